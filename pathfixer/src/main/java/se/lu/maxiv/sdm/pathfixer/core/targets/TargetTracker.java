package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules by which one target is made to follow, and kept: pure functions from its state and what
 * happened to its next state, which names the next thing to do.
 *
 * <ul>
 *   <li>A new order is shown at once, a scan or not: a scan that runs keeps its own file.
 *   <li>A target that cannot be reached is tried again with growing delays; when it is back it is
 *       told, unless it already has the value.
 *   <li>A confirmed target is read every 2 s. A foreign value is set right at most 3 times in 10
 *       minutes and never during a scan; then it stays until somebody asks for it anew.
 * </ul>
 */
public final class TargetTracker {

  /** How often a target that follows is read. */
  public static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /** How long a target has after a write until the value it reads back counts. */
  public static final Duration SETTLE = Duration.ofMillis(500);

  private static final String LEFT_ALONE =
      "it was changed from outside again and again and is left alone; find out who writes it, then"
          + " call Repropagate";

  private TargetTracker() {}

  /** A target of which nothing was asked yet. */
  public static TargetState start(String target, Instant now) {
    TargetLine line =
        new TargetLine(
            target, TargetStatus.PENDING, "", "", true, now, now, null, "nothing asked of it yet");
    return new TargetState(0, line, Effort.NONE, new Next.Rest());
  }

  /**
   * Another path is wanted, or the same once more.
   *
   * @param value what the target has when it follows
   */
  public static TargetState ordered(TargetState state, Wanted wanted, String value, Instant now) {
    TargetLine line = state.line().wanting(value).found(TargetStatus.PENDING, "", now);
    return new TargetState(
        state.generation() + 1, line, state.effort().fresh(), new Next.Show(wanted, now));
  }

  /** A person asks for everything once more: all tries start anew. */
  public static TargetState again(TargetState state, Instant now) {
    if (state.next() instanceof Next.Rest) {
      return state;
    }
    return new TargetState(
        state.generation() + 1,
        state.line(),
        state.effort().fresh(),
        new Next.Show(wanted(state), now));
  }

  /**
   * The target answered.
   *
   * @param generation the order the call was made for
   */
  public static TargetState seen(TargetState state, long generation, Seen seen, Instant now) {
    if (generation != state.generation()) {
      return state;
    }
    TargetState read = with(state, state.line().read(seen, now));
    return seen.value().equals(state.line().wanted())
        ? agreeing(read, seen, now)
        : differing(read, seen, now);
  }

  /**
   * The target could not be reached, or refused.
   *
   * @param failure the sentence and the random number for the delay
   */
  public static TargetState failed(
      TargetState state, long generation, Failure failure, Instant now) {
    if (generation != state.generation()) {
      return with(state, state.effort().doubtful());
    }
    boolean writing = state.next() instanceof Next.Show;
    Effort effort = state.effort().failed(writing);
    Instant at = now.plus(effort.delay(failure.chance()));
    Wanted wanted = wanted(state);
    return new TargetState(
        generation,
        state.line().found(TargetStatus.FAILED, failure.sentence(), now),
        effort,
        writing ? new Next.Show(wanted, at) : new Next.Look(wanted, at));
  }

  private static TargetState agreeing(TargetState state, Seen seen, Instant now) {
    if (state.effort().doubt()) {
      return lookAgain(
          state, "it was told; read once more, since an earlier write may still arrive", now);
    }
    Map<String, String> shadows = shadows(state, seen);
    TargetStatus status =
        wanted(state) instanceof Wanted.Closed ? TargetStatus.CLOSED : TargetStatus.OK;
    TargetLine line =
        shadows.isEmpty()
            ? state.line().found(status, status == TargetStatus.OK ? seen.notStored() : "", now)
            : state.line().found(TargetStatus.SHADOWED, shadowed(shadows), now);
    return new TargetState(
        state.generation(), line, state.effort().agreed(), look(state, now.plus(LOOK_EVERY)));
  }

  private static TargetState differing(TargetState state, Seen seen, Instant now) {
    if (state.next() instanceof Next.Show) {
      return lookAgain(state, "it was told, and does not read it back yet", now);
    }
    if (state.effort().surrendered()) {
      return leave(state, LEFT_ALONE, now);
    }
    if (!seen.busy().isEmpty()) {
      return leave(
          state,
          "it was changed from outside; it is set right after the scan (" + seen.busy() + ")",
          now);
    }
    if (state.effort().failures() > 0) {
      return write(state, state.effort().answered(), "it is back and is told", now);
    }
    if (!state.effort().mayCorrect(now)) {
      return leave(with(state, state.effort().surrender()), LEFT_ALONE, now);
    }
    return write(
        state,
        state.effort().corrected(now),
        "it was changed from outside and is being set right",
        now);
  }

  private static TargetState lookAgain(TargetState state, String why, Instant now) {
    return new TargetState(
        state.generation(),
        state.line().found(TargetStatus.PENDING, why, now),
        state.effort().answered(),
        look(state, now.plus(SETTLE)));
  }

  private static TargetState leave(TargetState state, String why, Instant now) {
    return new TargetState(
        state.generation(),
        state.line().found(TargetStatus.MISMATCH, why, now),
        state.effort().answered(),
        look(state, now.plus(LOOK_EVERY)));
  }

  private static TargetState write(TargetState state, Effort effort, String why, Instant now) {
    return new TargetState(
        state.generation(),
        state.line().found(TargetStatus.MISMATCH, why, now),
        effort,
        new Next.Show(wanted(state), now));
  }

  private static Map<String, String> shadows(TargetState state, Seen seen) {
    return seen.shadowing().entrySet().stream()
        .filter(shadow -> !shadow.getValue().equals(state.line().wanted()))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private static String shadowed(Map<String, String> shadows) {
    String names =
        shadows.entrySet().stream()
            .map(shadow -> shadow.getKey() + " = " + shadow.getValue())
            .collect(Collectors.joining(", "));
    return names
        + " takes precedence there; remove it (in spock: usenv "
        + String.join(" ", shadows.keySet())
        + ")";
  }

  private static Next.Look look(TargetState state, Instant at) {
    return new Next.Look(wanted(state), at);
  }

  private static Wanted wanted(TargetState state) {
    if (state.next() instanceof Next.Show show) {
      return show.wanted();
    }
    if (state.next() instanceof Next.Look look) {
      return look.wanted();
    }
    throw new IllegalStateException(state.line().target() + " was never asked for anything");
  }

  private static TargetState with(TargetState state, TargetLine line) {
    return new TargetState(state.generation(), line, state.effort(), state.next());
  }

  private static TargetState with(TargetState state, Effort effort) {
    return new TargetState(state.generation(), state.line(), effort, state.next());
  }
}
