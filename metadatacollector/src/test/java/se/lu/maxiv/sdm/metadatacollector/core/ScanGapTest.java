package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.BUSY;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.DOOR;
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
import static se.lu.maxiv.sdm.metadatacollector.core.Told.origin;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.past;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.point;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.recorded;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.surveyed;
import static se.lu.maxiv.sdm.metadatacollector.core.Told.tell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;

/** Scans that were not heard, or not whole. */
class ScanGapTest {
  @Test
  void clockThatStepsBackHidesNoScan() {
    ScanTracker tracker = followed();
    tell(tracker, described(1, 3600), history(past(1, 3600, 3601, EndStatus.NORMAL)));
    tell(tracker, new DoorEvent.Lost());

    List<ScanFact> facts =
        tell(
            tracker,
            surveyed(
                idle(0),
                2,
                past(1, 3600, 3601, EndStatus.NORMAL),
                past(2, 60, 61, EndStatus.NORMAL)),
            described(3, 120),
            history(
                past(1, 3600, 3601, EndStatus.NORMAL),
                past(2, 60, 61, EndStatus.NORMAL),
                past(3, 120, 121, EndStatus.NORMAL)));

    assertThat(missed(facts)).extracting(f -> f.origin().number()).containsExactly(2L);
    assertThat(ends(facts)).containsExactly(ended(3, 120, 121, EndStatus.NORMAL, 0));
  }

  @Test
  void withoutJsonRecorderTheHistoryTellsTheScan() {
    List<ScanFact> facts =
        tell(
            followed(),
            BUSY,
            new DoorEvent.Numbered(1),
            history(past(1, 1, 2, EndStatus.STOPPED)),
            idle(2));

    assertThat(facts)
        .containsExactly(
            new ScanFact.Missed(
                origin(1, 1), SCAN, T.plusSeconds(2), EndStatus.STOPPED, List.of("/data/a")));
  }

  @Test
  void historyBeforeTheFirstStartIsLeftAlone() {
    ScanTracker tracker = new ScanTracker(DOOR, null, false);

    List<ScanFact> first = tell(tracker, surveyed(idle(100), 9, past(8, 0, 1, EndStatus.NORMAL)));
    List<ScanFact> next =
        tell(
            tracker,
            BUSY,
            history(past(8, 0, 1, EndStatus.NORMAL), past(10, 200, 201, EndStatus.NORMAL)));

    assertThat(first).isEmpty();
    assertThat(next).hasSize(1);
  }

  @Test
  void scansOfAGapAreTakenFromTheHistory() {
    ScanTracker tracker = followed();
    tell(tracker, described(1, 0), history(past(1, 0, 1, EndStatus.NORMAL)), new DoorEvent.Lost());

    List<ScanFact> facts =
        tell(
            tracker,
            surveyed(
                idle(50),
                3,
                past(1, 0, 1, EndStatus.NORMAL),
                past(2, 10, 11, EndStatus.NORMAL),
                past(3, 20, 21, EndStatus.FAILED)));

    assertThat(facts)
        .extracting(fact -> ((ScanFact.Missed) fact).status())
        .containsExactly(EndStatus.NORMAL, EndStatus.FAILED);
  }

  @Test
  void theFirstWordOfTheHistoryComesBeforeTheSurvey() {
    ScanTracker tracker = new ScanTracker(DOOR, origin(1, 0), true);
    Past[] both = {past(1, 0, 1, EndStatus.NORMAL), past(2, 10, 11, EndStatus.NORMAL)};

    List<ScanFact> facts = tell(tracker, history(both), surveyed(idle(50), 2, both));

    assertThat(missed(facts)).extracting(ScanFact.Missed::status).containsExactly(EndStatus.NORMAL);
  }

  @Test
  void numbersOfAGapThatTheHistoryDoesNotHaveWereNotObserved() {
    ScanTracker tracker = new ScanTracker(DOOR, origin(1, 0), false);
    Past[] history =
        IntStream.rangeClosed(5, 24)
            .mapToObj(n -> past(n, n * 10L, n * 10L + 1, EndStatus.NORMAL))
            .toArray(Past[]::new);

    List<ScanFact> facts = tell(tracker, surveyed(idle(500), 26, history));

    assertThat(missed(facts))
        .filteredOn(missed -> missed.status() == EndStatus.NOT_OBSERVED)
        .extracting(missed -> missed.origin().number())
        .containsExactly(2L, 3L, 4L, 25L, 26L);
    assertThat(facts).hasSize(25);
  }

  @Test
  void theSurveyIsToldOnce() {
    ScanTracker tracker = new ScanTracker(DOOR, origin(1, 0), false);
    DoorEvent survey = surveyed(idle(50), 4, past(3, 20, 21, EndStatus.NORMAL));
    tell(tracker, survey);

    assertThat(tell(tracker, survey, new DoorEvent.Lost(), survey)).isEmpty();
  }

  @Test
  void theNumberOfAScanThatGoesOnIsNoGap() {
    ScanTracker tracker = new ScanTracker(DOOR, origin(1, 0), false);

    List<ScanFact> facts = tell(tracker, surveyed(BUSY, 2));

    assertThat(facts).isEmpty();
  }

  @Test
  void scanThatBeganBeforeThisProgramDidEndsByTheHistory() {
    ScanTracker tracker = new ScanTracker(DOOR, origin(5, 0), true);

    List<ScanFact> facts = tell(tracker, surveyed(idle(99), 5, past(5, 0, 7, EndStatus.STOPPED)));

    assertThat(facts).containsExactly(ended(5, 0, 7, EndStatus.STOPPED, -1));
  }

  @Test
  void scanThatGoesOnOverARestartOfThisProgramIsCountedByItsPointsNumbers() {
    ScanTracker tracker = new ScanTracker(DOOR, origin(5, 0), true);

    List<ScanFact> facts =
        tell(
            tracker,
            surveyed(BUSY, 5),
            point(41),
            point(42),
            recorded(9),
            history(past(5, 0, 9, EndStatus.NORMAL)));

    assertThat(facts).containsExactly(ended(5, 0, 9, EndStatus.NORMAL, 43));
  }

  @Test
  void scanWhoseDoorWasRestartedInItsMiddleHasFailed() {
    ScanTracker tracker = followed();
    tell(tracker, described(5, 0), point(0), new DoorEvent.Lost(), idle(20));

    List<ScanFact> facts = tell(tracker, surveyed(idle(30), 5, past(4, -9, -8, EndStatus.NORMAL)));

    assertThat(ends(facts)).containsExactly(ended(5, 0, 30, EndStatus.FAILED, -1));
  }

  @Test
  void scanThatFellOutOfTheHistoryEndedNobodyKnowsHow() {
    ScanTracker tracker = new ScanTracker(DOOR, origin(5, 0), true);
    Past[] history =
        LongStream.rangeClosed(10, 29)
            .mapToObj(n -> past(n, n * 10, n * 10 + 1, EndStatus.NORMAL))
            .toArray(Past[]::new);

    List<ScanFact> facts = tell(tracker, surveyed(idle(999), 29, history));

    assertThat(ends(facts)).containsExactly(ended(5, 0, 100, EndStatus.UNKNOWN, -1));
  }

  @Test
  void macrosOfARestartedServerAreOthers() {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(
            tracker,
            described(5, 0),
            recorded(1),
            new DoorEvent.Lost(),
            new DoorEvent.MacroEnded(MACRO, EndStatus.NORMAL));

    assertThat(ends(facts)).isEmpty();
  }

  @Test
  void idleDoorAfterAGapWaitsForTheHistory() {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(
            tracker,
            described(5, 0),
            new DoorEvent.Lost(),
            idle(8),
            surveyed(idle(9), 5, past(5, 0, 7, EndStatus.NORMAL)));

    assertThat(ends(facts)).containsExactly(ended(5, 0, 7, EndStatus.NORMAL, -1));
  }

  @Test
  void withoutAnEnvironmentTheDoorItselfEndsTheScan() {
    ScanTracker tracker = followed();
    tell(tracker, described(5, 0), new DoorEvent.Lost());

    List<ScanFact> going = tell(tracker, surveyed(BUSY, -1));
    List<ScanFact> over = tell(tracker, surveyed(idle(9), -1));

    assertThat(going).isEmpty();
    assertThat(ends(over)).containsExactly(ended(5, 0, 9, EndStatus.UNKNOWN, -1));
  }

  @Test
  void scanOfAnotherDoorOfTheSameMacroServerIsNotOurs() {
    var shared = new RecentScans();
    ScanTracker idle = followed();
    ScanTracker other = new ScanTracker("door/lab/2", null, false);
    idle.share(shared);
    other.share(shared);
    other.on(surveyed(new DoorEvent.State(false, false, T), 0));
    DoorEvent number = new DoorEvent.Numbered(1);
    DoorEvent history = history(past(1, 0, 2, EndStatus.NORMAL));

    List<ScanFact> ours = new ArrayList<>(tell(idle, number));
    List<ScanFact> theirs = new ArrayList<>(tell(other, BUSY, number, described(1, 0)));
    ours.addAll(tell(idle, history, new DoorEvent.Lost(), surveyed(idle(5), 1)));
    theirs.addAll(tell(other, recorded(2), history));

    assertThat(ours).isEmpty();
    assertThat(theirs).hasSize(2);
  }

  @Test
  void scanOfADoorThatNobodyWatchesIsNotOurs() {
    ScanTracker idle = followed();
    Past theirs = past(1, 0, 2, EndStatus.NORMAL);

    List<ScanFact> facts =
        tell(
            idle,
            new DoorEvent.Numbered(1),
            history(theirs),
            new DoorEvent.Lost(),
            surveyed(idle(5), 1, theirs));

    assertThat(facts).isEmpty();
  }

  @Test
  void aLongScanGoesOnWhileAnotherDoorTakesNumbers() {
    ScanTracker tracker = followed();

    List<ScanFact> facts =
        tell(tracker, described(1, 0), new DoorEvent.Numbered(2), surveyed(BUSY, 3));

    assertThat(ends(facts)).isEmpty();
  }

  @Test
  void descriptionThatComesTwiceIsOneScan() {
    ScanTracker tracker = followed();
    tell(tracker, surveyed(idle(1), 5, past(5, 0, 1, EndStatus.NORMAL)));

    assertThat(tell(tracker, described(5, 0), recorded(1), idle(2))).isEmpty();
  }
}
