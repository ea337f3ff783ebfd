package se.lu.maxiv.sdm.support.useroffice;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Runs work that may hang in the kernel, such as reading from a network file system: waits for a
 * limited time, and while one piece of work is stuck the next is refused at once. Thread-safe.
 */
final class TimeLimit {
  private final Duration limit;
  private final AtomicReference<@Nullable FutureTask<?>> running = new AtomicReference<>();

  TimeLimit(Duration limit) {
    this.limit = limit;
  }

  /**
   * The result of the work.
   *
   * @param what what is tried, for the sentence ("Reading /net/office.json")
   * @throws SdmException what the work throws, or (COMMUNICATION_BROKEN) when it takes too long
   */
  <T> T within(String what, Callable<T> work) {
    var task = new FutureTask<>(work);
    FutureTask<?> before = running.get();
    if ((before != null && !before.isDone()) || !running.compareAndSet(before, task)) {
      throw stuck(what + " was not tried: the last attempt still hangs", null);
    }
    var thread = new Thread(task, "user-office");
    thread.setDaemon(true);
    thread.start();
    return result(what, task);
  }

  private <T> T result(String what, FutureTask<T> task) {
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw stuck(what + " took more than " + limit.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stuck(what + " was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdmException known) {
        throw known;
      }
      throw new SdmException(
          Reason.SOFTWARE_FAILURE, what + " failed in the program itself: " + e.getCause(), e);
    }
  }

  private static SdmException stuck(String why, @Nullable Throwable cause) {
    return new SdmException(
        Reason.COMMUNICATION_BROKEN, why + "; check the file system it lies on.", cause);
  }
}
