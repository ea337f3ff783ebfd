package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.time.Duration;
import java.time.Instant;

/** What is to be done with a target next. */
public sealed interface Next {

  /** The longest planned wait: a due time further away comes from a clock that was set back. */
  Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** How long to wait from {@code now}; zero when it is due, or when the clock was set back. */
  static Duration wait(Instant at, Instant now) {
    Duration wait = Duration.between(now, at);
    return wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0 ? Duration.ZERO : wait;
  }

  /** Nothing was asked of the target yet. */
  record Rest() implements Next {}

  /**
   * Tell the target and read back.
   *
   * @param wanted what to tell
   * @param at when
   */
  record Show(Wanted wanted, Instant at) implements Next {}

  /**
   * Read the target.
   *
   * @param wanted what it shall have
   * @param at when
   */
  record Look(Wanted wanted, Instant at) implements Next {}
}
