package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;

class ScanTrackerTest {
  private static final String DOOR = "door/lab/1";
  private static final String MACRO = "-2";
  private static final Instant T = Instant.parse("2026-11-22T05:45:47Z");
  private static final Measurement SCAN =
      new Measurement("ascan", List.of(), List.of(), List.of(), -1, "/data");
  private static final DoorEvent.State BUSY = new DoorEvent.State(true, false, T);

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
  void hugeJumpIsNoGap() {
    assertThat(missed(tell(followed(), described(1, 0), described(100_000, 9)))).isEmpty();
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

  private static ScanTracker followed() {
    ScanTracker tracker = new ScanTracker(DOOR, null, false);
    tracker.on(surveyed(new DoorEvent.State(false, false, T.minusSeconds(60)), 0));
    return tracker;
  }

  private static List<ScanFact> tell(ScanTracker tracker, DoorEvent... events) {
    var facts = new ArrayList<ScanFact>();
    for (DoorEvent event : events) {
      facts.addAll(tracker.on(event));
    }
    return facts;
  }

  private static List<ScanFact> ends(List<ScanFact> facts) {
    return facts.stream().filter(ScanFact.Ended.class::isInstance).toList();
  }

  private static List<ScanFact.Missed> missed(List<ScanFact> facts) {
    return facts.stream()
        .filter(ScanFact.Missed.class::isInstance)
        .map(ScanFact.Missed.class::cast)
        .toList();
  }

  private static DoorEvent described(long number, long second) {
    return described(MACRO, number, second);
  }

  private static DoorEvent nested(long number, long second) {
    return described(null, number, second);
  }

  private static DoorEvent described(@Nullable String macro, long number, long second) {
    return new DoorEvent.Described(macro, T.plusSeconds(second), number, SCAN, List.of("/data/a"));
  }

  private static DoorEvent point(long number) {
    return new DoorEvent.Point(number);
  }

  private static DoorEvent recorded(long second) {
    return new DoorEvent.Recorded(T.plusSeconds(second));
  }

  private static DoorEvent.State idle(long second) {
    return new DoorEvent.State(false, false, T.plusSeconds(second));
  }

  private static DoorEvent history(Past... scans) {
    return new DoorEvent.History(List.of(scans));
  }

  private static DoorEvent surveyed(DoorEvent.State state, long number, Past... scans) {
    return new DoorEvent.Surveyed(state, number, List.of(scans));
  }

  /** The history knows fractions of the second in which a scan began. */
  private static Past past(long number, long begin, long end, EndStatus status) {
    Instant start = T.plusSeconds(begin).plusMillis(begin == 0 ? 330 : 0);
    return new Past(number, start, T.plusSeconds(end), status, SCAN, List.of("/data/a"));
  }

  private static Origin origin(long number, long second) {
    return new Origin(DOOR, number, T.plusSeconds(second));
  }

  private static ScanFact ended(long number, long second, long end, EndStatus status, long points) {
    return new ScanFact.Ended(origin(number, second), T.plusSeconds(end), status, points);
  }

  private static ScanFact.Missed notObserved(long number, long before) {
    return new ScanFact.Missed(
        origin(number, before),
        new Measurement("", List.of(), List.of(), List.of(), -1, ""),
        T.plusSeconds(before),
        EndStatus.NOT_OBSERVED,
        List.of());
  }
}
