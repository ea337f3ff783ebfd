package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;

/**
 * What becomes of a parcel that did not get on: what can only go wrong again waits for a person,
 * silence is outlasted for ever, and failures of the catalogue itself are outlasted for a while.
 * Thread-safe.
 */
final class Retries {
  /** How often a request is tried over which the catalogue itself fails; a restart begins anew. */
  static final int MOST_FAILURES = 5;

  /** So long a catalogue may still be busy with a request whose answer was lost. */
  static final Duration SETTLED = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 10;

  private final InstantSource time;
  private final DoubleSupplier jitter;
  private final Map<UUID, Integer> failures = Collections.synchronizedMap(new HashMap<>());

  Retries(InstantSource time, DoubleSupplier jitter) {
    this.time = time;
    this.jitter = jitter;
  }

  /** It got on. */
  void succeeded(Parcel parcel) {
    failures.remove(parcel.scan());
  }

  /** It did not, for that reason. */
  Parcel after(Parcel parcel, Answer answer) {
    return after(parcel, answer, Duration.ZERO);
  }

  /** It did not, while something was added that would be there twice if it were added again. */
  Parcel afterAdding(Parcel parcel, Answer answer) {
    return after(parcel, answer, SETTLED);
  }

  private Parcel after(Parcel parcel, Answer answer, Duration least) {
    if (answer instanceof Answer.Away) {
      return again(parcel, answer, longer(pause(parcel.attempts()), least));
    }
    if (answer instanceof Answer.Broken) {
      int failed = failures.merge(parcel.scan(), 1, Integer::sum);
      if (failed < MOST_FAILURES) {
        // a catalogue that is being repaired should not find all of its scans given up
        return again(parcel, answer, longer(pause(2 * failed), least));
      }
    }
    failures.remove(parcel.scan());
    return parcel.at(Stage.PARKED, answer.words());
  }

  private Parcel again(Parcel parcel, Answer answer, Duration pause) {
    return parcel.again(time.instant(), pause, answer.words());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private Duration pause(int doublings) {
    long factor = 1L << Math.min(doublings, MOST_DOUBLINGS);
    Duration plain = FIRST_PAUSE.multipliedBy(factor);
    Duration bounded = plain.compareTo(LONGEST_PAUSE) < 0 ? plain : LONGEST_PAUSE;
    return Duration.ofMillis((long) (bounded.toMillis() * (0.5 + 0.5 * jitter.getAsDouble())));
  }
}
