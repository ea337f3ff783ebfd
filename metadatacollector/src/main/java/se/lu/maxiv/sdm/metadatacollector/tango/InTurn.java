package se.lu.maxiv.sdm.metadatacollector.tango;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Work of one kind, one after the other, on whatever thread is free: it holds one at most. */
final class InTurn implements Executor {
  private final Executor threads;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  InTurn(Executor threads) {
    this.threads = threads;
  }

  /**
   * Does it when all that came before is done.
   *
   * @param work must not throw
   * @throws RejectedExecutionException when the threads have ended
   */
  @Override
  public synchronized void execute(Runnable work) {
    waiting.addLast(work);
    if (!running) {
      try {
        threads.execute(this::work);
        running = true;
      } catch (RejectedExecutionException e) {
        waiting.clear();
        throw e;
      }
    }
  }

  private void work() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.pollFirst();
    running = next != null;
    return next;
  }
}
