package se.lu.maxiv.sdm.metadatacollector;

import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A person's wish that what was parked, or is being tried, is delivered again at once.
 *
 * @param time the present
 */
record Retry(ScanStore store, Ledger ledger, InstantSource time) {
  private static final Logger LOG = LoggerFactory.getLogger(Retry.class);
  private static final int MOST = 100_000;

  /** All that wait for a person, except those of which nobody knows whose they are. */
  void all() {
    store.waiting(MOST).stream()
        .filter(parcel -> parcel.stage() != Parcel.Stage.HELD)
        .forEach(parcel -> ifItMay(parcel.scan()));
  }

  /** One of many: what has become of it meanwhile keeps no other. */
  private void ifItMay(UUID scan) {
    try {
      one(scan);
    } catch (SdmException e) {
      LOG.info("{}", e.sentence());
    }
  }

  /**
   * One scan.
   *
   * @throws SdmException (OPERATION_NOT_ALLOWED) when there is nothing of it to deliver
   */
  void one(UUID scan) {
    var unused = ledger.change(scan, same -> same, this::retried);
  }

  private Parcel retried(Scan scan, Parcel parcel) {
    return switch (parcel.stage()) {
      case PARKED, UNVERIFIED -> Delivery.decided(scan, parcel, time.instant());
      case QUEUED, DATASET_DONE, FILES_DONE -> parcel.at(parcel.stage(), time.instant());
      case HELD -> throw refused(scan, "whose it is, is not certain: Decide. " + parcel.words());
      case KEPT -> throw refused(scan, "nothing of it may leave: " + parcel.words());
      case OPEN -> throw refused(scan, "it goes on, or its files are waited for.");
      case DONE -> throw refused(scan, "the catalogue has all of it.");
    };
  }

  private static SdmException refused(Scan scan, String why) {
    return SdmException.notAllowed("Retry of scan %s was refused: %s".formatted(scan.uuid(), why));
  }
}
