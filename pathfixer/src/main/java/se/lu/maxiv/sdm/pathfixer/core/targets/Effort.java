package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What it has cost so far to make a target follow.
 *
 * @param failures calls in a row that failed
 * @param doubt whether a write may still arrive late, since its answer never came
 * @param corrections when foreign values were set right, within the last {@link #WINDOW}
 * @param surrendered whether a foreign value is left alone until a person steps in
 */
record Effort(int failures, boolean doubt, List<Instant> corrections, boolean surrendered) {

  /** How long a correction is remembered. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  /** How often a foreign value is set right within {@link #WINDOW}. */
  static final int CORRECTIONS = 3;

  static final Effort NONE = new Effort(0, false, List.of(), false);

  private static final Duration FIRST_DELAY = Duration.ofMillis(500);

  Effort {
    corrections = List.copyOf(corrections);
  }

  /** Starts anew; only a write that may still arrive is not forgotten. */
  Effort fresh() {
    return new Effort(0, doubt, List.of(), false);
  }

  Effort doubtful() {
    return new Effort(failures, true, corrections, surrendered);
  }

  Effort failed(boolean writing) {
    return new Effort(failures + 1, doubt || writing, corrections, surrendered);
  }

  Effort answered() {
    return new Effort(0, false, corrections, surrendered);
  }

  Effort agreed() {
    return new Effort(0, false, corrections, false);
  }

  Effort surrender() {
    return new Effort(0, false, corrections, true);
  }

  Effort corrected(Instant now) {
    List<Instant> recent = new ArrayList<>(recent(now));
    recent.add(now);
    return new Effort(0, false, recent, false);
  }

  boolean mayCorrect(Instant now) {
    return !surrendered && recent(now).size() < CORRECTIONS;
  }

  private List<Instant> recent(Instant now) {
    return corrections.stream()
        .filter(then -> Duration.between(then, now).abs().compareTo(WINDOW) < 0)
        .toList();
  }

  /**
   * The wait before the next try: 0.5 s, doubled with every failure in a row up to 30 s, of which a
   * random part of up to a half is left out so that devices do not try in step.
   *
   * @param chance a random number, 0 up to 1
   */
  Duration delay(double chance) {
    int doublings = Math.min(Math.max(0, failures - 1), 6);
    long whole = Math.min(FIRST_DELAY.toMillis() << doublings, Next.LONGEST_WAIT.toMillis());
    return Duration.ofMillis(Math.round(whole * (1 - chance / 2)));
  }
}
