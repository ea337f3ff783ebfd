package se.lu.maxiv.sdm.pathfixer;

import java.time.Duration;

/**
 * The time a request has left before its client gives up.
 *
 * @param deadline in {@link System#nanoTime} terms
 */
record Budget(long deadline) {
  /** Tango clients wait 3 s; the answer itself needs a little. */
  static final Duration OF_A_CLIENT = Duration.ofMillis(2600);

  static Budget of(Duration total) {
    return new Budget(System.nanoTime() + total.toNanos());
  }

  /** What is left, never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /** What is left, but not more than a limit. */
  Duration atMost(Duration limit) {
    Duration left = left();
    return left.compareTo(limit) < 0 ? left : limit;
  }
}
