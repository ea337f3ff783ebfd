package se.lu.maxiv.sdm.metadatacollector.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson.Pair;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A store with a spool in front: while the store takes nothing, scans go into the spool at once,
 * and {@link #drain} brings them into the store when it works again. What is in the spool is what
 * counts: it is found before what the store has of the same scan, and not delivered until it is in
 * the store. Scans that were written a moment before can be changed meanwhile. Thread-safe.
 */
public final class SpooledStore implements ScanStore {
  private static final Logger LOG = LoggerFactory.getLogger(SpooledStore.class);

  private final ScanStore store;
  private final Spool spool;
  private final RecentPairs recent = new RecentPairs();

  /**
   * Held by those who look at both: what moves meanwhile would be seen as it was, or not at all.
   */
  private final Object draining = new Object();

  /** Whether the store did not answer last. */
  private volatile boolean isAway;

  /** Closes both when it is closed. */
  public SpooledStore(ScanStore store, Spool spool) {
    this.store = store;
    this.spool = spool;
  }

  /**
   * Writes a scan and its parcel, if need be into the spool. As soon as there is something in it,
   * or the store was seen not to answer, nobody waits for the store any more.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when the spool is full too
   */
  @Override
  public void save(Scan scan, Parcel parcel) {
    try {
      keep(scan, parcel);
      recent.wrote(new Pair(scan, parcel));
    } catch (RuntimeException e) {
      recent.forget(scan.uuid());
      throw e;
    }
  }

  private void keep(Scan scan, Parcel parcel) {
    if (spool.size() > 0 || isAway) {
      spool.put(scan, parcel);
      return;
    }
    try {
      store.save(scan, parcel);
    } catch (SdmException e) {
      if (e.reason() != Reason.DEPENDENCY_ERROR) {
        throw e;
      }
      put(scan, parcel, e);
    }
  }

  @Override
  public void save(Parcel parcel) {
    try {
      Optional<Pair> spooled = spool.find(parcel.scan());
      if (spooled.isPresent()) {
        spool.put(spooled.get().scan(), parcel);
      } else {
        store.save(parcel);
      }
      recent.wrote(parcel);
    } catch (RuntimeException e) {
      recent.forget(parcel.scan());
      throw e;
    }
  }

  /**
   * Looks whether the store answers and brings the spool into it; called from time to time. A
   * second call meanwhile waits.
   *
   * @return how many entries left the spool
   * @throws SdmException why it did not go on; what is left stays in the spool
   */
  public int drain() {
    synchronized (draining) {
      if (isAway) {
        var unused = answer(() -> store.waiting(1));
      }
      int count = 0;
      for (Optional<Pair> next = spool.first(); next.isPresent(); next = spool.first()) {
        move(next.get());
        count++;
      }
      return count;
    }
  }

  /** Notes whether the store answers. */
  private <T> T answer(Supplier<T> question) {
    try {
      T answer = question.get();
      isAway = false;
      return answer;
    } catch (SdmException e) {
      isAway |= e.reason() == Reason.DEPENDENCY_ERROR;
      throw e;
    }
  }

  /** What the store refuses for good does not keep back the others. */
  private void move(Pair next) {
    try {
      store.save(next.scan(), next.parcel());
    } catch (SdmException e) {
      if (e.reason() != Reason.OPERATION_NOT_ALLOWED) {
        throw e;
      }
      LOG.error("{} It lies in {} now.", e.sentence(), spool.setFirstAside(), e);
      return;
    }
    spool.removeFirst();
  }

  @Override
  public Optional<Scan> find(UUID uuid) {
    return known(uuid, Pair::scan, () -> store.find(uuid));
  }

  /** While the store is known not to answer, nobody waits for it. */
  private <T> Optional<T> known(UUID uuid, Function<Pair, T> part, Supplier<Optional<T>> stored) {
    Optional<Pair> spooled = spool.find(uuid);
    if (spooled.isPresent()) {
      return spooled.map(part);
    }
    if (isAway && recent.find(uuid).isPresent()) {
      return recent.find(uuid).map(part);
    }
    try {
      return answer(stored);
    } catch (SdmException e) {
      Optional<T> last = recent.find(uuid).map(part);
      if (e.reason() != Reason.DEPENDENCY_ERROR || last.isEmpty()) {
        throw e;
      }
      return last;
    }
  }

  @Override
  public Optional<Scan> find(String originKey) {
    List<Pair> spooled = spool.newest(pair -> pair.scan().origin().key().equals(originKey));
    return spooled.isEmpty() ? store.find(originKey) : Optional.of(spooled.get(0).scan());
  }

  @Override
  public List<Scan> open() {
    synchronized (draining) {
      Stream<Scan> stored = store.open().stream().filter(scan -> !isSpooled(scan.uuid()));
      Stream<Pair> spooled =
          spool.newest(pair -> true).stream()
              .filter(pair -> pair.parcel().stage() == Parcel.Stage.OPEN);
      return Stream.concat(stored, spooled.map(Pair::scan)).toList();
    }
  }

  @Override
  public Optional<Scan> newest(String source) {
    synchronized (draining) {
      Stream<Scan> spooled =
          spool.newest(pair -> pair.scan().origin().source().equals(source)).stream()
              .map(Pair::scan);
      return Stream.concat(store.newest(source).stream(), spooled)
          .max(Comparator.comparing(scan -> scan.origin().start()));
    }
  }

  /**
   * The store's page, with what the spool knows better; what is in the spool alone is not in it.
   */
  @Override
  public List<Scan> page(String proposal, int offset, int count) {
    synchronized (draining) {
      return store.page(proposal, offset, count).stream()
          .map(scan -> spool.find(scan.uuid()).map(Pair::scan).orElse(scan))
          .toList();
    }
  }

  @Override
  public long count() {
    synchronized (draining) {
      long onlySpooled =
          spool.newest(pair -> true).stream()
              .filter(pair -> store.find(pair.scan().uuid()).isEmpty())
              .count();
      return store.count() + onlySpooled;
    }
  }

  @Override
  public Optional<Parcel> parcel(UUID scan) {
    return known(scan, Pair::parcel, () -> store.parcel(scan));
  }

  @Override
  public List<Parcel> due(Instant now, int most) {
    return store.due(now, most).stream().filter(parcel -> !isSpooled(parcel.scan())).toList();
  }

  @Override
  public List<Parcel> waiting(int most) {
    return answer(() -> store.waiting(most)).stream()
        .filter(parcel -> !isSpooled(parcel.scan()))
        .toList();
  }

  /** The store's, and what is to be delivered of the spool. */
  @Override
  public Backlog backlog() {
    Backlog stored = store.backlog();
    List<Parcel> more =
        spool.newest(pair -> pair.parcel().stage().isDue()).stream().map(Pair::parcel).toList();
    Instant oldest =
        Stream.concat(Stream.of(stored.oldest()), more.stream().map(Parcel::readyAt))
            .min(Instant::compareTo)
            .orElse(Instant.MAX);
    return new Backlog(stored.depth() + more.size(), stored.waiting(), oldest);
  }

  @Override
  public void save(ItemsVersion version) {
    store.save(version);
  }

  @Override
  public List<ItemsVersion> versions() {
    return answer(store::versions);
  }

  /** Why scans go into the spool; empty when they do not. */
  public Optional<String> trouble() {
    return spool.size() == 0 ? Optional.empty() : Optional.of(state());
  }

  /** What a person must do for scans that the store refused; empty when there are none. */
  public Optional<String> refused() {
    return spool
        .aside()
        .map(
            "Scans that the store refuses lie in %s, a line each; save what is in it, then take it away."
                ::formatted);
  }

  @Override
  public String state() {
    int size = spool.size();
    return size == 0
        ? store.state()
        : "%s %d entries wait for it in the spool %s, which has %d kB left."
            .formatted(store.state(), size, spool.path(), spool.room() >> 10);
  }

  @Override
  public void close() {
    try {
      spool.close();
    } finally {
      store.close();
    }
  }

  private boolean isSpooled(UUID scan) {
    return spool.find(scan).isPresent();
  }

  /** Both refusals are told: the spool's is what matters now, the store's is what to mend. */
  private void put(Scan scan, Parcel parcel, SdmException why) {
    try {
      spool.put(scan, parcel);
    } catch (SdmException e) {
      e.addSuppressed(why);
      throw e;
    }
  }
}
