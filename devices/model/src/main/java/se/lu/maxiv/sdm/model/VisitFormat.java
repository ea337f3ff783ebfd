package se.lu.maxiv.sdm.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * How a visit's folder is named: by the local date, or date and hour, at which its first shift
 * starts.
 *
 * @param withHour true: {@code yyyyMMddHH}; false: {@code yyyyMMdd}
 * @param zone the facility's time zone
 */
public record VisitFormat(boolean withHour, ZoneId zone) {
  private static final DateTimeFormatter DAY = strict("uuuuMMdd");
  private static final DateTimeFormatter HOUR = strict("uuuuMMddHH");

  /**
   * The format with that pattern.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when it is neither of the two
   */
  public static VisitFormat of(String pattern, ZoneId zone) {
    return switch (pattern) {
      case "yyyyMMddHH" -> new VisitFormat(true, zone);
      case "yyyyMMdd" -> new VisitFormat(false, zone);
      default ->
          throw SdmException.configuration(
              "VisitFormat is " + Shown.quoted(pattern) + "; use yyyyMMddHH or yyyyMMdd.");
    };
  }

  /** The pattern as a person writes it. */
  public String pattern() {
    return withHour ? "yyyyMMddHH" : "yyyyMMdd";
  }

  /** The folder's name of a visit that starts then. */
  public String nameOf(ZonedDateTime start) {
    return (withHour ? HOUR : DAY).format(start.withZoneSameInstant(zone));
  }

  /** The local day of a moment, as eight digits. */
  public String dayOf(ZonedDateTime moment) {
    return DAY.format(moment.withZoneSameInstant(zone));
  }

  /** The moment that a typed name stands for, when it is exactly of this format. */
  public Optional<ZonedDateTime> startOf(String name) {
    // The formatter would also take a sign and years of up to nine digits.
    if (name.length() != pattern().length()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          withHour
              ? LocalDateTime.parse(name, withMinutes()).atZone(zone)
              : LocalDate.parse(name, DAY).atStartOfDay(zone));
    } catch (DateTimeException notOfThisForm) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter withMinutes() {
    return new java.time.format.DateTimeFormatterBuilder()
        .append(HOUR)
        .parseDefaulting(java.time.temporal.ChronoField.MINUTE_OF_HOUR, 0)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
