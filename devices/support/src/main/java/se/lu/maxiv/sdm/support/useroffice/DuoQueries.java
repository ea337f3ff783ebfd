package se.lu.maxiv.sdm.support.useroffice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Questions to a DUO, four at a time, and all of them within one limit. What fails or is not asked
 * in time fails for itself; the others go on. For one thread, and to be closed.
 */
final class DuoQueries implements AutoCloseable {
  private static final int AT_ONCE = 4;

  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_ONCE,
          work -> {
            var thread = new Thread(work, "user-office-duo");
            thread.setDaemon(true);
            return thread;
          });
  private final Duration whole;
  private final long deadline;

  /**
   * Questions from now on.
   *
   * @param whole for all of them together
   */
  DuoQueries(Duration whole) {
    this.whole = whole;
    this.deadline = System.nanoTime() + whole.toNanos();
  }

  /**
   * How one question ended: with a value or with a failure.
   *
   * @param value the answer, or null
   * @param failure why there is none, or null
   */
  record Outcome<T>(@Nullable T value, @Nullable SdmException failure) {}

  /**
   * Asks one question for each key.
   *
   * @throws SdmException (COMMUNICATION_BROKEN) when the thread is interrupted
   */
  <K, T> Map<K, Outcome<T>> ask(Collection<K> keys, Function<K, T> question) {
    List<Callable<T>> questions = new ArrayList<>();
    keys.forEach(key -> questions.add(() -> question.apply(key)));
    try {
      List<Future<T>> futures =
          workers.invokeAll(questions, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      Map<K, Outcome<T>> outcomes = new LinkedHashMap<>();
      var answers = futures.iterator();
      for (K key : keys) {
        outcomes.put(key, outcome(answers.next()));
      }
      return outcomes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SdmException(
          Reason.COMMUNICATION_BROKEN, "Asking the user office was interrupted; ask again.", e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }

  private <T> Outcome<T> outcome(Future<T> future) throws InterruptedException {
    try {
      return new Outcome<>(future.get(), null);
    } catch (CancellationException e) {
      return new Outcome<>(null, tooLate());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdmException failure) {
        return new Outcome<>(null, failure);
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private SdmException tooLate() {
    return new SdmException(
        Reason.COMMUNICATION_BROKEN,
        "The user office was not asked for all of it within "
            + whole.toMillis() / 1000.0
            + " s; ask those who run it why it is slow.");
  }
}
