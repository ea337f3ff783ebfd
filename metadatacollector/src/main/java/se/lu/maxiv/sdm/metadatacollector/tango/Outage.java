package se.lu.maxiv.sdm.metadatacollector.tango;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A device does not answer, or not in time.
 *
 * @param since when that was found out
 * @param words why, one sentence
 * @param limit how fast it has to answer to be asked again, in the time of those who wait
 * @param probes how often it was asked since
 */
record Outage(Instant since, String words, Duration limit, int probes) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final int LAST_DOUBLING = 4;

  /** It was asked once more, in vain. */
  Outage again(String newWords) {
    return new Outage(since, newWords, limit, probes + 1);
  }

  /** How long to leave it alone: half a second at first, 8 s at last. */
  Duration pause() {
    return FIRST_PAUSE.multipliedBy(1L << Math.min(probes, LAST_DOUBLING));
  }

  /** Why an item has no value, one sentence after the other. */
  String sentence(ZoneId zone) {
    return "It was skipped, as since %s: %s It is asked in the background."
        .formatted(TIME.format(since.atZone(zone)), words);
  }
}
