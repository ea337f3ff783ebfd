package se.lu.maxiv.sdm.proposalsync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Journal;
import se.lu.maxiv.sdm.proposalsync.core.JournalKnowledge;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalMemory;

/**
 * The journal as a file: a JSON object a line, written through to the disk before anything depends
 * on it. One server at a time may have it, which a lock sees to. When most of its lines cannot
 * matter any more, a short one takes its place and it stays as an archive. Thread-safe.
 */
final class JournalFile implements Journal, AutoCloseable {
  /** Its name in {@code JournalDirectory}. */
  static final String NAME = "journal.jsonl";

  /** Bytes from which on it is worth the trouble to make it shorter. */
  private static final long LONG = 8L << 20;

  /** How many times as many lines as are needed make it worth the trouble. */
  private static final int TIMES = 2;

  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path folder;
  private final Path file;
  private final JournalLock lock;
  private final JournalMemory memory = new JournalMemory();
  private final long shortenedFrom;
  private FileChannel channel;
  private long count;
  private long end;
  private long nextTry;

  /** What the file holds is not what it should hold, so nothing must be written behind it. */
  private boolean broken;

  private JournalFile(Path folder, JournalLock lock, long shortenedFrom) throws IOException {
    this.folder = folder;
    this.file = folder.resolve(NAME);
    this.lock = lock;
    this.shortenedFrom = shortenedFrom;
    this.nextTry = shortenedFrom;
    Shortening.tidyUp(folder);
    this.channel = FileChannel.open(file, OPTIONS, Shortening.OWNER_ONLY);
    try {
      Shortening.sync(folder);
      read();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Opens the journal, or begins it.
   *
   * @param directory exists and belongs to this server
   * @throws SdmException when it cannot be had or understood; nothing may be changed then
   */
  static JournalFile in(Path directory) {
    return in(directory, LONG);
  }

  /** The same, with another number of bytes from which on it is made shorter. */
  static JournalFile in(Path directory, long shortenedFrom) {
    try {
      JournalLock lock = JournalLock.of(directory);
      try {
        var journal = new JournalFile(directory, lock, shortenedFrom);
        journal.shortenIfWorthwhile();
        return journal;
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw failed("open", directory.resolve(NAME), e);
    }
  }

  private void read() throws IOException {
    try (JournalReader reader = new JournalReader(file)) {
      reader.read(Long.MAX_VALUE, memory::learn);
      count = reader.count();
      end = reader.end();
    }
    if (end < channel.size()) {
      LOG.warn("{} ended within a line, as after a loss of power; that line was never used", file);
      channel.truncate(end);
    }
  }

  @Override
  public synchronized void append(List<JournalLine> more) {
    if (broken) {
      throw failed("write", file, new IOException("an earlier failure left it unfit"));
    }
    ByteBuffer bytes = Shortening.bytes(more);
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
    more.forEach(memory::learn);
    count += more.size();
    shortenIfWorthwhile();
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

  private synchronized void shortenIfWorthwhile() {
    if (end >= nextTry && count > (long) TIMES * memory.size()) {
      shorten();
    }
  }

  /** What cannot be made shorter is as good as before; it is tried again at twice the size. */
  private void shorten() {
    nextTry = TIMES * end;
    try {
      var shortening = new Shortening(folder, memory.newest());
      Shortening.Shorter fresh = shortening.write(count - memory.recentCount(), end);
      try {
        shortening.archive();
      } catch (IOException | RuntimeException e) {
        fresh.channel().close();
        throw e;
      }
      replace(shortening, fresh);
    } catch (IOException | UnsupportedOperationException | SdmException e) {
      LOG.warn("{} could not be shortened and goes on growing", file, e);
      tidyUp();
    }
  }

  private void replace(Shortening shortening, Shortening.Shorter fresh) {
    FileChannel before = channel;
    channel = fresh.channel();
    try {
      shortening.replace();
      before.close();
    } catch (IOException e) {
      broken = true;
      LOG.error("{} may be the long or the short one; nothing is written until Init", file, e);
      return;
    }
    LOG.info("{} was shortened from {} bytes to {}", file, end, fresh.end());
    count = fresh.told() + memory.recentCount();
    end = fresh.end();
    nextTry = shortenedFrom;
  }

  private void tidyUp() {
    try {
      Shortening.tidyUp(folder);
    } catch (IOException e) {
      LOG.warn("What is left of the attempt in {} stays until the next start", folder, e);
    }
  }

  @Override
  public synchronized JournalKnowledge knowledge() {
    return memory.knowledge();
  }

  @Override
  public synchronized List<JournalLine> lines() {
    return memory.recent();
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{} could not be closed", file, e);
    }
    lock.close();
  }

  private static SdmException failed(String what, Path file, Exception e) {
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "Could not %s the journal %s (%s: %s), so nothing is changed; check JournalDirectory and the disk."
            .formatted(what, file, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
