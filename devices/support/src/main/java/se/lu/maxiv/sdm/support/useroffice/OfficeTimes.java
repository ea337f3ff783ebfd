package se.lu.maxiv.sdm.support.useroffice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Times of the neutral form: ISO 8601, in the site's zone when they name none, and told in the
 * site's zone whatever they name, so that a visit's local day is the beamline's.
 *
 * @param zone the site's zone
 */
record OfficeTimes(ZoneId zone) {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  // ISO 8601 as programs really write it: also "+0100", and a space in the place of the T
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXXXX][XX][X]")
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  /** A moment; of a date alone its first one. */
  ZonedDateTime from(String what, String text) {
    return moment(what, text, LocalTime.MIN);
  }

  /** A moment; of a date alone its last second. */
  ZonedDateTime until(String what, String text) {
    return moment(what, text, LocalTime.of(23, 59, 59));
  }

  private ZonedDateTime moment(String what, String text, LocalTime ofDate) {
    try {
      TemporalAccessor parsed =
          ISO.parseBest(text.strip(), ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
      return sane(what, text, inZone(parsed, ofDate));
    } catch (DateTimeException e) {
      throw notATime(what, text);
    }
  }

  private ZonedDateTime inZone(TemporalAccessor parsed, LocalTime ofDate) {
    if (parsed instanceof ZonedDateTime zoned) {
      return zoned.withZoneSameInstant(zone);
    }
    if (parsed instanceof LocalDateTime local) {
      return local.atZone(zone);
    }
    return LocalDate.from(parsed).atTime(ofDate).atZone(zone);
  }

  private static ZonedDateTime sane(String what, String text, ZonedDateTime time) {
    if (time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR) {
      throw notATime(what, text);
    }
    return time;
  }

  private static RuntimeException notATime(String what, String text) {
    return Fields.broken(
        what + " " + Shown.quoted(text) + " is not a time such as 2024-01-21T08:00:00+01:00");
  }
}
