package se.lu.maxiv.sdm.proposalsync;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The right to write a journal, of one server at a time: a lock on a file beside it that is never
 * written, renamed or removed, while the journal itself may be another file after a while.
 */
final class JournalLock implements AutoCloseable {
  /** Its name in {@code JournalDirectory}. */
  static final String NAME = "journal.lock";

  private static final Logger LOG = LoggerFactory.getLogger(JournalLock.class);

  /** A process loses its lock when it closes any channel of the file: it opens none twice. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private JournalLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes it.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when somebody has it
   */
  static JournalLock of(Path directory) throws IOException {
    Path folder = directory.toRealPath();
    if (!HELD.add(folder)) {
      throw inUse(directory);
    }
    try {
      return new JournalLock(folder, locked(directory));
    } catch (IOException | RuntimeException e) {
      HELD.remove(folder);
      throw e;
    }
  }

  private static FileChannel locked(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(NAME),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            Shortening.OWNER_ONLY);
    try {
      // held until the channel is closed
      if (channel.tryLock() == null) {
        throw inUse(directory);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static SdmException inUse(Path directory) {
    return SdmException.configuration(
        "The journal in %s is in use by another server; give each device a JournalDirectory of its own."
            .formatted(directory));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("{} could not be closed", folder.resolve(NAME), e);
    }
    HELD.remove(folder);
  }
}
