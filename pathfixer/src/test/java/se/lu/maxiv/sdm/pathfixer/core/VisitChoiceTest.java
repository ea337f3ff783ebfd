package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Visit;

/** Which visit of the user office a text means. */
class VisitChoiceTest {
  private static final Site SITE = Site.usual();
  private static final Visit MORNING =
      Draft.visit("am", "2026-11-22T06:00+01:00", "2026-11-22T11:00+01:00", "carl");
  private static final Visit EVENING =
      Draft.visit("pm", "2026-11-22T16:00+01:00", "2026-11-22T22:00+01:00", "dora");

  @Test
  void isMeantByItsExactName() {
    ChosenVisit visit = SITE.visiting("carl", Site.ID, "2026112208").requireVisit();

    assertThat(visit)
        .isEqualTo(
            new ChosenVisit(
                "2026112208",
                "v1",
                Draft.RUNNING.start().toInstant(),
                Draft.RUNNING.end().toInstant()));
  }

  @Test
  void isMeantByEightDigitsOfTheDayOnWhichItBegins() {
    assertThat(SITE.folder("carl", "20261122")).isEqualTo("2026112208");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20261123", "20261124"})
  void isMeantByADayThatItCovers(String day) {
    assertThat(SITE.folder("carl", day)).isEqualTo("2026112208");
  }

  @Test
  void aVisitThatEndsAtMidnightDoesNotCoverTheNextDay() {
    Site site = of(Draft.visit("v1", "2026-11-21T08:00+01:00", "2026-11-22T23:00:00Z"));

    assertThat(site.folder("carl", "20261122")).isEqualTo("2026112108");
    Refusal.outOfRange(() -> site.folder("carl", "20261123")).contains("choose one of 2026112108");
  }

  @Test
  void aVisitThatBeginsOnTheDayComesBeforeOneThatRunsIntoIt() {
    Visit night = Draft.visit("v0", "2026-11-21T20:00+01:00", "2026-11-22T04:00+01:00");
    Site site = of(night, Draft.RUNNING).gap(Duration.ofHours(2));

    assertThat(site.folder("carl", "20261122")).isEqualTo("2026112208");
    assertThat(site.folder("carl", "20261121")).isEqualTo("2026112120");
  }

  @Test
  void aDayOnWhichSeveralBeginIsRefusedWithTheirNames() {
    Site site = of(MORNING, EVENING).gap(Duration.ofHours(2));

    Refusal.outOfRange(() -> site.folder("ana", "20261122"))
        .isEqualTo(
            "Visit \"20261122\" of proposal 20260251 was refused: several begin on that day:"
                + " 2026112216, 2026112206.");
    assertThat(site.folder("ana", "2026112206")).isEqualTo("2026112206");
  }

  @Test
  void ofSeveralWithOneNameItIsTheOneThatThePersonMaySee() {
    Site site = of(MORNING, EVENING).days().gap(Duration.ofHours(2));

    assertThat(site.visiting("carl", Site.ID, "20261122").requireVisit().officeId())
        .isEqualTo("am");
    assertThat(site.visiting("dora", Site.ID, "20261122").requireVisit().officeId())
        .isEqualTo("pm");
    assertThat(site.visiting("ana", Site.ID, "20261122").requireVisit().officeId()).isEqualTo("am");
    assertThat(
            site.at("2026-11-22T17:00+01:00")
                .visiting("ana", Site.ID, "20261122")
                .requireVisit()
                .officeId())
        .isEqualTo("pm");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261121",
        "2026112209",
        "20261332",
        "2026112299",
        "2026-11-22",
        "2026112",
        "../x",
        "22",
        "２０２６１１２２",
        "2026112208\n",
        "2026112a"
      })
  void whatNamesNoVisitIsRefusedWithTheChoices(String text) {
    Refusal.outOfRange(() -> SITE.folder("carl", text))
        .contains("was refused: choose one of 2026112208.");
  }

  @Test
  void aProposalWithoutVisitHereSaysSo() {
    Refusal.outOfRange(() -> of().folder("carl", "2026112208"))
        .endsWith("the user office has no visit planned for it at nanomax.");
  }

  @Test
  void whoIsNotListedByAVisitIsRefusedAlthoughTheProposalNamesThem() {
    Refusal.notAllowed(() -> of(MORNING).folder("dora", "2026112206"))
        .startsWith("Visit \"2026112206\" of proposal 20260251 was refused: dora is not among");
    assertThat(of(MORNING).folder("stina", "2026112206")).isEqualTo("2026112206");
  }

  @Test
  void anEntryWithoutIdIsNoWayRoundTheList() {
    Visit nameless = Draft.visit("", "2026-11-22T08:00+01:00", "2026-11-23T08:00+01:00", "carl");

    Refusal.notAllowed(() -> of(nameless).folder("dora", "2026112208")).contains("not among");
    assertThat(of(nameless).folder("carl", "2026112208")).isEqualTo("2026112208");
  }

  @Test
  void entriesThatShareAnIdAreJudgedEachByItsOwnList() {
    Visit old = Draft.visit("same", "2026-11-20T08:00+01:00", "2026-11-20T16:00+01:00", "carl");
    Visit young = Draft.visit("same", "2026-11-22T08:00+01:00", "2026-11-22T16:00+01:00", "dora");
    Site site = of(old, young);

    assertThat(site.folder("carl", "2026112008")).isEqualTo("2026112008");
    Refusal.notAllowed(() -> site.folder("dora", "2026112008")).contains("dora is not among");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:00+01:00, true",
    "2026-11-20T07:59+01:00, false",
    "2026-12-01T08:00+01:00, true",
    "2026-12-01T08:01+01:00, false"
  })
  void mayBeChosenFromSomeDaysBeforeToSomeDaysAfter(String moment, boolean isAllowed) {
    Site site = SITE.at(moment);

    if (isAllowed) {
      assertThat(site.folder("carl", "2026112208")).isEqualTo("2026112208");
    } else {
      Refusal.notAllowed(() -> site.folder("carl", "2026112208"))
          .contains("it may be selected from 2026-11-20 to 2026-12-01 only");
    }
  }

  @Test
  void theDaysOfARefusalAreLocalOnes() {
    Site site =
        of(Draft.visit("v1", "2026-11-21T23:00:00Z", "2026-11-22T23:30:00Z"))
            .at("2027-01-01T12:00:00Z");

    Refusal.notAllowed(() -> site.folder("carl", "2026112200"))
        .contains("from 2026-11-20 to 2026-11-30 only");
  }

  @Test
  void itsFolderStaysWhenTheOfficeMovesIt() {
    Site moved =
        of(Draft.visit("v1", "2026-11-23T16:00+01:00", "2026-11-24T08:00+01:00"))
            .pinned(pin("v1", "2026112208"));

    assertThat(moved.folder("carl", "2026112208")).isEqualTo("2026112208");
    assertThat(moved.folder("carl", "20261123")).isEqualTo("2026112208");
    Refusal.outOfRange(() -> moved.folder("carl", "2026112316"))
        .contains("choose one of 2026112208");
  }

  @Test
  void itsFolderStaysWhenTheOfficeAddsAShiftInFront() {
    Visit before = Draft.visit("v0", "2026-11-21T08:00+01:00", "2026-11-21T20:00+01:00");
    Site longer = of(before, Draft.RUNNING).pinned(pin("v1", "2026112208"));

    assertThat(longer.folder("carl", "2026112208")).isEqualTo("2026112208");
    Refusal.outOfRange(() -> longer.folder("carl", "2026112108"))
        .contains("choose one of 2026112208");
  }

  @Test
  void aPinOfAnotherProposalIsNotItsOwn() {
    Site site = SITE.pinned(new Pins(Map.of(), Map.of("20260252/v1", "2020010108")));

    assertThat(site.folder("carl", "2026112208")).isEqualTo("2026112208");
  }

  @Test
  void aRunningVisitIsTakenByItselfOnlyWithAutoVisit() {
    assertThat(SITE.chosen("carl", Site.ID).isComplete()).isFalse();
    assertThat(SITE.autoVisit().chosen("carl", Site.ID).requireVisit().folder())
        .isEqualTo("2026112208");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T07:59:59+01:00", "2026-11-24T08:00+01:00"})
  void autoVisitTakesNoneThatIsNotRunning(String moment) {
    assertThat(SITE.autoVisit().at(moment).chosen("carl", Site.ID).isComplete()).isFalse();
  }

  @Test
  void autoVisitTakesNoneThatThePersonMayNotSee() {
    Site site = of(MORNING, EVENING).gap(Duration.ofHours(2)).autoVisit();

    assertThat(site.chosen("carl", Site.ID).requireVisit().folder()).isEqualTo("2026112206");
    assertThat(site.chosen("dora", Site.ID).isComplete()).isFalse();
  }

  @Test
  void autoVisitTakesEntriesThatOverlapAsOneVisit() {
    Visit other = Draft.visit("v2", "2026-11-22T09:00+01:00", "2026-11-22T12:00+01:00");
    Site site = of(Draft.RUNNING, other).gap(Duration.ZERO).autoVisit();

    assertThat(site.chosen("carl", Site.ID).requireVisit().folder()).isEqualTo("2026112208");
  }

  @Test
  void ofTwoVisitsAutoVisitTakesTheOneThatRuns() {
    Visit next = Draft.visit("v2", "2026-11-29T08:00+01:00", "2026-11-30T12:00+01:00");

    assertThat(of(Draft.RUNNING, next).autoVisit().chosen("carl", Site.ID).requireVisit().folder())
        .isEqualTo("2026112208");
  }

  private static Site of(Visit... visits) {
    return Site.with(Draft.of(Site.ID).visits(visits));
  }

  private static Pins pin(String visit, String folder) {
    return new Pins(Map.of(), Map.of(Site.ID + "/" + visit, folder));
  }
}
