package se.lu.maxiv.sdm.metadatacollector;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The one way to change a scan: one change after the other, each in the store before it is seen. A
 * courier that is on its way with an older copy takes another turn. Thread-safe.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final int LOCKS = 64;

  private final ScanStore store;
  private final AtomicLong scans = new AtomicLong();
  private final Lock[] locks = new Lock[LOCKS];

  /** Scans with which a courier is on its way: whether they were changed since. */
  private final Map<UUID, Boolean> onTheWay = new ConcurrentHashMap<>();

  /** Counting keeps new scans out, which would be counted or not. */
  private final ReadWriteLock counting = new ReentrantReadWriteLock();

  private volatile boolean isCounted;

  Ledger(ScanStore store) {
    this.store = store;
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /** A scan and what is to be delivered of it. */
  record Entry(Scan scan, Parcel parcel) {}

  /** Writes a new scan. */
  void begin(Scan scan, Parcel parcel) {
    counting.readLock().lock();
    try {
      // counted
      var unused =
          locked(
              scan.uuid(),
              () -> {
                store.save(scan, parcel);
                return scans.incrementAndGet();
              });
    } finally {
      counting.readLock().unlock();
    }
  }

  /**
   * Writes a scan that may have been told before, and then stays as it is.
   *
   * @return as it is in the store
   */
  Scan beginOnce(Scan scan, Parcel parcel) {
    // in the same order as in begin, which is called within
    counting.readLock().lock();
    try {
      return locked(
          scan.uuid(),
          () -> {
            Optional<Scan> told = told(scan.uuid());
            if (told.isEmpty()) {
              begin(scan, parcel);
            }
            return told.orElse(scan);
          });
    } finally {
      counting.readLock().unlock();
    }
  }

  /**
   * While the store does not answer, what the spool does not have is taken for new: a program that
   * repeats its request has not got on since.
   */
  private Optional<Scan> told(UUID uuid) {
    try {
      return store.find(uuid);
    } catch (SdmException e) {
      LOG.debug("whether scan {} was told before is not known", uuid, e);
      return Optional.empty();
    }
  }

  /**
   * How many scans there are. The store is asked once, since that takes long for a large one.
   *
   * @throws SdmException (DEPENDENCY_ERROR) while the store does not answer that
   */
  long count() {
    if (!isCounted) {
      counting.writeLock().lock();
      try {
        scans.set(store.count());
        isCounted = true;
      } finally {
        counting.writeLock().unlock();
      }
    }
    return scans.get();
  }

  /**
   * Changes a scan.
   *
   * @return as it is now
   * @throws SdmException (DATA_OUT_OF_RANGE) when there is no such scan
   */
  Entry change(UUID uuid, UnaryOperator<Scan> change, BiFunction<Scan, Parcel, Parcel> parcel) {
    return locked(
        uuid,
        () -> {
          Entry before = find(uuid);
          Scan scan = change.apply(before.scan());
          var after = new Entry(scan, parcel.apply(scan, before.parcel()));
          store.save(after.scan(), after.parcel());
          onTheWay.computeIfPresent(uuid, (scanned, changed) -> true);
          return after;
        });
  }

  /** The scan with that identity, as it is in the store. */
  Entry find(UUID uuid) {
    Scan scan = store.find(uuid).orElseThrow(() -> unknown(uuid));
    return new Entry(scan, store.parcel(uuid).orElseThrow(() -> unknown(uuid)));
  }

  /** A courier sets out: what is changed from now on, it does not know. */
  Entry setOut(UUID uuid) {
    return locked(
        uuid,
        () -> {
          onTheWay.put(uuid, false);
          return find(uuid);
        });
  }

  /** The courier is back. */
  void back(UUID uuid) {
    onTheWay.remove(uuid);
  }

  /**
   * A courier reports.
   *
   * @return what is in the store now: to be delivered once more if the scan was changed meanwhile
   */
  Parcel report(Parcel parcel) {
    return locked(
        parcel.scan(),
        () -> {
          Parcel known =
              onTheWay.getOrDefault(parcel.scan(), false)
                  ? store.parcel(parcel.scan()).orElse(parcel).after(parcel)
                  : parcel;
          store.save(known);
          return known;
        });
  }

  private <T> T locked(UUID uuid, java.util.function.Supplier<T> work) {
    Lock lock = locks[Math.floorMod(uuid.hashCode(), LOCKS)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private static SdmException unknown(UUID uuid) {
    return SdmException.outOfRange(
        "There is no scan %s here; StartScan answers with a scan's identity.".formatted(uuid));
  }
}
