package se.lu.maxiv.sdm.support.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The one thread that makes the blocking calls to one system outside (the storage, the groups, the
 * user office), with a time limit for each caller.
 *
 * <p>Calls are made one after the other in the order they came. A call that overruns its limit is
 * left to itself: its caller is told, its late result is dropped, and as long as it hangs every
 * other call is refused at once. So at most one thread of a kind is ever stuck. Thread-safe.
 */
public final class BoundedWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedWorker.class);

  private final String kind;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Job<?>> queue = new ArrayDeque<>();
  private @Nullable Job<?> running;
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * Creates a worker; its thread, a daemon, starts with the first call.
   *
   * @param kind the system as sentences call it, for instance "storage" or "user office"
   */
  public BoundedWorker(String kind) {
    this.kind = kind;
  }

  /**
   * Makes a call and waits for its result, at most for the limit, the time in the queue included.
   *
   * @param what what is being done, to follow "while" ("making the folders of 20250123")
   * @param work the call; must not call this worker again
   * @param limit how long this caller can wait
   * @throws SdmException the call's own, or DEPENDENCY_ERROR when it overran, waits behind one that
   *     hangs or did not get its turn, or SOFTWARE_FAILURE for any other failure of the call
   */
  public <T> T call(String what, Callable<T> work, Duration limit) {
    Job<T> job = new Job<>(what, work, limit);
    lock.lock();
    try {
      refuseIfClosedOrStuck();
      enqueue(job);
      while (!job.done) {
        waitOnce(job);
      }
    } finally {
      lock.unlock();
    }
    return job.result();
  }

  /**
   * Ends the thread when it is idle; a call that hangs is left alone. Further calls are refused.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void refuseIfClosedOrStuck() {
    if (closed) {
      throw SdmException.notAllowed(
          "Nothing is asked of the " + kind + " any more: the server is stopping.");
    }
    Job<?> current = running;
    if (current != null && current.isStuck()) {
      throw BusySentence.stuck(kind, current);
    }
  }

  private void enqueue(Job<?> job) {
    queue.addLast(job);
    if (thread == null) {
      thread = new Thread(this::work, "sdm-" + kind.replace(' ', '-'));
      thread.setDaemon(true);
      thread.start();
    }
    changed.signalAll();
  }

  /** Waits once; throws when the job's time is over or the one before it is stuck. */
  @SuppressWarnings("WaitNotInLoop") // its only caller loops
  private void waitOnce(Job<?> job) {
    Job<?> current = running;
    boolean waitsForItself = current == job;
    if (!waitsForItself && current != null && current.isStuck()) {
      queue.remove(job);
      throw BusySentence.stuck(kind, current);
    }
    long left = job.nanosToDeadline();
    if (left <= 0) {
      throw giveUp(job, waitsForItself);
    }
    if (!waitsForItself && current != null) {
      left = Math.min(left, current.nanosToStuck());
    }
    try {
      changed.awaitNanos(left);
    } catch (InterruptedException e) {
      throw interrupted(job, e);
    }
  }

  private SdmException giveUp(Job<?> job, boolean isRunning) {
    if (!isRunning) {
      queue.remove(job);
      return BusySentence.noTurn(kind, job);
    }
    job.abandoned = true;
    return BusySentence.overran(kind, job);
  }

  private SdmException interrupted(Job<?> job, InterruptedException cause) {
    queue.remove(job);
    job.abandoned = true;
    Thread.currentThread().interrupt();
    return new SdmException(
        Reason.DEPENDENCY_ERROR,
        "Waiting for the " + kind + " was interrupted while " + job.what + "; try again.",
        cause);
  }

  private void work() {
    while (true) {
      Job<?> job = next();
      if (job == null) {
        return;
      }
      job.run();
      finished(job);
    }
  }

  private @Nullable Job<?> next() {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      Job<?> job = queue.pollFirst();
      if (job != null) {
        job.start();
      }
      running = job;
      changed.signalAll();
      return job;
    } finally {
      lock.unlock();
    }
  }

  private void finished(Job<?> job) {
    lock.lock();
    try {
      job.done = true;
      running = null;
      changed.signalAll();
      if (job.abandoned) {
        LOG.warn(
            "The {} answered after {} ({}); the late result was dropped",
            kind,
            BusySentence.seconds(job.nanosRunning()),
            job.what);
      }
    } finally {
      lock.unlock();
    }
  }
}
