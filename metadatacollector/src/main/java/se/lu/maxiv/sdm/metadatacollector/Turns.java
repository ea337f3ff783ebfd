package se.lu.maxiv.sdm.metadatacollector;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work in the background: of one scan one piece after the other, of different scans at the same
 * time. After the end of the device nothing begins any more. Thread-safe.
 */
final class Turns {
  private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

  private final ScheduledExecutorService threads;
  private final Map<UUID, Deque<Runnable>> queues = new HashMap<>();
  private final Set<UUID> later = new HashSet<>();

  /**
   * Takes turns.
   *
   * @param threads do the work; ended by who made them
   */
  Turns(ScheduledExecutorService threads) {
    this.threads = threads;
  }

  /** Does it after all that was asked for the same scan before; it must not throw. */
  synchronized void soon(UUID scan, Runnable work) {
    Deque<Runnable> queue = queues.get(scan);
    if (queue != null) {
      queue.add(work);
      return;
    }
    queues.put(scan, new ArrayDeque<>(Set.of(work)));
    begun(() -> threads.execute(() -> take(scan)));
  }

  /** Does it after a pause, unless a later one is planned for the same scan already. */
  synchronized void later(UUID scan, Duration pause, Runnable work) {
    if (later.add(scan)) {
      begun(
          () -> {
            // its failures end within it
            var unused =
                threads.schedule(() -> due(scan, work), pause.toMillis(), TimeUnit.MILLISECONDS);
          });
    }
  }

  private void due(UUID scan, Runnable work) {
    synchronized (this) {
      later.remove(scan);
    }
    soon(scan, work);
  }

  /** One piece, then the thread is another scan's. */
  private void take(UUID scan) {
    try {
      first(scan).run();
    } catch (RuntimeException | Error e) {
      LOG.error("Work on scan {} ended by an error in the program", scan, e);
    } finally {
      next(scan);
    }
  }

  private synchronized Runnable first(UUID scan) {
    return queues.getOrDefault(scan, new ArrayDeque<>()).element();
  }

  private synchronized void next(UUID scan) {
    Deque<Runnable> queue = queues.getOrDefault(scan, new ArrayDeque<>());
    queue.poll();
    if (queue.isEmpty()) {
      queues.remove(scan);
    } else {
      begun(() -> threads.execute(() -> take(scan)));
    }
  }

  private static void begun(Runnable begin) {
    try {
      begin.run();
    } catch (RejectedExecutionException e) {
      LOG.debug("the device is being stopped; the next start takes the scan up again", e);
    }
  }
}
