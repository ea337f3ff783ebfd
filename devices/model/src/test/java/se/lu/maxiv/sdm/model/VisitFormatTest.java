package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitFormatTest {
  private static final ZoneId LUND = ZoneId.of("Europe/Stockholm");
  private static final VisitFormat HOUR = VisitFormat.of("yyyyMMddHH", LUND);
  private static final VisitFormat DAY = VisitFormat.of("yyyyMMdd", LUND);

  @Test
  void namesAVisitByTheLocalStartOfItsFirstShift() {
    ZonedDateTime start = ZonedDateTime.parse("2026-11-21T23:30:00Z");

    assertThat(HOUR.nameOf(start)).isEqualTo("2026112200");
    assertThat(DAY.nameOf(start)).isEqualTo("20261122");
    assertThat(HOUR.dayOf(start)).isEqualTo("20261122");
  }

  @Test
  void tellsItsPatternAsItWasWritten() {
    assertThat(HOUR.pattern()).isEqualTo("yyyyMMddHH");
    assertThat(DAY.pattern()).isEqualTo("yyyyMMdd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yyyy", "YYYYMMDD", "yyyyMMddHHmm", "yyyyMMdd ", "uuuuMMdd"})
  void anotherPatternIsAWrongProperty(String pattern) {
    assertThatThrownBy(() -> VisitFormat.of(pattern, LUND))
        .hasMessageContaining("use yyyyMMddHH or yyyyMMdd")
        .extracting(e -> ((SdmException) e).reason())
        .isEqualTo(Reason.CONFIGURATION_ERROR);
  }

  @Test
  void understandsAnHourAndADay() {
    assertThat(HOUR.startOf("2026112208"))
        .contains(ZonedDateTime.parse("2026-11-22T08:00:00+01:00[Europe/Stockholm]"));
    assertThat(DAY.startOf("20240229"))
        .contains(ZonedDateTime.parse("2024-02-29T00:00:00+01:00[Europe/Stockholm]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026133208",
        "2026112299",
        "2026112224",
        "2026022908",
        "20261122",
        "202611220",
        "20261122080",
        "2026-11-22",
        "2026 11 22",
        "-202611220",
        "+9999999991231",
        "+999999999123100",
        "-99999999901010",
        "２０２６１１２２０８",
        "2026112208\n",
        ""
      })
  void whatIsNoHourOfTheCalendarIsNone(String name) {
    assertThat(HOUR.startOf(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"20261332", "20261301", "20260230", "20230229", "2026112208", "+2026112", ""})
  void whatIsNoDayOfTheCalendarIsNone(String name) {
    assertThat(DAY.startOf(name)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026032901, 2026-03-29T00:00:00Z",
    "2026032903, 2026-03-29T01:00:00Z",
    "2026102501, 2026-10-24T23:00:00Z",
    "2026102503, 2026-10-25T02:00:00Z"
  })
  void hoursRoundAChangeOfTheClocksAreExact(String name, ZonedDateTime moment) {
    assertThat(HOUR.startOf(name).orElseThrow().toInstant()).isEqualTo(moment.toInstant());
    assertThat(HOUR.nameOf(moment)).isEqualTo(name);
  }

  @Test
  void theHourThatSpringLeavesOutStandsForTheNext() {
    assertThat(HOUR.startOf("2026032902").orElseThrow().toInstant())
        .isEqualTo(ZonedDateTime.parse("2026-03-29T01:00:00Z").toInstant());
  }

  @Test
  void theHourThatAutumnHasTwiceStandsForTheFirst() {
    assertThat(HOUR.startOf("2026102502").orElseThrow().toInstant())
        .isEqualTo(ZonedDateTime.parse("2026-10-25T00:00:00Z").toInstant());
    assertThat(HOUR.nameOf(ZonedDateTime.parse("2026-10-25T01:30:00Z"))).isEqualTo("2026102502");
  }
}
