package se.lu.maxiv.sdm.support.useroffice;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import se.lu.maxiv.sdm.model.Shown;

/**
 * DUO's times: {@code dd/MM/yyyy} with or without {@code HH:mm[:ss]}, by facility, local to the
 * site.
 *
 * @param zone the site's zone
 */
record DuoTimes(ZoneId zone) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("dd/MM/uuuu[ HH:mm[:ss]]", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  // what the directory's own calendar starts with: an account that never expires
  private static final int NEVER = 1601;

  /** A moment; of a date alone its first one. */
  ZonedDateTime from(String what, String text) {
    return moment(what, text, LocalTime.MIN);
  }

  /** A moment; of a date alone its last second. */
  ZonedDateTime until(String what, String text) {
    return moment(what, text, LocalTime.of(23, 59, 59));
  }

  /** Whether an account's {@code expire}, a date such as 2027-12-31, lies before a day. */
  static boolean isExpired(String expire, LocalDate today) {
    if (expire.isBlank()) {
      return false;
    }
    try {
      LocalDate last = LocalDate.parse(expire.strip());
      return last.getYear() > NEVER && last.isBefore(today);
    } catch (DateTimeException e) {
      throw Fields.broken("An account's expire " + Shown.quoted(expire) + " is not a date");
    }
  }

  private ZonedDateTime moment(String what, String text, LocalTime ofDate) {
    try {
      TemporalAccessor parsed = FORM.parseBest(text.strip(), LocalDateTime::from, LocalDate::from);
      return parsed instanceof LocalDateTime local
          ? local.atZone(zone)
          : LocalDate.from(parsed).atTime(ofDate).atZone(zone);
    } catch (DateTimeException e) {
      throw Fields.broken(
          what + " " + Shown.quoted(text) + " is not a time such as 21/01/2024 08:00:00");
    }
  }
}
