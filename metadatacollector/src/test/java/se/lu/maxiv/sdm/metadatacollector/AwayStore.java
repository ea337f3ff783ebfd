package se.lu.maxiv.sdm.metadatacollector;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.MemoryScanStore;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.model.SdmException;

/** A store that does not answer while it is away. */
final class AwayStore extends MemoryScanStore {
  volatile boolean isAway;

  private void ask() {
    if (isAway) {
      throw SdmException.dependency("The store does not answer.");
    }
  }

  @Override
  public synchronized void save(Scan scan, Parcel parcel) {
    ask();
    super.save(scan, parcel);
  }

  @Override
  public synchronized void save(Parcel parcel) {
    ask();
    super.save(parcel);
  }

  @Override
  public synchronized Optional<Scan> find(UUID uuid) {
    ask();
    return super.find(uuid);
  }

  @Override
  public synchronized Optional<Scan> find(String originKey) {
    ask();
    return super.find(originKey);
  }

  @Override
  public synchronized Optional<Parcel> parcel(UUID scan) {
    ask();
    return super.parcel(scan);
  }

  @Override
  public synchronized List<Scan> open() {
    ask();
    return super.open();
  }

  @Override
  public synchronized List<Parcel> due(Instant now, int most) {
    ask();
    return super.due(now, most);
  }

  @Override
  public synchronized List<Parcel> waiting(int most) {
    ask();
    return super.waiting(most);
  }
}
