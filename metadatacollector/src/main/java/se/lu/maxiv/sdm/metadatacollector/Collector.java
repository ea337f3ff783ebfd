package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFiles;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.core.Selected;
import se.lu.maxiv.sdm.metadatacollector.core.SelectionSource;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * What programs, Sardana and people tell about scans. It is in the store when a method returns;
 * what takes time follows in the background. Thread-safe.
 */
final class Collector {
  /** Clocks of two hosts differ. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private final Config config;
  private final SelectionSource selection;
  private final Ledger ledger;
  private final Finishing finishing;
  private final Follow follow;

  /** When a program last told something of a scan that goes on. */
  private final Map<UUID, Instant> lastTold = new ConcurrentHashMap<>();

  /** What was told before this device started is not known. */
  private final Instant since;

  /**
   * What follows what is told.
   *
   * @param show shows it
   * @param couriers are told when there is something to deliver
   * @param pictures throws why a picture cannot be shown
   * @param clock the time
   */
  record Follow(Show show, Runnable couriers, Consumer<String> pictures, Clock clock) {}

  Collector(
      Config config, SelectionSource selection, Ledger ledger, Finishing finishing, Follow follow) {
    this.config = config;
    this.selection = selection;
    this.ledger = ledger;
    this.finishing = finishing;
    this.follow = follow;
    this.since = follow.clock().instant();
  }

  /**
   * A program begins a scan. One that gave it an identity of its own may repeat the request.
   *
   * @return its identity
   * @throws SdmException (DEPENDENCY_ERROR) when it cannot be stored, (OPERATION_NOT_ALLOWED) when
   *     another scan has the identity
   */
  UUID begin(Requests.Start request) {
    Instant start = sound("StartScan", request.start());
    var origin = new Origin(Origin.COMMAND, request.number(), start);
    UUID uuid = request.own().orElseGet(UUID::randomUUID);
    Scan scan = begun(uuid, origin, request.scan(), request.files());
    if (request.own().isEmpty()) {
      begin(scan);
    } else {
      beginOnce(scan);
    }
    return uuid;
  }

  /** A time ahead is a time zone mistaken, and would have files waited for until it comes. */
  private Instant sound(String command, Optional<Instant> told) {
    Instant at = told.orElseGet(this::now);
    if (at.isAfter(now().plus(AHEAD))) {
      throw SdmException.outOfRange(
          "%s was refused: %s has not come yet; look at the time zone.".formatted(command, at));
    }
    return at;
  }

  /** A scan begins. */
  void begin(UUID uuid, Origin origin, Measurement measurement, List<String> files) {
    begin(begun(uuid, origin, measurement, files));
  }

  private void begin(Scan scan) {
    ledger.begin(scan, parcel(scan));
    goesOn(scan);
  }

  private void beginOnce(Scan scan) {
    Scan kept = ledger.beginOnce(scan, parcel(scan));
    if (kept.equals(scan)) {
      goesOn(scan);
    } else if (!isSame(kept, scan)) {
      throw SdmException.notAllowed(
          "StartScan was refused: %s is scan %d, %s; give every scan an identity of its own."
              .formatted(
                  scan.uuid(), kept.origin().number(), Shown.quoted(kept.measurement().title())));
    }
  }

  private static boolean isSame(Scan one, Scan other) {
    return one.origin().source().equals(other.origin().source())
        && one.origin().number() == other.origin().number()
        && one.measurement().title().equals(other.measurement().title());
  }

  private Parcel parcel(Scan scan) {
    return Parcel.of(scan.uuid(), Delivery.pid(config.catalogue(), scan), now());
  }

  private void goesOn(Scan scan) {
    told(scan);
    finishing.begun(scan.uuid());
  }

  private Scan begun(UUID uuid, Origin origin, Measurement measurement, List<String> files) {
    Selected selected = selection.now().orElse(null);
    Belonging whose = whose(ScanFiles.place(measurement, files), selected);
    Measurement placed =
        measurement.folder().isEmpty() && selected != null && !whose.isHeld()
            ? measurement.in(selected.path())
            : measurement;
    return ScanFiles.announced(Scan.begun(uuid, origin, placed, whose, Snapshot.NONE), files);
  }

  /** A scan that nobody looked at: there is nothing to wait for. */
  void missed(UUID uuid, Origin origin, Measurement measurement, Missed how) {
    Belonging whose = whose(ScanFiles.place(measurement, how.files()), null);
    Scan scan =
        ScanFiles.announced(
                Scan.begun(uuid, origin, measurement, whose, Snapshot.NONE), how.files())
            .ended(how.end(), how.status(), -1);
    ledger.begin(scan, parcel(scan));
    finishing.ended(uuid);
  }

  /** How a scan ended that nobody looked at. */
  record Missed(Instant end, EndStatus status, List<String> files) {}

  /** A program ends a scan. */
  void end(Requests.End request) {
    Instant at = sound("EndScan", request.end());
    end(
        request.scan(),
        scan ->
            ScanFiles.announced(scan, request.files())
                .ended(at, request.status(), request.points()));
  }

  /** A scan has ended. */
  void end(UUID uuid, Instant at, EndStatus status, long points) {
    end(uuid, scan -> scan.ended(at, status, points));
  }

  private void end(UUID uuid, UnaryOperator<Scan> end) {
    ended(uuid, before -> end.apply(running(before)));
  }

  private void ended(UUID uuid, UnaryOperator<Scan> end) {
    told(ledger.change(uuid, end, (scan, parcel) -> parcel).scan());
    finishing.ended(uuid);
  }

  private void told(Scan scan) {
    if (scan.isEnded()) {
      lastTold.remove(scan.uuid());
    } else {
      lastTold.put(scan.uuid(), now());
    }
    follow.show().scan(scan);
  }

  private static Scan running(Scan scan) {
    if (scan.isEnded()) {
      throw SdmException.notAllowed(
          "EndScan was refused: scan %s has ended already.".formatted(scan.uuid()));
    }
    return scan;
  }

  /** More files of a scan, which may have ended. */
  void addFiles(Requests.Files files) {
    if (files.paths().isEmpty()) {
      return;
    }
    Scan scan =
        ledger
            .change(
                files.scan(),
                before -> ScanFiles.announced(before, files.paths()),
                (after, parcel) -> after.isEnded() ? reopened(parcel) : parcel)
            .scan();
    told(scan);
    if (scan.isEnded()) {
      finishing.ended(files.scan());
    }
  }

  /** New files are waited for as the first ones were. */
  private static Parcel reopened(Parcel parcel) {
    return parcel.stage().isWaiting() ? parcel : parcel.at(Parcel.Stage.OPEN, "");
  }

  /** Somebody says something about a scan. */
  void annotate(Requests.Annotation annotation) {
    // whose a picture is comes first: else it would tell of others' files
    var unused = ScanFiles.annotated(ledger.find(annotation.scan()).scan(), annotation.notes());
    annotation.notes().images().forEach(follow.pictures());
    Scan scan =
        ledger
            .change(
                annotation.scan(),
                before -> ScanFiles.annotated(before, annotation.notes()),
                (after, parcel) -> parcel.again(now()))
            .scan();
    told(scan);
    follow.couriers().run();
    finishing.changed(scan);
  }

  /** Ends scans of programs of which nobody has told anything for long, so that they are sent. */
  void abandon(List<Scan> open) {
    for (Scan scan : open) {
      Instant told = lastTold.getOrDefault(scan.uuid(), since);
      boolean isFollowed = config.sardana().doors().contains(scan.origin().source());
      if (!scan.isEnded() && !isFollowed && told.plus(config.scanLimit()).isBefore(now())) {
        ended(
            scan.uuid(),
            before -> before.isEnded() ? before : before.ended(now(), EndStatus.UNKNOWN, -1));
        follow
            .show()
            .log(
                "Scan %s was ended as unknown: nobody told anything of it for %d hours."
                    .formatted(scan.uuid(), config.scanLimit().toHours()));
      }
    }
  }

  private Belonging whose(Optional<ScanFolder> folder, @Nullable Selected selected) {
    return config.pathFixer().isEmpty() ? Belonging.of(folder) : Belonging.of(folder, selected);
  }

  private Instant now() {
    return follow.clock().instant();
  }
}
