package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * What follows the begin and the end of a scan and takes time: its snapshots, its files that are
 * still being written, the file beside them. What fails is tried again, ever more rarely, and is
 * taken up again after a stop. Thread-safe.
 */
final class Finishing {
  /** The trouble of a storage that does not answer. */
  static final String STORAGE = "storage";

  private static final Logger LOG = LoggerFactory.getLogger(Finishing.class);

  private static final int MOST_DOUBLINGS = 6;

  private final Parts parts;
  private final Config config;
  private final Ledger ledger;
  private final Show show;
  private final Turns turns;
  private final Shots shots;
  private final BesideFiles beside;

  /**
   * What it works with.
   *
   * @param snapshots takes them
   * @param files looks at files
   * @param sidecar writes beside them
   * @param couriers are told when there is something to deliver
   * @param clock the time
   */
  record Parts(
      Snapshots snapshots, FileWatch files, Sidecar sidecar, Runnable couriers, Clock clock) {}

  Finishing(Parts parts, Config config, Ledger ledger, Show show, Turns turns) {
    this.parts = parts;
    this.config = config;
    this.ledger = ledger;
    this.show = show;
    this.turns = turns;
    this.shots = new Shots(parts, ledger, show);
    this.beside = new BesideFiles(parts, ledger, show, turns);
  }

  /** A scan has begun. */
  void begun(UUID uuid) {
    turns.soon(uuid, () -> shots.atBegin(uuid));
  }

  /** What a stop interrupted is taken up; values of the begin that come late are marked so. */
  void resume(List<Scan> open) {
    for (Scan scan : open) {
      if (scan.isEnded()) {
        ended(scan.uuid());
      } else if (scan.before().equals(Snapshot.NONE)) {
        turns.soon(scan.uuid(), () -> shots.atBeginIfNone(scan.uuid()));
      }
    }
  }

  /** A scan has ended, or has new files since. */
  void ended(UUID uuid) {
    turns.soon(uuid, () -> finish(uuid, Set.of(), 0));
  }

  /** More is known of a scan that has ended. */
  void changed(Scan scan) {
    if (scan.isEnded()) {
      beside.writeSoon(scan.uuid());
    }
  }

  /** Tries again what could not be written beside files. */
  void writeAgain() {
    beside.again();
  }

  /** All that follows the end of a scan, from whatever point it was interrupted at. */
  private void finish(UUID uuid, Set<DataFile> before, int failures) {
    try {
      step(ledger.find(uuid), before);
    } catch (SdmException e) {
      LOG.warn("Scan {} could not be finished now: {}", uuid, e.sentence());
      again(uuid, before, failures + 1);
    } catch (RuntimeException | Error e) {
      show.trouble(
          "Scan %s could not be finished because of an error in the program (%s); it is tried again."
              .formatted(uuid, e.getClass().getSimpleName()));
      LOG.error("Scan {} could not be finished", uuid, e);
      again(uuid, before, failures + 1);
    }
  }

  private void again(UUID uuid, Set<DataFile> before, int failures) {
    Duration pause = FileWatch.PERIOD.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    turns.later(uuid, pause, () -> finish(uuid, before, failures));
  }

  private void step(Ledger.Entry entry, Set<DataFile> before) {
    Scan scan = entry.scan();
    if (!isOpen(entry)) {
      return;
    }
    shots.atEnd(scan);
    boolean last = !now().isBefore(deadline(scan));
    // also those seen before: they may have grown
    List<DataFile> seen = look(scan.files(), last);
    if (last || seen.stream().allMatch(file -> file.isSettled(before, now()))) {
      complete(scan.uuid(), seen);
    } else {
      again(scan.uuid(), Set.copyOf(seen), 0);
    }
  }

  private static boolean isOpen(Ledger.Entry entry) {
    boolean hasNew = entry.scan().files().stream().anyMatch(file -> !isLookedAt(file));
    return entry.scan().isEnded() && (entry.parcel().stage() == Parcel.Stage.OPEN || hasNew);
  }

  private static boolean isLookedAt(DataFile file) {
    return file.isSeen() || file.missing();
  }

  /** Files of a scan of long ago have appeared by now, or never will. */
  private Instant deadline(Scan scan) {
    return end(scan).plus(config.fileWait());
  }

  private Instant end(Scan scan) {
    return Objects.requireNonNullElse(scan.end(), now());
  }

  private List<DataFile> look(List<DataFile> files, boolean last) {
    try {
      List<DataFile> seen = parts.files().look(files, last);
      show.mended(STORAGE);
      return seen;
    } catch (SdmException e) {
      show.trouble(STORAGE, "Files of scans cannot be looked at: " + e.sentence());
      throw e;
    }
  }

  private void complete(UUID uuid, List<DataFile> seen) {
    // first: what a stop interrupts here is done again
    beside.write(whole(ledger.find(uuid).scan(), seen));
    Ledger.Entry entry = ledger.change(uuid, scan -> whole(scan, seen), this::ready);
    show.scan(entry.scan());
    parts.couriers().run();
    if (isOpen(entry)) {
      again(uuid, Set.of(), 0);
    }
  }

  private Scan whole(Scan scan, List<DataFile> seen) {
    Scan with = scan.with(seen);
    return with.with(config.policy().of(with));
  }

  /** One that the catalogue has already gets only what is new; new files are waited for. */
  private Parcel ready(Scan scan, Parcel parcel) {
    boolean isWhole = scan.files().stream().allMatch(Finishing::isLookedAt);
    boolean isParked = parcel.stage().isWaiting() && !scan.belonging().isHeld();
    return !isWhole || isParked ? parcel : Delivery.decided(scan, parcel, now());
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
