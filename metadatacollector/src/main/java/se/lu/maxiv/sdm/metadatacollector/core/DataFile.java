package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A file of a scan.
 *
 * @param path absolute
 * @param size in bytes, -1 while nobody has seen the file
 * @param time when it was last changed; {@link Instant#EPOCH} while nobody has seen it
 * @param missing whether it did not appear in the time that was given to it
 */
public record DataFile(String path, long size, Instant time, boolean missing) {
  /** One that was not changed for so long is not looked at twice. */
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** A file that was announced and that nobody has seen. */
  public static DataFile announced(String path) {
    return new DataFile(path, -1, Instant.EPOCH, false);
  }

  /**
   * Whether nothing more comes: acquisition may write on for a while after a scan has ended.
   *
   * @param before what the last look has seen
   */
  public boolean isSettled(Set<DataFile> before, Instant now) {
    return isSeen() && (time.plus(QUIET).isBefore(now) || before.contains(this));
  }

  /** Whether its size and time are known. */
  public boolean isSeen() {
    return size >= 0;
  }
}
