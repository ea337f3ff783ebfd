package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;
import se.lu.maxiv.sdm.pathfixer.core.HealthCheck.Signs;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetLine;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;

class HealthCheckTest {
  private static final Site SITE = Site.usual();
  private static final Selection VISITING = SITE.visiting("carl", Site.ID, "2026112208");
  private static final View VIEW =
      View.STARTING.with(VISITING, SITE.place(VISITING), Site.NOW.toInstant());
  private static final View NOTHING = View.STARTING;

  /** Nothing is wrong with the device itself. */
  private static final Signs WELL = signs(List.of(), "", List.of());

  static HealthCheck check(Site site) {
    return new HealthCheck(site.rules(), WELL, site.known());
  }

  @Test
  void allIsWell() {
    assertThat(check(SITE).of(VIEW))
        .isEqualTo(
            new Health(
                false,
                List.of(),
                List.of(),
                List.of(
                    "Data go to /data/visitors/nanomax/20260251/2026112208/raw, proved for"
                        + " nanomax-service at 2026-11-22 10:00.",
                    "User office: file /o.json, as of 2026-11-22 09:00.")));
  }

  @Test
  void saysWhatToChooseNext() {
    assertThat(notes(SITE, NOTHING))
        .contains("No session, no data: choose a user, a proposal and a visit.");
    assertThat(notes(SITE, NOTHING.with(Site.user("carl"), null, null)))
        .contains("No session, no data: choose a proposal and a visit.");
    assertThat(notes(SITE, NOTHING.with(VISITING.withVisit(null), null, null)))
        .contains("No session, no data: choose a visit.");
  }

  @Test
  void faultsOfTheDeviceComeBeforeThoseOfThePath() {
    Signs signs = signs(List.of("no properties"), "raw is closed.", List.of("odd state file"));
    Health health = new HealthCheck(SITE.rules(), signs, SITE.known()).of(lost());

    assertThat(health.faults()).containsExactly("no properties", "raw is closed.");
    assertThat(health.alarms()).containsExactly("odd state file");
    assertThat(health.sentences())
        .startsWith("no properties", "raw is closed.", "odd state file")
        .noneMatch(sentence -> sentence.contains("No session"));
  }

  @Test
  void anOfficeThatNeverAnsweredIsAnAlarm() {
    Site silent = SITE.officeThatNeverAnswered();

    assertThat(alarms(silent, NOTHING))
        .containsExactly(
            "The file /o.json has never answered. No proposal can be chosen until it does.");
    assertThat(notes(silent, NOTHING)).contains("User office: file /o.json.");
    Signs failing = failing("It gave HTML.");
    assertThat(new HealthCheck(silent.rules(), failing, silent.known()).of(NOTHING).alarms())
        .containsExactly(
            "The file /o.json has never answered: It gave HTML. No proposal can be chosen until it"
                + " does.");
  }

  @Test
  void anOldListIsAnAlarmOnlyAfterItsAge() {
    Site young = SITE.at("2026-11-23T09:00:00+01:00");
    Site old = SITE.at("2026-11-23T09:00:01+01:00");

    assertThat(alarms(young, NOTHING)).isEmpty();
    assertThat(new HealthCheck(old.rules(), failing("It is away."), old.known()).of(NOTHING))
        .satisfies(
            health -> {
              assertThat(health.alarms())
                  .containsExactly(
                      "The list of proposals is from 2026-11-22 09:00, older than 24 h. It is"
                          + " away.");
              assertThat(health.notes())
                  .contains(
                      "User office: file /o.json, as of 2026-11-22 09:00, not answering now: It is"
                          + " away.");
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = TargetStatus.class,
      names = {"PENDING", "MISMATCH", "SHADOWED", "FAILED"})
  void aTargetThatIsNotOkForTenSecondsIsAnAlarm(TargetStatus status) {
    assertThat(alarms(SITE, showing(Lines.away(status, Duration.ofMillis(9999))))).isEmpty();
    assertThat(alarms(SITE, showing(Lines.away(status, Duration.ofSeconds(10)))))
        .containsExactly(Lines.TARGET + " is " + status + ": it does not answer.");
  }

  @Test
  void aTargetThatGoesToAndFroIsAwayAllTheTime() {
    // Its status is a second old; it has not been OK for a minute.
    assertThat(alarms(SITE, showing(Lines.away(TargetStatus.PENDING, Duration.ofMinutes(1)))))
        .hasSize(1);
  }

  @Test
  void aTargetWhoseScansLeaveNothingIsAnAlarmThough() {
    assertThat(alarms(SITE, showing(Lines.notStored(VIEW.samplePath(), Duration.ofSeconds(10)))))
        .singleElement()
        .asString()
        .contains("scans are not stored");
  }

  @Test
  void targetsThatAreOkOrClosedAreNoAlarm() {
    assertThat(alarms(SITE, showing(Lines.ok(VIEW.samplePath()), Lines.closed()))).isEmpty();
  }

  @Test
  void aChangedUserTypeIsAnAlarm() {
    Site changed = Site.with(Draft.of(Site.ID).named(UserType.STAFF));

    assertThat(alarms(changed, VIEW))
        .containsExactly(
            "The user office now counts it to staff (proposal 20260251); its data stay where they"
                + " are, under visitors: ask the user office, then Reset.");
  }

  @Test
  void aTypeThatIsNotToldAnyMoreIsNone() {
    assertThat(alarms(Site.with(Draft.of(Site.ID).type("X")), VIEW)).isEmpty();
  }

  @Test
  void aMovedVisitIsAnAlarm() {
    Site moved = of(Draft.visit("v1", "2026-11-23T16:00+01:00", "2026-11-24T08:00+01:00"));

    assertThat(alarms(moved, VIEW))
        .singleElement()
        .asString()
        .contains("now starts visit 2026112208 at 2026-11-23 16:00 (proposal 20260251)");
  }

  @Test
  void aVisitThatGotAShiftInFrontIsAMovedOne() {
    Visit before = Draft.visit("v0", "2026-11-21T08:00+01:00", "2026-11-21T20:00+01:00");

    assertThat(alarms(of(before, Draft.RUNNING), VIEW))
        .singleElement()
        .asString()
        .contains("now starts visit 2026112208 at 2026-11-21 08:00");
  }

  @Test
  void aVisitThatIsGoneIsAnAlarmWhenTheAnswerIsComplete() {
    assertThat(alarms(of(), VIEW))
        .singleElement()
        .asString()
        .contains("no longer plans visit 2026112208");
    assertThat(alarms(of().incomplete(), VIEW)).isEmpty();
  }

  @Test
  void aProposalThatIsGoneIsAnAlarmWhenTheAnswerIsComplete() {
    assertThat(alarms(Site.with(), VIEW)).singleElement().asString().contains("no longer lists it");
    assertThat(alarms(Site.with().incomplete(), VIEW)).isEmpty();
  }

  @Test
  void aProposalThatIsNoLongerAcceptedHereIsAnAlarm() {
    Site finished = Site.with(Draft.of(Site.ID).status(ProposalStatus.FINISHED, ""));
    Site elsewhere = Site.with(Draft.of(Site.ID).at("balder"));

    assertThat(alarms(finished, VIEW))
        .singleElement()
        .asString()
        .contains("no longer has it as accepted at nanomax");
    assertThat(alarms(elsewhere, VIEW))
        .singleElement()
        .asString()
        .contains("no longer has it as accepted at nanomax");
  }

  @Test
  void aSelectionThatTheOfficeDoesNotKnowOfIsNeverChangedByIt() {
    Selection commissioning = SITE.visiting("stina", "commissioning", "test");
    Selection typed = VISITING.withVisit(ChosenVisit.typed("2026112208"));

    assertThat(alarms(Site.with(), NOTHING.with(commissioning, null, null))).isEmpty();
    assertThat(alarms(of(), NOTHING.with(typed, null, null))).isEmpty();
    assertThat(alarms(of(), NOTHING.with(VISITING.withVisit(null), null, null))).isEmpty();
  }

  @Test
  void theEndOfAVisitIsANoteAndNoAlarm() {
    Site later = SITE.at("2026-11-24T08:00:01+01:00");
    Signs signs =
        new Signs(List.of(), "", List.of(), "x", "", Duration.ofDays(9), List.of(), "", Set.of());
    Health health = new HealthCheck(later.rules(), signs, later.known()).of(VIEW);

    assertThat(health.alarms()).isEmpty();
    assertThat(health.notes())
        .contains(
            "Visit 2026112208 ended at 2026-11-24 08:00; the session goes on until somebody ends"
                + " it.");
    assertThat(VIEW.with(health).condition()).isEqualTo(Condition.ON);
    assertThat(notes(SITE.at("2026-11-24T08:00:00+01:00"), VIEW))
        .noneMatch(note -> note.contains("ended"));
  }

  @Test
  void anAlarmThatAPersonHasSeenIsShownNoMoreUntilItChanges() {
    Site changed = Site.with(Draft.of(Site.ID).named(UserType.STAFF));
    Set<String> seen = Set.copyOf(alarms(changed, VIEW));
    Signs signs =
        new Signs(List.of(), "", List.of(), "x", "", Duration.ofDays(1), List.of(), "", seen);
    Site changedAgain = Site.with(Draft.of(Site.ID).named(UserType.PROPRIETARY));

    assertThat(new HealthCheck(changed.rules(), signs, changed.known()).of(VIEW).alarms())
        .isEmpty();
    assertThat(new HealthCheck(changed.rules(), signs, changedAgain.known()).of(VIEW).alarms())
        .hasSize(1);
  }

  @Test
  void warningsAboutTheGroupAreNotes() {
    Signs signs =
        new Signs(
            List.of(), "", List.of(), "x", "", Duration.ofDays(1), List.of("wait"), "", Set.of());

    assertThat(new HealthCheck(SITE.rules(), signs, SITE.known()).of(VIEW).notes())
        .contains("wait");
  }

  private static View lost() {
    return VIEW.with(VISITING, null, Site.NOW.toInstant());
  }

  private static View showing(TargetLine... lines) {
    return VIEW.with(new Board(List.of(lines)));
  }

  private static Site of(Visit... visits) {
    return Site.with(Draft.of(Site.ID).visits(visits));
  }

  private static List<String> alarms(Site site, View view) {
    return check(site).of(view).alarms();
  }

  private static List<String> notes(Site site, View view) {
    return check(site).of(view).notes();
  }

  private static Signs failing(String failure) {
    return new Signs(
        List.of(),
        "",
        List.of(),
        "file /o.json",
        failure,
        Duration.ofHours(24),
        List.of(),
        "",
        Set.of());
  }

  private static Signs signs(List<String> faults, String pathFault, List<String> warnings) {
    return new Signs(
        faults,
        pathFault,
        warnings,
        "file /o.json",
        "",
        Duration.ofHours(24),
        List.of(),
        "",
        Set.of());
  }
}
