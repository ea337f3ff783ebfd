package se.lu.maxiv.sdm.support.worker;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** One call of a {@link BoundedWorker}: its fields are guarded by the worker's lock. */
final class Job<T> {
  final String what;
  boolean done;
  boolean abandoned;
  LocalTime startedAt = LocalTime.MIN;

  private final Callable<T> work;
  private final long limitNanos;
  private final long askedNanos = System.nanoTime();
  private long startedNanos;
  private @Nullable T value;
  private @Nullable Throwable failure;

  Job(String what, Callable<T> work, Duration limit) {
    this.what = what;
    this.work = work;
    this.limitNanos = limit.toNanos();
  }

  void start() {
    startedNanos = System.nanoTime();
    startedAt = LocalTime.now(ZoneId.systemDefault());
  }

  /** Makes the call, outside the lock; the outcome is published by the lock that follows. */
  void run() {
    try {
      value = work.call();
    } catch (Throwable e) {
      failure = e;
    }
  }

  /** Whether it has run longer than its own limit, however long it had waited before. */
  boolean isStuck() {
    return nanosToStuck() <= 0;
  }

  long nanosToStuck() {
    return limitNanos - nanosRunning();
  }

  long nanosToDeadline() {
    return limitNanos - nanosWaiting();
  }

  long nanosRunning() {
    return System.nanoTime() - startedNanos;
  }

  long nanosWaiting() {
    return System.nanoTime() - askedNanos;
  }

  @SuppressWarnings("NullAway") // a call that did not fail has a value, which T says may be null
  T result() {
    if (failure instanceof SdmException refusal) {
      throw refusal;
    }
    if (failure != null) {
      throw new SdmException(
          Reason.SOFTWARE_FAILURE,
          "Something unexpected went wrong while "
              + what
              + " ("
              + failure
              + "); tell the developers.",
          failure);
    }
    return value;
  }
}
