package se.lu.maxiv.sdm.metadatacollector.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A queue of records in a file whose space is taken beforehand, so that a full disk does not matter
 * to it. Two head blocks, written in turn, tell where the first record is; a record counts when its
 * check sum is right and its generation is the head's. So power may fail at any moment: what {@link
 * #append} returned for is there, and what {@link #removeFirst} returned for is not. The space is
 * used anew when the queue is empty. Not thread-safe.
 */
final class SpoolFile implements AutoCloseable {
  /** A record begins in a block of its own: a write that power cuts short spoils no other. */
  private static final int BLOCK = 4096;

  private static final int HEADS = 2;
  private static final long BEGIN = (long) HEADS * BLOCK;
  private static final int MAGIC = 0x53444d51; // SDMQ
  private static final int HEAD_BYTES = 4 + 3 * 8 + 8;
  private static final int RECORD_HEAD_BYTES = 4 + 8 + 8;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final FileChannel channel;
  private final long size;
  private final Deque<Long> starts = new ArrayDeque<>();
  private Head head;
  private long end;

  /**
   * Where the queue is.
   *
   * @param turn counts heads; the higher one is valid
   * @param generation of the records that count
   * @param first where the first one begins
   */
  private record Head(long turn, long generation, long first) {}

  private SpoolFile(FileChannel channel, Head head) throws IOException {
    this.channel = channel;
    this.size = channel.size();
    this.head = head;
    this.end = head.first();
  }

  /**
   * Opens the file, or makes it.
   *
   * @param bytes what a new one takes on the disk
   * @return empty when another program has it open
   * @throws IOException when there is no room for a new one, or it is no such file
   */
  static Optional<SpoolFile> open(Path file, long bytes) throws IOException {
    if (!Files.exists(file)) {
      make(file, bytes);
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new SpoolFile(channel, newestHead(channel)));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * All records, oldest first; called once, before anything else. One that is damaged, or was cut
   * short, is left out; those behind it are found, since each begins in a block of its own.
   */
  List<byte[]> records() throws IOException {
    List<byte[]> records = new ArrayList<>();
    long at = head.first();
    while (at < size) {
      Optional<byte[]> record = read(at);
      if (record.isPresent()) {
        records.add(record.get());
        starts.add(at);
        end = at + blocks(record.get().length);
      }
      at = record.isPresent() ? end : at + BLOCK;
    }
    return records;
  }

  /** Adds a record; false when there is no room. It is on the disk when this returns true. */
  boolean append(byte[] record) throws IOException {
    long length = blocks(record.length);
    if (end + length > size) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.allocate(RECORD_HEAD_BYTES + record.length);
    bytes.putInt(record.length).putLong(head.generation());
    bytes.putLong(sum(head.generation(), record)).put(record).flip();
    write(bytes, end);
    starts.add(end);
    end += length;
    return true;
  }

  /** Removes the oldest record. */
  void removeFirst() throws IOException {
    boolean isLast = starts.size() == 1;
    Head next =
        isLast
            ? new Head(head.turn() + 1, head.generation() + 1, BEGIN)
            : new Head(
                head.turn() + 1,
                head.generation(),
                starts.stream().skip(1).findFirst().orElseThrow());
    write(bytes(next), (next.turn() % HEADS) * BLOCK);
    head = next;
    starts.removeFirst();
    end = isLast ? BEGIN : end;
  }

  /** The bytes that are left. */
  long room() {
    return size - end;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private Optional<byte[]> read(long at) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(RECORD_HEAD_BYTES);
    if (!fill(channel, start, at)) {
      return Optional.empty();
    }
    int length = start.getInt();
    long generation = start.getLong();
    long sum = start.getLong();
    if (length < 0 || generation != head.generation() || at + blocks(length) > size) {
      return Optional.empty();
    }
    ByteBuffer record = ByteBuffer.allocate(length);
    boolean isWhole =
        fill(channel, record, at + RECORD_HEAD_BYTES) && sum(generation, record.array()) == sum;
    return isWhole ? Optional.of(record.array()) : Optional.empty();
  }

  private void write(ByteBuffer bytes, long at) throws IOException {
    long position = at;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
    channel.force(false);
  }

  private static boolean fill(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        return false;
      }
    }
    bytes.flip();
    return true;
  }

  private static long blocks(int length) {
    return (RECORD_HEAD_BYTES + (long) length + BLOCK - 1) / BLOCK * BLOCK;
  }

  private static long sum(long generation, byte[] record) {
    var sum = new CRC32();
    sum.update(ByteBuffer.allocate(12).putLong(generation).putInt(record.length).flip());
    sum.update(record);
    return sum.getValue();
  }

  private static ByteBuffer bytes(Head head) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES).putInt(MAGIC);
    bytes.putLong(head.turn()).putLong(head.generation()).putLong(head.first());
    var sum = new CRC32();
    sum.update(bytes.duplicate().flip());
    return bytes.putLong(sum.getValue()).flip();
  }

  private static Head newestHead(FileChannel channel) throws IOException {
    Head newest = null;
    for (int i = 0; i < HEADS; i++) {
      ByteBuffer bytes = ByteBuffer.allocate(HEAD_BYTES);
      if (!fill(channel, bytes, (long) i * BLOCK) || bytes.getInt() != MAGIC) {
        continue;
      }
      var read = new Head(bytes.getLong(), bytes.getLong(), bytes.getLong());
      boolean isValid = bytes(read).equals(bytes.rewind());
      newest = isValid && (newest == null || read.turn() > newest.turn()) ? read : newest;
    }
    if (newest == null) {
      throw new IOException("it is no spool, or damaged");
    }
    return newest;
  }

  /** Beside itself, synced and put in place, so that a spool is never half made. */
  private static void make(Path file, long bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      for (long at = 0; at < bytes; at += BLOCK) {
        channel.write(block.clear(), at);
      }
      channel.write(bytes(new Head(0, 1, BEGIN)), 0);
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
