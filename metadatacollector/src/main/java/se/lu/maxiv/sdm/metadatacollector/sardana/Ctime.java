package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Times as Python's {@code ctime()} writes them: local, of one second, and without a zone. */
final class Ctime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss uuuu", Locale.ENGLISH);

  private Ctime() {}

  /**
   * The moment that was meant.
   *
   * @param text such as {@code "Sun Nov 1 06:45:47 2026"}
   * @param near when it was heard: of the two moments that an hour in autumn has, the nearer one is
   *     meant; a text that is no time means this one
   */
  static Instant instant(String text, ZoneId zone, Instant near) {
    try {
      LocalDateTime local = LocalDateTime.parse(text.strip().replaceAll(" +", " "), FORM);
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
      return offsets.stream()
          .map(local::toInstant)
          .min(Comparator.comparing(moment -> Duration.between(moment, near).abs()))
          .orElseGet(() -> local.atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return near;
    }
  }
}
