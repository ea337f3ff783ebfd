package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One target told as a story: what happens to it, one thing after another, on a clock of its own.
 */
final class Story {
  static final String RAW = "/data/visitors/lab/20170251/2026112208/raw";
  static final Wanted OPEN = new Wanted.Open(Path.of(RAW));
  static final String NO_SESSION = "/data/visitors/lab/NO-SESSION/choose-a-visit";
  static final Wanted CLOSED = new Wanted.Closed(Path.of(NO_SESSION));
  static final String FOREIGN = "/tmp/mine";

  static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

  private Instant now = START;
  private TargetState state = TargetTracker.start("sardana:lab/ms/1", now);

  static Story begun() {
    return new Story();
  }

  /** A target that follows the open path and is due to be read. */
  static Story following() {
    return begun().ordered(OPEN).sees(RAW).untilDue();
  }

  Story ordered(Wanted wanted) {
    state = TargetTracker.ordered(state, wanted, wanted.text(), now);
    return this;
  }

  Story again() {
    state = TargetTracker.again(state, now);
    return this;
  }

  Story sees(String value) {
    return sees(Seen.value(value));
  }

  Story sees(Seen seen) {
    return seesFor(state.generation(), seen);
  }

  Story seesFor(long generation, Seen seen) {
    state = TargetTracker.seen(state, generation, seen, now);
    return this;
  }

  Story fails() {
    return failsFor(state.generation());
  }

  Story failsFor(long generation) {
    state = TargetTracker.failed(state, generation, new Failure("it does not answer", 0), now);
    return this;
  }

  /** Somebody changes the value; it is read and, if so decided, set right and confirmed. */
  Story changedBehindOurBack() {
    untilDue().sees(FOREIGN);
    return state.next() instanceof Next.Show ? sees(RAW) : this;
  }

  Story later(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  Story untilDue() {
    now = due();
    return this;
  }

  Instant due() {
    if (state.next() instanceof Next.Show show) {
      return show.at();
    }
    return ((Next.Look) state.next()).at();
  }

  Instant now() {
    return now;
  }

  TargetState state() {
    return state;
  }

  TargetLine line() {
    return state.line();
  }

  static Seen shadowed(String value, String by) {
    return new Seen(value, Map.of("door/lab/1.ScanDir", by), "", "");
  }

  static Seen scanning(String value) {
    return new Seen(value, Map.of(), "", "door/lab/1 is RUNNING");
  }

  static Seen notStored(String value) {
    return new Seen(value, Map.of(), "scans are not stored: ScanFile is not set", "");
  }
}
