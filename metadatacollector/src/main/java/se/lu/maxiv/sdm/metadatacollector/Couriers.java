package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Those who bring parcels to the catalogue, the oldest first, a few at a time. They look for work
 * when they are told that there is some, and every second. Thread-safe.
 */
final class Couriers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
  private static final int AT_ONCE = 4;

  /** How many wait for a courier, so that a large backlog is read in pieces. */
  private static final int PIECE = 64;

  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration END_LIMIT = Duration.ofSeconds(2);

  private final Delivery delivery;
  private final ScanStore store;
  private final Ledger ledger;
  private final Show show;
  private final Clock clock;
  private final ScheduledExecutorService dispatcher;
  private final ExecutorService couriers;
  private final CommonPause pause;
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

  Couriers(Delivery delivery, Ledger ledger, ScanStore store, Show show, ThreadsOf threads) {
    this.delivery = delivery;
    this.ledger = ledger;
    this.store = store;
    this.show = show;
    this.clock = threads.clock();
    this.pause = new CommonPause(clock);
    this.dispatcher = Executors.newSingleThreadScheduledExecutor(threads.of());
    this.couriers = Executors.newFixedThreadPool(AT_ONCE, threads.of());
  }

  /** Threads and their time. */
  record ThreadsOf(ThreadFactory of, Clock clock) {}

  /** Begins. */
  void start() {
    // its failures end within it
    var unused =
        dispatcher.scheduleWithFixedDelay(
            this::dispatch, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** There is something to deliver. */
  void wake() {
    try {
      dispatcher.execute(this::dispatch);
    } catch (RejectedExecutionException e) {
      LOG.debug("nothing is delivered any more: the device is being stopped", e);
    }
  }

  private void dispatch() {
    try {
      if (underWay.size() < PIECE && !pause.isOn()) {
        store.due(clock.instant(), PIECE + underWay.size()).forEach(this::send);
      }
    } catch (SdmException e) {
      LOG.debug("the next look tries again", e);
    } catch (RuntimeException | Error e) {
      LOG.error("The outbox could not be looked at because of an error in the program", e);
    }
  }

  private void send(Parcel parcel) {
    if (underWay.size() < PIECE && underWay.add(parcel.scan())) {
      couriers.execute(() -> deliver(parcel.scan()));
    }
  }

  private void deliver(UUID scan) {
    if (pause.begin()) {
      tried(scan);
    }
    underWay.remove(scan);
    if (underWay.isEmpty()) {
      wake();
    }
  }

  private void tried(UUID scan) {
    boolean isServed = false;
    try {
      isServed = delivered(ledger.setOut(scan));
    } catch (SdmException e) {
      LOG.warn("Scan {} could not be delivered now: {}", scan, e.sentence());
    } catch (RuntimeException | Error e) {
      LOG.error("Scan {} could not be delivered because of an error in the program", scan, e);
    } finally {
      ledger.back(scan);
    }
    if (isServed) {
      pause.served();
    } else {
      pause.failed(scan);
    }
  }

  /** Whether the catalogue has served it, or nothing was asked of it. */
  private boolean delivered(Ledger.Entry entry) {
    if (!entry.parcel().stage().isDue()) {
      return true;
    }
    Parcel after = delivery.deliver(entry.scan(), entry.parcel());
    told(after);
    return after.attempts() == 0 || !after.stage().isDue();
  }

  private void told(Parcel parcel) {
    if (parcel.stage().isWaiting()) {
      show.log("Scan %s waits for a person: %s".formatted(parcel.scan(), parcel.words()));
    }
  }

  @Override
  public void close() {
    dispatcher.shutdownNow();
    couriers.shutdown();
    try {
      if (!couriers.awaitTermination(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.info("A delivery is left on its way; the next start looks how far it got");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
