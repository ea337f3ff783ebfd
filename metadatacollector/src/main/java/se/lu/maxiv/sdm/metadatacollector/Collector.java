package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Notes;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.ProposalFacts;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.core.Selected;
import se.lu.maxiv.sdm.metadatacollector.core.SelectionSource;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.When;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The life of every scan: begun, ended, described, made ready to be delivered. What a method was
 * told is in the store when it returns; what takes time (snapshots, files that are still being
 * written) follows in the background and is taken up again after a stop. Thread-safe.
 */
final class Collector {
  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  /** A snapshot that is taken later would show something else. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private final Parts parts;
  private final Config config;
  private final Ledger ledger;
  private final Show show;
  private final ScheduledExecutorService background;

  /** Scans whose files are waited for. */
  private final Set<UUID> finishing = ConcurrentHashMap.newKeySet();

  /**
   * What a collector works with.
   *
   * @param snapshots takes them
   * @param selection PathFixer
   * @param files looks at files
   * @param couriers are told when there is something to deliver
   * @param clock the time
   */
  record Parts(
      Snapshots snapshots,
      SelectionSource selection,
      FileWatch files,
      Sidecar sidecar,
      Runnable couriers,
      Clock clock) {}

  Collector(
      Parts parts, Config config, Ledger ledger, Show show, ScheduledExecutorService background) {
    this.parts = parts;
    this.config = config;
    this.ledger = ledger;
    this.show = show;
    this.background = background;
  }

  /**
   * A program begins a scan.
   *
   * @return its identity
   * @throws SdmException (DEPENDENCY_ERROR) when it cannot be stored
   */
  UUID begin(Requests.Start request) {
    UUID uuid = UUID.randomUUID();
    Instant start = request.start().orElseGet(this::now);
    return begin(
        uuid, new Origin(Origin.COMMAND, request.number(), start), request.scan(), request.files());
  }

  /** A scan begins. */
  UUID begin(UUID uuid, Origin origin, Measurement measurement, List<String> files) {
    Selected selected = parts.selection().now().orElse(null);
    Belonging whose = whose(folder(measurement, files), selected);
    Measurement placed =
        measurement.folder().isEmpty() && selected != null && !whose.isHeld()
            ? measurement.in(selected.path())
            : measurement;
    Scan scan =
        Scan.begun(uuid, origin, placed, whose, Snapshot.NONE)
            .with(files.stream().map(DataFile::announced).toList());
    ledger.begin(scan, Parcel.of(uuid, Delivery.pid(config.catalogue(), scan), now()));
    show.scan(scan);
    background.execute(() -> shot(uuid, When.START));
    return uuid;
  }

  /** A scan that nobody looked at: there is nothing to wait for. */
  void missed(UUID uuid, Origin origin, Measurement measurement, Missed how) {
    Belonging whose = whose(folder(measurement, how.files()), null);
    Scan scan =
        Scan.begun(uuid, origin, measurement, whose, Snapshot.NONE)
            .with(how.files().stream().map(DataFile::announced).toList())
            .ended(how.end(), how.status(), -1);
    ledger.begin(scan, Parcel.of(uuid, Delivery.pid(config.catalogue(), scan), now()));
    finishSoon(uuid);
  }

  /** How a scan ended that nobody looked at. */
  record Missed(Instant end, EndStatus status, List<String> files) {}

  /** A program ends a scan. */
  void end(Requests.End request) {
    List<DataFile> files = request.files().stream().map(DataFile::announced).toList();
    Instant at = request.end().orElseGet(this::now);
    end(
        request.scan(),
        scan -> checked(scan.with(files)).ended(at, request.status(), request.points()));
  }

  /** A scan has ended. */
  void end(UUID uuid, Instant at, EndStatus status, long points) {
    end(uuid, scan -> scan.ended(at, status, points));
  }

  private void end(UUID uuid, UnaryOperator<Scan> end) {
    Scan scan =
        ledger.change(uuid, before -> end.apply(running(before)), (s, parcel) -> parcel).scan();
    show.scan(scan);
    finishSoon(uuid);
  }

  private static Scan running(Scan scan) {
    if (scan.isEnded()) {
      throw SdmException.notAllowed(
          "EndScan was refused: scan %s has ended already.".formatted(scan.uuid()));
    }
    return scan;
  }

  /** Once at a time for each scan. */
  private void finishSoon(UUID uuid) {
    if (finishing.add(uuid)) {
      background.execute(() -> finish(uuid));
    }
  }

  /** More files of a scan, which may have ended. */
  void addFiles(Requests.Files files) {
    if (files.paths().isEmpty()) {
      return;
    }
    List<DataFile> announced = files.paths().stream().map(DataFile::announced).toList();
    Scan scan =
        ledger
            .change(
                files.scan(),
                before -> checked(before.with(announced)),
                (after, parcel) -> after.isEnded() ? reopened(parcel) : parcel)
            .scan();
    show.scan(scan);
    if (scan.isEnded()) {
      finishSoon(files.scan());
    }
  }

  /** Files of another visit make it uncertain whose the scan is. */
  private static Scan checked(Scan scan) {
    Belonging whose = scan.belonging();
    return scan.files().stream()
        .flatMap(file -> ScanFolder.of(file.path()).stream())
        .filter(
            folder ->
                !folder.proposal().text().equals(whose.proposal())
                    || !folder.visit().equals(whose.visit()))
        .findFirst()
        .map(
            other ->
                scan.of(
                    whose.heldBecause(
                        "One of its files lies in proposal %s, visit %s, another in %s, visit %s; decide."
                            .formatted(
                                other.proposal(), other.visit(), whose.proposal(), whose.visit()))))
        .orElse(scan);
  }

  /** New files are waited for as the first ones were. */
  private Parcel reopened(Parcel parcel) {
    return parcel.stage().isWaiting() ? parcel : parcel.at(Parcel.Stage.OPEN, "");
  }

  /** Somebody says something about a scan. */
  void annotate(Requests.Annotation annotation) {
    Scan scan =
        ledger
            .change(
                annotation.scan(),
                before -> ofItsVisit(before, annotation.notes()),
                (after, parcel) -> parcel.again(now()))
            .scan();
    show.scan(scan);
    parts.couriers().run();
  }

  /** A picture of another visit is not this scan's to show. */
  private static Scan ofItsVisit(Scan scan, Notes notes) {
    for (String image : notes.images()) {
      boolean isIts =
          ScanFolder.ofFile(image)
              .filter(place -> place.proposal().text().equals(scan.belonging().proposal()))
              .filter(place -> place.visit().equals(scan.belonging().visit()))
              .isPresent();
      if (!isIts) {
        throw SdmException.notAllowed(
            "Annotate was refused: the picture %s does not lie in the scan's own visit, proposal %s, visit %s."
                .formatted(
                    Shown.quoted(image), scan.belonging().proposal(), scan.belonging().visit()));
      }
    }
    return scan.with(notes);
  }

  /** A person says whom a scan belongs to. */
  void decide(Requests.Decision decision, String by) {
    ledger.change(
        decision.scan(),
        before -> {
          Belonging whose = before.belonging().decided(decision.proposal(), decision.visit());
          return before.of(whose).with(config.policy().of(whose.userType()));
        },
        (after, parcel) -> after.isEnded() ? Delivery.decided(after, parcel, now()) : parcel);
    show.log("Scan %s was decided from %s.".formatted(decision.scan(), by));
    parts.couriers().run();
  }

  /** Takes up what a stop interrupted. */
  void resume(List<Scan> open) {
    for (Scan scan : open) {
      if (scan.isEnded()) {
        finishSoon(scan.uuid());
      }
    }
  }

  /** A snapshot of a scan, at its begin or end. */
  private void shot(UUID uuid, When moment) {
    try {
      Snapshot snapshot = parts.snapshots().take(moment);
      show.snapshot(snapshot);
      ledger.change(
          uuid,
          scan -> moment == When.START ? scan.withBefore(snapshot) : scan.withAfter(snapshot),
          (scan, parcel) -> parcel);
    } catch (SdmException e) {
      show.trouble("The snapshot of scan %s was lost: %s".formatted(uuid, e.sentence()));
    }
  }

  /** All that follows the end of a scan, from whatever point it was interrupted at. */
  private void finish(UUID uuid) {
    try {
      Scan scan = ledger.find(uuid).scan();
      if (scan.after().equals(Snapshot.NONE) && isFresh(scan)) {
        shot(uuid, When.END);
      }
      awaitFiles(uuid, deadline(scan));
    } catch (SdmException e) {
      LOG.warn("Scan {} could not be finished: {}", uuid, e.sentence());
      show.trouble("Scan %s could not be finished: %s".formatted(uuid, e.sentence()));
      again(() -> finish(uuid));
    }
  }

  private boolean isFresh(Scan scan) {
    Instant end = Objects.requireNonNullElse(scan.end(), now());
    return Duration.between(end, now()).compareTo(LATE) < 0;
  }

  /** Files of a scan of long ago have appeared by now, or never will. */
  private Instant deadline(Scan scan) {
    return Objects.requireNonNullElse(scan.end(), now()).plus(config.fileWait());
  }

  private void awaitFiles(UUID uuid, Instant deadline) {
    try {
      Scan scan = ledger.find(uuid).scan();
      boolean last = !now().isBefore(deadline);
      List<DataFile> seen = parts.files().look(scan.files(), last);
      if (last || seen.stream().allMatch(DataFile::isSeen)) {
        complete(uuid, seen);
      } else {
        again(() -> awaitFiles(uuid, deadline));
      }
    } catch (SdmException e) {
      LOG.warn("The files of scan {} could not be looked at: {}", uuid, e.sentence());
      again(() -> awaitFiles(uuid, deadline));
    }
  }

  private void again(Runnable work) {
    // its failures end within it
    var unused = background.schedule(work, FileWatch.PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void complete(UUID uuid, List<DataFile> files) {
    // before the change: files that are told from now on are waited for anew
    finishing.remove(uuid);
    Ledger.Entry entry =
        ledger.change(
            uuid,
            scan -> {
              Scan whole = scan.with(files);
              return whole.with(config.policy().of(whole.belonging().userType()));
            },
            this::ready);
    show.scan(entry.scan());
    parts.couriers().run();
    writeBeside(entry.scan());
  }

  /** The acquisition's own files are never touched, and a failure keeps nothing from anybody. */
  private void writeBeside(Scan scan) {
    try {
      parts.sidecar().write(scan);
    } catch (SdmException e) {
      show.trouble(e.sentence());
    }
  }

  /** One that the catalogue has already gets only what is new. */
  private Parcel ready(Scan scan, Parcel parcel) {
    if (parcel.stage().isWaiting() && !scan.belonging().isHeld()) {
      return parcel;
    }
    return Delivery.decided(scan, parcel, now());
  }

  /** PathFixer or the office may know by now what was not known when a scan began. */
  void resolve(List<Parcel> held) {
    for (Parcel parcel : held) {
      Scan scan = ledger.find(parcel.scan()).scan();
      if (scan.belonging().resolves() && scan.isEnded()) {
        parts
            .selection()
            .proposal(scan.belonging().proposal())
            .ifPresent(facts -> resolved(scan.uuid(), facts));
      }
    }
  }

  private void resolved(UUID uuid, ProposalFacts facts) {
    ledger.change(
        uuid,
        scan -> scan.of(scan.belonging().resolvedBy(facts)),
        (scan, parcel) -> Delivery.decided(scan, parcel, now()));
    parts.couriers().run();
  }

  private Belonging whose(Optional<ScanFolder> folder, @Nullable Selected selected) {
    return config.pathFixer().isEmpty() ? Belonging.of(folder) : Belonging.of(folder, selected);
  }

  private static Optional<ScanFolder> folder(Measurement measurement, List<String> files) {
    Optional<ScanFolder> place = ScanFolder.of(measurement.folder());
    return place.isPresent() || files.isEmpty() ? place : ScanFolder.ofFile(files.get(0));
  }

  private Instant now() {
    return parts.clock().instant();
  }
}
