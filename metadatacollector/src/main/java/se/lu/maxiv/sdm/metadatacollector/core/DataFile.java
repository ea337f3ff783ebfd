package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;

/**
 * A file of a scan.
 *
 * @param path absolute
 * @param size in bytes, -1 while nobody has seen the file
 * @param time when it was last changed; {@link Instant#EPOCH} while nobody has seen it
 * @param missing whether it did not appear in the time that was given to it
 */
public record DataFile(String path, long size, Instant time, boolean missing) {
  /** A file that was announced and that nobody has seen. */
  public static DataFile announced(String path) {
    return new DataFile(path, -1, Instant.EPOCH, false);
  }

  /** Whether its size and time are known. */
  public boolean isSeen() {
    return size >= 0;
  }
}
