package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.When;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The snapshots at both ends of scans: taken and put into the store; where none was taken, why.
 * Thread-safe for different scans.
 */
final class Shots {
  private static final String NOT_AT_BEGIN =
      "It was not read when the scan began: nobody was listening, or the collector was stopped.";
  private static final String NOT_AT_END =
      "It was not read when the scan had ended: that was known too late.";

  private final Snapshots snapshots;
  private final Ledger ledger;
  private final Show show;
  private final Clock clock;

  Shots(Finishing.Parts parts, Ledger ledger, Show show) {
    this.snapshots = parts.snapshots();
    this.clock = parts.clock();
    this.ledger = ledger;
    this.show = show;
  }

  /** A scan has begun. */
  void atBegin(UUID uuid) {
    shot(uuid, When.START);
  }

  /** A stop came between a scan's begin and its snapshot: it comes late, and is marked so. */
  void atBeginIfNone(UUID uuid) {
    try {
      Scan scan = ledger.find(uuid).scan();
      if (isNone(scan.before()) && !scan.isEnded()) {
        shot(uuid, When.START);
      }
    } catch (SdmException e) {
      lost(uuid, e);
    }
  }

  /** A scan has ended. Of one that nobody observed, its status says enough. */
  void atEnd(Scan scan) {
    boolean isObserved = scan.status() != EndStatus.NOT_OBSERVED;
    if (isNone(scan.before()) && isObserved) {
      put(scan.uuid(), snapshots.unread(When.START, NOT_AT_BEGIN), When.START);
    }
    if (!isNone(scan.after())) {
      return;
    }
    if (isFresh(scan)) {
      shot(scan.uuid(), When.END);
    } else if (isObserved) {
      put(scan.uuid(), snapshots.unread(When.END, NOT_AT_END), When.END);
    }
  }

  private static boolean isNone(Snapshot snapshot) {
    return snapshot.equals(Snapshot.NONE);
  }

  private boolean isFresh(Scan scan) {
    Instant now = clock.instant();
    Instant end = scan.end() == null ? now : scan.end();
    return Duration.between(end, now).compareTo(Snapshot.LATE) < 0;
  }

  private void shot(UUID uuid, When moment) {
    try {
      Snapshot snapshot = snapshots.take(moment);
      show.snapshot(snapshot);
      put(uuid, snapshot, moment);
    } catch (SdmException e) {
      lost(uuid, e);
    }
  }

  private void put(UUID uuid, Snapshot snapshot, When moment) {
    boolean isBegin = moment == When.START;
    Scan scan =
        ledger
            .change(
                uuid,
                before -> isBegin ? before.withBefore(snapshot) : before.withAfter(snapshot),
                (after, parcel) -> parcel)
            .scan();
    if (isBegin) {
      scan.lateSeconds().ifPresent(late -> late(uuid, late));
    }
  }

  private void late(UUID uuid, double by) {
    show.log(
        "The values of the begin of scan %s were read %.1f s after it and are marked as late."
            .formatted(uuid, by));
  }

  private void lost(UUID uuid, SdmException why) {
    show.trouble("The snapshot of scan %s was lost: %s".formatted(uuid, why.sentence()));
  }
}
