package se.lu.maxiv.sdm.metadatacollector.store;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson.Pair;

/**
 * The scans that were written last, as they are in the store or its spool: so that a scan which
 * began while the store answered can go on and end while it does not. Given up when memory is
 * short. Thread-safe.
 */
final class RecentPairs {
  /** More than go on at once at an endstation; programs come back to one for its files. */
  static final int MOST = 50;

  private final Map<UUID, SoftReference<Pair>> pairs = new LinkedHashMap<>();

  /** It was written so. */
  synchronized void wrote(Pair pair) {
    UUID uuid = pair.scan().uuid();
    pairs.remove(uuid);
    pairs.put(uuid, new SoftReference<>(pair));
    if (pairs.size() > MOST) {
      pairs.remove(pairs.keySet().iterator().next());
    }
  }

  /** A parcel was written, and its scan stayed as it was. */
  synchronized void wrote(Parcel parcel) {
    find(parcel.scan())
        .map(pair -> new SoftReference<>(new Pair(pair.scan(), parcel)))
        .ifPresent(pair -> pairs.replace(parcel.scan(), pair));
  }

  /** Whether it was written nobody knows. */
  synchronized void forget(UUID scan) {
    pairs.remove(scan);
  }

  synchronized Optional<Pair> find(UUID scan) {
    SoftReference<Pair> pair = pairs.get(scan);
    return pair == null ? Optional.empty() : Optional.ofNullable(pair.get());
  }
}
