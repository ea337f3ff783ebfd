package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.metadatacollector.core.RecentScans;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFact;
import se.lu.maxiv.sdm.metadatacollector.core.ScanTracker;

/**
 * The one thread that reads what all Doors have said, in the order in which they said it: Doors of
 * one MacroServer are told of each other's scans by its environment. Thread-safe.
 */
final class DoorDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DoorDesk.class);

  /** Half a minute of the fastest scans; a store that hangs for longer must not fill the memory. */
  static final int MOST = 30_000;

  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Map<String, RecentScans> known = new HashMap<>();

  /** Whose events are not kept since the queue is full; guarded by this. */
  private final Set<ScanTracker> overwhelmed = new HashSet<>();

  private final Consumer<ScanFact> facts;
  private final Thread thread;
  private volatile boolean closed;

  DoorDesk(DoorSettings settings, Consumer<ScanFact> facts) {
    this.facts = facts;
    this.thread = settings.threads().newThread(this::work);
    this.thread.start();
  }

  /**
   * Takes events to be read later; never waits. What there is no room for is lost, as if the Door
   * had not been heard: the next survey finds its scans in the history.
   */
  synchronized void put(ScanTracker tracker, Supplier<List<DoorEvent>> events) {
    if (queue.size() < MOST) {
      overwhelmed.remove(tracker);
      queue.add(() -> read(tracker, events.get()));
    } else if (overwhelmed.add(tracker)) {
      LOG.warn("{} events of Doors wait for the store; new ones are not kept", queue.size());
      queue.add(() -> read(tracker, List.of(new DoorEvent.Lost())));
    }
  }

  private void read(ScanTracker tracker, List<DoorEvent> events) {
    events.forEach(event -> tracker.on(event).forEach(this::tell));
  }

  /** Lets a Door share what is known with the others of its MacroServer. */
  void share(ScanTracker tracker, String macroServer) {
    String key = macroServer.toLowerCase(Locale.ROOT);
    queue.add(() -> tracker.share(known.computeIfAbsent(key, k -> new RecentScans())));
  }

  /** Events that wait to be read. */
  int waiting() {
    return queue.size();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void work() {
    while (!closed) {
      try {
        queue.take().run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.warn("An event of a Door was not understood", e); // the next ones are
      }
    }
  }

  /** What cannot be stored is told there; the watch goes on. */
  private void tell(ScanFact fact) {
    try {
      facts.accept(fact);
    } catch (RuntimeException e) {
      LOG.error("{} was lost", fact, e);
    }
  }
}
