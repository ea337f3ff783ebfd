package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Writes scans' metadata beside their files. A failure is told and keeps nothing from anybody. What
 * the storage does not take is tried again, ever more rarely, for a day or until the device stops.
 * Thread-safe.
 */
final class BesideFiles {
  /** The trouble of metadata that are not beside their files yet. */
  static final String ABOUT = "writing metadata beside files";

  private static final Logger LOG = LoggerFactory.getLogger(BesideFiles.class);
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final int MOST_DOUBLINGS = 6;
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Sidecar sidecar;
  private final Ledger ledger;
  private final Show show;
  private final Turns turns;
  private final Clock clock;
  private final Map<UUID, Failed> failed = new HashMap<>();

  /** What could not be written: since when, how often, and not again before. */
  private record Failed(Instant since, int times, Instant next) {}

  BesideFiles(Finishing.Parts parts, Ledger ledger, Show show, Turns turns) {
    this.sidecar = parts.sidecar();
    this.clock = parts.clock();
    this.ledger = ledger;
    this.show = show;
    this.turns = turns;
  }

  /** Writes the metadata of a scan; never throws. */
  void write(Scan scan) {
    try {
      sidecar.write(scan);
      done(scan.uuid());
    } catch (SdmException e) {
      refused(scan.uuid(), e);
    } catch (RuntimeException e) {
      LOG.error("The metadata of scan {} could not be written beside its files", scan.uuid(), e);
      givenUp(
          scan.uuid(),
          "The metadata of scan %s could not be written beside its files because of an error in the program (%s)."
              .formatted(scan.uuid(), e.getClass().getSimpleName()));
    }
  }

  /** Writes the metadata of a scan as it is in the store by then. */
  void writeSoon(UUID scan) {
    turns.soon(scan, () -> writeStored(scan));
  }

  /** Tries those again whose time has come. */
  void again() {
    due().forEach(this::writeSoon);
  }

  private void writeStored(UUID scan) {
    try {
      write(ledger.find(scan).scan());
    } catch (SdmException e) {
      refused(scan, e);
    }
  }

  private synchronized List<UUID> due() {
    Instant now = clock.instant();
    List<UUID> due =
        failed.entrySet().stream()
            .filter(entry -> !entry.getValue().next().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    // lest it be asked for once more before its turn has come
    due.forEach(scan -> failed.computeIfPresent(scan, (same, known) -> after(known, now)));
    return due;
  }

  private static Failed after(Failed known, Instant now) {
    Duration pause = FIRST.multipliedBy(1L << Math.min(known.times(), MOST_DOUBLINGS));
    return new Failed(known.since(), known.times() + 1, now.plus(pause));
  }

  private synchronized void refused(UUID scan, SdmException why) {
    Instant now = clock.instant();
    Failed known = failed.getOrDefault(scan, new Failed(now, 0, now.plus(FIRST)));
    if (why.reason() != Reason.DEPENDENCY_ERROR || known.since().plus(PATIENCE).isBefore(now)) {
      givenUp(scan, why.sentence());
      return;
    }
    LOG.debug("The metadata of scan {} are tried again", scan, why);
    failed.put(scan, known);
    // the first reason stays; the others follow from it
    if (!show.view().troubles().present().containsKey(ABOUT)) {
      show.trouble(ABOUT, "Metadata of scans are not beside their files yet: " + why.sentence());
    }
  }

  private synchronized void givenUp(UUID scan, String why) {
    show.trouble(why);
    done(scan);
  }

  private synchronized void done(UUID scan) {
    failed.remove(scan);
    if (failed.isEmpty()) {
      show.mended(ABOUT);
    }
  }
}
