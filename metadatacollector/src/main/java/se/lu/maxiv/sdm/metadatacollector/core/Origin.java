package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;

/**
 * How a scan came to be known.
 *
 * @param source the Door's device name, or {@code command} for one that a program told
 * @param number the scan's own number, -1 when it has none
 * @param start when it began
 */
public record Origin(String source, long number, Instant start) {
  /** The source of scans that programs tell by commands. */
  public static final String COMMAND = "command";

  /** What is the same for one scan however often it is told: numbers alone repeat. */
  public String key() {
    return source + "#" + number + "@" + start.getEpochSecond();
  }
}
