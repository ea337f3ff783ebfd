package se.lu.maxiv.sdm.pathfixer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.support.tango.LogBook;

/**
 * The order in which requests change a session: one at a time, first come first served, each within
 * the time that its client waits. Thread-safe.
 */
final class Turns implements AutoCloseable {
  /** Whoever restarts the device waits, so the last request has not long to end. */
  private static final Duration LAST_TURN = Duration.ofMillis(300);

  /** Each that waits holds one of the server's threads, and clients rarely are so many. */
  private static final int MOST_WAITING = 16;

  private final ReentrantLock turn = new ReentrantLock(true);
  private final LogBook<View> log;
  private volatile boolean closed;

  Turns(LogBook<View> log) {
    this.log = log;
  }

  /** What a request does within its turn and its time. */
  interface Work<T> {
    T within(Budget budget);
  }

  /**
   * Runs a request when it is its turn; a refusal is logged.
   *
   * @param what the request, for the log: "Select", "Sample"
   * @throws SdmException the request's own, or when it does not get a turn in time
   */
  <T> T take(String what, Work<T> work) {
    Budget budget = Budget.of(Budget.OF_A_CLIENT);
    if (turn.getQueueLength() >= MOST_WAITING) {
      throw refused(what, MOST_WAITING + " others wait already; try again in a moment.");
    }
    if (!tryLock(budget)) {
      throw refused(what, "another change is still being made; try again in a moment.");
    }
    try {
      refuseWhenClosed();
      return work.within(budget);
    } catch (SdmException e) {
      log.warn(what + ": " + e.sentence());
      throw e;
    } finally {
      turn.unlock();
    }
  }

  private SdmException refused(String what, String sentence) {
    log.warn(what + ": " + sentence);
    return SdmException.dependency(what + " was refused: " + sentence);
  }

  /** Whether the session has ended. */
  boolean isClosed() {
    return closed;
  }

  /** Refuses what goes on after the end of the session. */
  void refuseWhenClosed() {
    if (closed) {
      throw SdmException.notAllowed(
          "The request was refused: the device is being restarted; try again in a moment.");
    }
  }

  /** Lets the present request end, if it does in time; there is none after it. */
  @Override
  public void close() {
    boolean isMine = tryLock(Budget.of(LAST_TURN));
    closed = true;
    if (isMine) {
      turn.unlock();
    }
  }

  private boolean tryLock(Budget budget) {
    try {
      return turn.tryLock(budget.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
