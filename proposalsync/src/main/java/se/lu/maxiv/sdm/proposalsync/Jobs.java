package se.lu.maxiv.sdm.proposalsync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** What takes time, one thing at a time on a thread of its own. Thread-safe. */
final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration END_LIMIT = Duration.ofSeconds(4);

  /** When a periodic job meets another one. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final ScheduledThreadPoolExecutor thread;
  private final Duration soon;
  private final AtomicReference<@Nullable Job> busy = new AtomicReference<>();

  /** The one that the thread is at; of that thread only. */
  private @Nullable Job present;

  /** What is being done; not a record, since two of one name are two. */
  private static final class Job {
    private final String activity;

    Job(String activity) {
      this.activity = activity;
    }
  }

  Jobs(ThreadFactory threads) {
    this(threads, SOON);
  }

  /**
   * As {@link #Jobs(ThreadFactory)}.
   *
   * @param soon how long a periodic job waits that meets another one
   */
  Jobs(ThreadFactory threads, Duration soon) {
    this.soon = soon;
    this.thread = new ScheduledThreadPoolExecutor(1, threads);
    // what was accepted is done; what would begin by itself later is not
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** What is being done, empty when nothing is. */
  String activity() {
    Job job = busy.get();
    return job == null ? "" : job.activity;
  }

  /**
   * Begins something.
   *
   * @param activity what, to follow "is"
   * @param accepted done at once when it can begin, before the work
   * @throws SdmException (OPERATION_NOT_ALLOWED) while something else is being done, or when the
   *     device is being stopped
   */
  <T> Future<T> begin(String activity, Runnable accepted, Callable<T> work) {
    var job = new Job(activity);
    if (!busy.compareAndSet(null, job)) {
      throw SdmException.notAllowed(
          "The request was refused: the device is %s; wait until it has ended, or Abort it."
              .formatted(activity()));
    }
    try {
      accepted.run();
      return thread.submit(() -> done(job, work));
    } catch (RejectedExecutionException e) {
      end(job);
      throw new SdmException(
          Reason.OPERATION_NOT_ALLOWED,
          "The request was refused: the device is being stopped; ask again when it has started.",
          e);
    } catch (RuntimeException e) {
      end(job);
      throw e;
    }
  }

  /**
   * Ends what the calling thread is doing for all who ask, also if it still has a little to do: to
   * be called at the moment when it is shown that nothing goes on any more, so that whoever sees
   * that can begin something.
   */
  void release() {
    Job job = present;
    if (job != null) {
      end(job);
    }
  }

  /** Ends that one and no other, however often it is called. */
  private void end(Job job) {
    busy.compareAndSet(job, null);
  }

  private <T> T done(Job job, Callable<T> work) throws Exception {
    present = job;
    try {
      return work.call();
    } finally {
      present = null;
      end(job);
    }
  }

  /**
   * Does something again and again; a little later when something else is being done just then.
   *
   * @param work tells its failures itself
   */
  void every(Duration period, String activity, Runnable work) {
    schedule(period, () -> again(period, activity, work));
  }

  private void again(Duration period, String activity, Runnable work) {
    var job = new Job(activity);
    boolean mine = busy.compareAndSet(null, job);
    try {
      if (mine) {
        // it has no result
        var unused = done(job, Executors.callable(work));
      }
    } catch (Exception | Error e) {
      LOG.error("{} failed because of an error in the program", activity, e);
    } finally {
      schedule(mine ? period : soon, () -> again(period, activity, work));
    }
  }

  private void schedule(Duration delay, Runnable once) {
    try {
      // its failures end within it, so the future tells nothing
      var unused = thread.schedule(once, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("nothing begins by itself any more: the device is being stopped", e);
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
