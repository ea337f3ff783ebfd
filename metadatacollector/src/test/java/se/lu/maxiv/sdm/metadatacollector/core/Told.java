package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;

/** What a Door says, and what is made of it. */
final class Told {
  static final String DOOR = "door/lab/1";
  static final String MACRO = "-2";
  static final Instant T = Instant.parse("2026-11-22T05:45:47Z");
  static final Measurement SCAN =
      new Measurement("ascan", List.of(), List.of(), List.of(), -1, "/data");
  static final DoorEvent.State BUSY = new DoorEvent.State(true, false, T);

  private Told() {}

  static ScanTracker followed() {
    ScanTracker tracker = new ScanTracker(DOOR, null, false);
    tracker.on(surveyed(new DoorEvent.State(false, false, T.minusSeconds(60)), 0));
    return tracker;
  }

  static List<ScanFact> tell(ScanTracker tracker, DoorEvent... events) {
    var facts = new ArrayList<ScanFact>();
    for (DoorEvent event : events) {
      facts.addAll(tracker.on(event));
    }
    return facts;
  }

  static List<ScanFact> ends(List<ScanFact> facts) {
    return facts.stream().filter(ScanFact.Ended.class::isInstance).toList();
  }

  static List<ScanFact.Missed> missed(List<ScanFact> facts) {
    return facts.stream()
        .filter(ScanFact.Missed.class::isInstance)
        .map(ScanFact.Missed.class::cast)
        .toList();
  }

  static DoorEvent described(long number, long second) {
    return described(MACRO, number, second);
  }

  static DoorEvent nested(long number, long second) {
    return described(null, number, second);
  }

  static DoorEvent described(@Nullable String macro, long number, long second) {
    return new DoorEvent.Described(macro, T.plusSeconds(second), number, SCAN, List.of("/data/a"));
  }

  static DoorEvent point(long number) {
    return new DoorEvent.Point(number);
  }

  static DoorEvent recorded(long second) {
    return new DoorEvent.Recorded(T.plusSeconds(second));
  }

  static DoorEvent.State idle(long second) {
    return new DoorEvent.State(false, false, T.plusSeconds(second));
  }

  static DoorEvent history(Past... scans) {
    return new DoorEvent.History(List.of(scans));
  }

  static DoorEvent surveyed(DoorEvent.State state, long number, Past... scans) {
    return new DoorEvent.Surveyed(state, number, List.of(scans));
  }

  /** The history knows fractions of the second in which a scan began. */
  static Past past(long number, long begin, long end, EndStatus status) {
    Instant start = T.plusSeconds(begin).plusMillis(begin == 0 ? 330 : 0);
    return new Past(number, start, T.plusSeconds(end), status, SCAN, List.of("/data/a"));
  }

  static Origin origin(long number, long second) {
    return new Origin(DOOR, number, T.plusSeconds(second));
  }

  static ScanFact ended(long number, long second, long end, EndStatus status, long points) {
    return new ScanFact.Ended(origin(number, second), T.plusSeconds(end), status, points);
  }

  static ScanFact.Missed notObserved(long number, long before) {
    return new ScanFact.Missed(
        origin(number, before),
        new Measurement("", List.of(), List.of(), List.of(), -1, ""),
        T.plusSeconds(before),
        EndStatus.NOT_OBSERVED,
        List.of());
  }
}
