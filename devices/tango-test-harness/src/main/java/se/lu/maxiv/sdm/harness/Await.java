package se.lu.maxiv.sdm.harness;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for a condition with a deadline, in place of sleeping and hoping. */
public final class Await {
  private static final Duration POLL = Duration.ofMillis(10);

  private Await() {}

  /**
   * Returns as soon as the condition holds; it is asked every 10 ms, and once more at the deadline.
   *
   * @param what what is awaited, as the end of "Waited 5 s in vain for …"
   * @param limit how long to wait at most
   * @param reached the condition; what it throws ends the wait
   * @throws IllegalStateException if the condition does not hold in time, or on interruption
   */
  public static void until(String what, Duration limit, BooleanSupplier reached) {
    until(what, limit, POLL, reached);
  }

  /**
   * As {@link #until(String, Duration, BooleanSupplier)}, for what is not to be asked that often.
   *
   * @param pace the time between two questions
   */
  public static void until(String what, Duration limit, Duration pace, BooleanSupplier reached) {
    value(what, limit, pace, () -> reached.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * As {@link #until(String, Duration, BooleanSupplier)}, for something that is there or not yet.
   *
   * @return what the look found
   */
  public static <T> T value(String what, Duration limit, Supplier<Optional<T>> look) {
    return value(what, limit, POLL, look);
  }

  private static <T> T value(
      String what, Duration limit, Duration pace, Supplier<Optional<T>> look) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      boolean last = System.nanoTime() > deadline;
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (last) {
        throw new IllegalStateException("Waited " + seconds(limit) + " in vain for " + what + ".");
      }
      pause(what, pace);
    }
  }

  static String seconds(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static void pause(String what, Duration pace) {
    try {
      Thread.sleep(pace.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + what + ".", e);
    }
  }
}
