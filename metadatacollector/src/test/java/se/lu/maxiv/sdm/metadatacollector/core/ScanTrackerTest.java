package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.BUSY;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.MACRO;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.SCAN;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.T;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.described;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.ended;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.ends;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.followed;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.history;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.idle;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.missed;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.nested;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.notObserved;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.origin;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.past;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.point;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.recorded;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.surveyed;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.tell;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan while all that a Door says is heard. */
class ScanTrackerTest {
  @Test
  void opensWhenAScanIsDescribed() {
    List<ScanFact> facts = tell(followed(), described(1, 0));

    assertThat(facts).containsExactly(new ScanFact.Began(origin(1, 0), SCAN, List.of("/data/a")));
  }

  @ParameterizedTest
  @EnumSource(names = {"NORMAL", "STOPPED", "ABORTED", "FAILED"})
  void theHistoryTellsHowItEnded(EndStatus status) {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(
            tracker,
            described(1, 0),
            point(0),
            point(1),
            recorded(2),
            history(past(1, 0, 2, status)),
            new DoorEvent.MacroEnded(MACRO, EndStatus.NORMAL),
            idle(3));

    assertThat(ends(facts)).containsExactly(ended(1, 0, 2, status, 2));
  }

  @Test
  void theMacroTellsWhereTheHistoryDoesNot() {
    List<ScanFact> facts =
        tell(
            followed(),
            described(1, 0),
            recorded(2),
            new DoorEvent.MacroEnded(MACRO, EndStatus.ABORTED),
            idle(3));

    assertThat(ends(facts)).containsExactly(ended(1, 0, 2, EndStatus.ABORTED, 0));
  }

  @Test
  void anotherMacroEndsNothing() {
    List<ScanFact> facts =
        tell(
            followed(),
            described(1, 0),
            new DoorEvent.MacroEnded("-9", EndStatus.NORMAL),
            new DoorEvent.MacroEnded(null, EndStatus.NORMAL));

    assertThat(ends(facts)).isEmpty();
  }

  @Test
  void scanInsideAnotherMacroEndsByTheHistory() {
    ScanTracker tracker = followed();

    List<ScanFact> first =
        tell(
            tracker,
            nested(1, 0),
            new DoorEvent.MacroEnded(null, EndStatus.FAILED),
            recorded(2),
            history(past(1, 0, 2, EndStatus.NORMAL)));
    List<ScanFact> second =
        tell(
            tracker,
            nested(2, 5),
            recorded(6),
            history(past(1, 0, 2, EndStatus.NORMAL), past(2, 5, 6, EndStatus.STOPPED)));

    assertThat(ends(first)).containsExactly(ended(1, 0, 2, EndStatus.NORMAL, 0));
    assertThat(ends(second)).containsExactly(ended(2, 5, 6, EndStatus.STOPPED, 0));
  }

  @Test
  void nextScanClosesTheOneBefore() {
    List<ScanFact> facts = tell(followed(), described(1, 0), recorded(2), described(2, 5));

    assertThat(facts.get(1)).isEqualTo(ended(1, 0, 2, EndStatus.UNKNOWN, 0));
    assertThat(facts.get(2)).isInstanceOf(ScanFact.Began.class);
  }

  @Test
  void scanInsideAScanClosesTheOuterOneOnce() {
    List<ScanFact> facts =
        tell(
            followed(),
            described(1, 0),
            nested(2, 1),
            recorded(2),
            history(past(2, 1, 2, EndStatus.NORMAL)),
            recorded(5),
            history(past(2, 1, 2, EndStatus.NORMAL), past(1, 0, 5, EndStatus.NORMAL)),
            idle(6));

    assertThat(ends(facts))
        .containsExactly(ended(1, 0, 1, EndStatus.UNKNOWN, 0), ended(2, 1, 2, EndStatus.NORMAL, 0));
    assertThat(facts).hasSize(4);
  }

  @Test
  void scanThatDiesOpeningItsFileHasFailed() {
    List<ScanFact> facts =
        tell(
            followed(),
            described(1, 0),
            new DoorEvent.MacroEnded(MACRO, EndStatus.FAILED),
            new DoorEvent.State(false, true, T.plusSeconds(1)));

    assertThat(ends(facts)).containsExactly(ended(1, 0, 1, EndStatus.FAILED, 0));
  }

  @Test
  void scanThatIsStoppedBeforeItsFirstPointWasStopped() {
    List<ScanFact> facts =
        tell(
            followed(),
            described(1, 0),
            new DoorEvent.MacroEnded(MACRO, EndStatus.STOPPED),
            idle(1));

    assertThat(ends(facts)).containsExactly(ended(1, 0, 1, EndStatus.STOPPED, 0));
  }

  @Test
  void pausedDoorGoesOn() {
    List<ScanFact> facts = tell(followed(), described(1, 0), BUSY, point(0), BUSY);

    assertThat(ends(facts)).isEmpty();
  }

  @Test
  void idleDoorEndsAScanOfWhichNothingElseWasTold() {
    List<ScanFact> recorded = tell(followed(), described(1, 0), recorded(2), idle(3));
    List<ScanFact> silent = tell(followed(), described(1, 0), idle(3));

    assertThat(ends(recorded)).containsExactly(ended(1, 0, 2, EndStatus.UNKNOWN, 0));
    assertThat(ends(silent)).containsExactly(ended(1, 0, 3, EndStatus.FAILED, 0));
  }

  @Test
  void numberOfAScanThatAHookRefusedHasNoRow() {
    List<ScanFact> facts =
        tell(
            followed(),
            new DoorEvent.Numbered(1),
            described(1, 0),
            new DoorEvent.Numbered(2),
            new DoorEvent.Numbered(3),
            described(3, 9));

    assertThat(missed(facts)).isEmpty();
  }

  @Test
  void counterThatSomebodySetAheadHasNoRows() {
    List<ScanFact> facts =
        tell(
            followed(),
            described(1, 0),
            new DoorEvent.Numbered(50),
            new DoorEvent.Numbered(51),
            described(51, 9));

    assertThat(missed(facts)).isEmpty();
  }

  @Test
  void missingNumbersWereNotObserved() {
    List<ScanFact> facts = tell(followed(), described(1, 0), described(4, 9));

    assertThat(missed(facts)).containsExactly(notObserved(2, 9), notObserved(3, 9));
  }

  @Test
  void counterThatWasSetBackStartsAgain() {
    ScanTracker tracker = followed();
    tell(tracker, described(40, 0), history(past(40, 0, 1, EndStatus.NORMAL)));

    List<ScanFact> facts = tell(tracker, described(1, 10), described(3, 20));

    assertThat(missed(facts)).containsExactly(notObserved(2, 20));
  }

  @Test
  void twoScansWithOneNumberAreTwo() {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(
            tracker,
            described(7, 0),
            history(past(7, 0, 1, EndStatus.NORMAL)),
            described(7, 30),
            history(past(7, 0, 1, EndStatus.NORMAL), past(7, 30, 31, EndStatus.STOPPED)));

    assertThat(ends(facts))
        .containsExactly(
            ended(7, 0, 1, EndStatus.NORMAL, 0), ended(7, 30, 31, EndStatus.STOPPED, 0));
  }

  @Test
  void hugeJumpIsNoGap() {
    assertThat(missed(tell(followed(), described(1, 0), described(100_000, 9)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-7_200, -3_600, 3_600, 20_700, 50_400})
  void aWrongZoneMakesNoSecondScanOfOne(long wrong) {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(
            tracker,
            described(1, wrong),
            history(past(1, 0, 2, EndStatus.NORMAL)),
            described(2, wrong + 10),
            idle(12),
            history(past(1, 0, 2, EndStatus.NORMAL), past(2, 10, 12, EndStatus.NORMAL)),
            surveyed(
                idle(20), 2, past(1, 0, 2, EndStatus.NORMAL), past(2, 10, 12, EndStatus.NORMAL)));

    assertThat(missed(facts)).isEmpty();
    assertThat(ends(facts)).hasSize(2).contains(ended(1, wrong, 2, EndStatus.NORMAL, 0));
    assertThat(shifts(facts)).containsExactly(Duration.ofSeconds(-wrong));
  }

  @Test
  void aZoneThatIsSetRightIsTold() {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(
            tracker,
            described(1, 3_600),
            history(past(1, 0, 2, EndStatus.NORMAL)),
            described(2, 10),
            history(past(2, 10, 12, EndStatus.NORMAL)));

    assertThat(shifts(facts)).containsExactly(Duration.ofHours(-1), Duration.ZERO);
  }

  @Test
  void numbersThatComeAgainAreOtherScans() {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(
            tracker,
            described(1, 0),
            history(past(1, 0, 2, EndStatus.NORMAL)),
            new DoorEvent.Lost(),
            surveyed(
                idle(700),
                1,
                past(1, 0, 2, EndStatus.NORMAL),
                past(1, 660, 670, EndStatus.NORMAL)));

    assertThat(missed(facts)).extracting(ScanFact.Missed::origin).containsExactly(origin(1, 660));
    assertThat(shifts(facts)).isEmpty();
  }

  private static List<Duration> shifts(List<ScanFact> facts) {
    return facts.stream()
        .filter(ScanFact.Shifted.class::isInstance)
        .map(fact -> ((ScanFact.Shifted) fact).by())
        .toList();
  }
}
