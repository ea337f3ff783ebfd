package se.lu.maxiv.sdm.proposalsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.CanonicalJson;
import se.lu.maxiv.sdm.proposalsync.core.Journal;
import se.lu.maxiv.sdm.proposalsync.core.JournalForm;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;

/**
 * The journal as a file: a JSON object a line, written through to the disk before anything depends
 * on it. One server at a time may have it, which a lock sees to. Thread-safe.
 */
final class JournalFile implements Journal, AutoCloseable {
  /** Its name in {@code JournalDirectory}. */
  static final String NAME = "journal.jsonl";

  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path file;
  private final FileChannel channel;
  private final List<JournalLine> lines;
  private long end;

  /** Something was written that could not be taken back, so it must not be written behind it. */
  private boolean broken;

  private JournalFile(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    byte[] bytes = all(channel);
    this.end = endOfLastLine(bytes);
    this.lines = read(new String(bytes, 0, (int) end, StandardCharsets.UTF_8));
    if (end < bytes.length) {
      LOG.warn("{} ended within a line, as after a loss of power; that line was never used", file);
      channel.truncate(end);
    }
  }

  /**
   * Opens the journal, or begins it.
   *
   * @param directory exists and belongs to this server
   * @throws SdmException when it cannot be had or understood; nothing may be changed then
   */
  static JournalFile in(Path directory) {
    Path file = directory.resolve(NAME);
    FileChannel channel = open(directory, file);
    try {
      return new JournalFile(file, channel);
    } catch (IOException | SdmException e) {
      closeAfter(channel, e);
      throw e instanceof SdmException known ? known : failed("read", file, e);
    }
  }

  /** By the channel that has the lock: closing any other one would give the lock away. */
  private static byte[] all(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {
      // reads on from where the buffer is
    }
    return buffer.array();
  }

  private static FileChannel open(Path directory, Path file) {
    FileChannel channel = create(file);
    try {
      lock(channel, file);
      try (FileChannel folder = FileChannel.open(directory, StandardOpenOption.READ)) {
        folder.force(true);
      }
      return channel;
    } catch (IOException | SdmException e) {
      closeAfter(channel, e);
      throw e instanceof SdmException known ? known : failed("open", file, e);
    }
  }

  private static FileChannel create(Path file) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      return FileChannel.open(file, OPTIONS, ownerOnly);
    } catch (IOException e) {
      throw failed("open", file, e);
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    boolean mine;
    try {
      // held until the channel is closed
      mine = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      mine = false;
    }
    if (!mine) {
      throw SdmException.configuration(
          "The journal %s is in use by another server; give each device a JournalDirectory of its own."
              .formatted(file));
    }
  }

  @Override
  public synchronized void append(List<JournalLine> more) {
    if (broken) {
      throw failed("write", file, new IOException("a line of an earlier failure is in it"));
    }
    var text = new StringBuilder();
    more.forEach(line -> text.append(CanonicalJson.of(JournalForm.tree(line))).append('\n'));
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    try {
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(false);
      end = at;
    } catch (IOException e) {
      SdmException failure = failed("write", file, e);
      takeBack(failure);
      throw failure;
    }
    lines.addAll(more);
  }

  /** What was written of lines that nobody may rely on. */
  private void takeBack(SdmException failure) {
    try {
      channel.truncate(end);
      channel.force(true);
    } catch (IOException e) {
      broken = true;
      failure.addSuppressed(e);
    }
  }

  @Override
  public synchronized List<JournalLine> lines() {
    return Collections.unmodifiableList(new ArrayList<>(lines));
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{} could not be closed", file, e);
    }
  }

  private List<JournalLine> read(String text) {
    var read = new ArrayList<JournalLine>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        read.add(JournalForm.line(JSON.readValue(line, TREE)));
      } catch (JsonProcessingException | SdmException e) {
        throw new SdmException(
            Reason.DEPENDENCY_ERROR,
            "Line %d of the journal %s could not be understood, so nothing is changed; put the journal back from a backup."
                .formatted(number, file),
            e);
      }
    }
    return read;
  }

  private static long endOfLastLine(byte[] bytes) {
    int at = bytes.length;
    while (at > 0 && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }

  private static void closeAfter(FileChannel channel, Exception cause) {
    try {
      channel.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private static SdmException failed(String what, Path file, Exception e) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "Could not %s the journal %s (%s: %s), so nothing is changed; check JournalDirectory and the disk."
            .formatted(what, file, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
