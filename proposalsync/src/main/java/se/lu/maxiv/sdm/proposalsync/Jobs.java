package se.lu.maxiv.sdm.proposalsync;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** What takes time, one thing at a time on a thread of its own. Thread-safe. */
final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final String IDLE = "";
  private static final Duration END_LIMIT = Duration.ofSeconds(4);

  /** When a periodic job meets another one. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ScheduledExecutorService thread;
  private final AtomicReference<String> busy = new AtomicReference<>(IDLE);

  Jobs(ThreadFactory threads) {
    this.thread = Executors.newSingleThreadScheduledExecutor(threads);
  }

  /** What is being done, empty when nothing is. */
  String activity() {
    return Objects.requireNonNullElse(busy.get(), IDLE);
  }

  /**
   * Begins something.
   *
   * @param activity what, to follow "is"
   * @param accepted done at once when it can begin, before the work
   * @throws SdmException (OPERATION_NOT_ALLOWED) while something else is being done
   */
  <T> Future<T> begin(String activity, Runnable accepted, Callable<T> work) {
    if (!busy.compareAndSet(IDLE, activity)) {
      throw SdmException.notAllowed(
          "The request was refused: the device is %s; wait until it has ended, or Abort it."
              .formatted(activity()));
    }
    try {
      accepted.run();
      return thread.submit(() -> ended(work));
    } catch (RuntimeException e) {
      busy.set(IDLE);
      throw e;
    }
  }

  /**
   * Does something again and again; a little later when something else is being done just then.
   *
   * @param work tells its failures itself
   */
  void every(Duration period, String activity, Runnable work) {
    schedule(period, period, activity, work);
  }

  private void schedule(Duration delay, Duration period, String activity, Runnable work) {
    Runnable once =
        () -> {
          boolean mine = busy.compareAndSet(IDLE, activity);
          try {
            if (mine) {
              work.run();
            }
          } catch (RuntimeException | Error e) {
            LOG.error("{} failed because of an error in the program", activity, e);
          } finally {
            if (mine) {
              busy.set(IDLE);
            }
            schedule(mine ? period : SOON, period, activity, work);
          }
        };
    if (!thread.isShutdown()) {
      // its failures end above, so the future tells nothing
      var unused = thread.schedule(once, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private <T> T ended(Callable<T> work) throws Exception {
    try {
      return work.call();
    } finally {
      busy.set(IDLE);
    }
  }

  /**
   * The result, if it comes in time.
   *
   * @throws SdmException the work's own
   */
  static <T> Optional<T> within(Duration limit, Future<T> work) {
    try {
      return Optional.of(work.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      LOG.debug("not ready in time; it goes on", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdmException refusal) {
        throw refusal;
      }
      throw new SdmException(
          Reason.SOFTWARE_FAILURE,
          "The request failed because of an error in the program; please report it.",
          e.getCause());
    }
  }

  /**
   * Begins nothing more and waits a little for what is being done. It is not interrupted, since
   * that would close the journal in the middle of a line.
   */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "The device is stopped while it is {}; the journal knows how far it got", activity());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
