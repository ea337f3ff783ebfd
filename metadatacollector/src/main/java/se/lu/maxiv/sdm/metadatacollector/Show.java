package se.lu.maxiv.sdm.metadatacollector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore.Backlog;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.json.ItemsJson;
import se.lu.maxiv.sdm.metadatacollector.json.ScanJson;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;

/** What becomes visible of what happens. Thread-safe. */
final class Show {
  private static final int MOST_NAMED = 10;

  private final Published<CollectorView> shown;
  private final LogBook<CollectorView> log;
  private volatile List<String> lastTrial = List.of();
  private volatile boolean off;

  Show(Published<CollectorView> shown, LogBook<CollectorView> log) {
    this.shown = shown;
    this.log = log;
  }

  CollectorView view() {
    return shown.view();
  }

  /** A scan has begun, changed or ended; an older one is not shown in the place of a newer one. */
  void scan(Scan scan) {
    String json = ScanJson.text(scan);
    update(
        view -> {
          boolean isOlder =
              scan.isEnded()
                  && !view.scan().uuid().equals(scan.uuid().toString())
                  && (view.scan().isRunning()
                      || scan.origin().start().isBefore(view.scan().start()));
          return isOlder ? view : view.with(present(scan, json, view.scan().snapshotMillis()));
        });
  }

  private static CollectorView.Present present(Scan scan, String json, double millis) {
    return new CollectorView.Present(
        scan.origin().number(),
        scan.measurement().title(),
        scan.status().text(),
        scan.uuid().toString(),
        scan.origin().start(),
        json,
        millis);
  }

  /** A snapshot was taken. */
  void snapshot(Snapshot snapshot) {
    List<String> failures = snapshot.failures();
    mandatory(snapshot.missing());
    update(
        view ->
            view.with(
                    new CollectorView.Present(
                        view.scan().number(),
                        view.scan().title(),
                        view.scan().state(),
                        view.scan().uuid(),
                        view.scan().start(),
                        view.scan().json(),
                        snapshot.millis()))
                .with(
                    new CollectorView.Configured(
                        view.items().version(),
                        view.items().count(),
                        view.items().json(),
                        failures)));
  }

  /** All items were tried, since they are new. */
  void checked(Snapshot trial) {
    List<String> failures = trial.failures();
    List<String> units = trial.otherUnits();
    var said = new ArrayList<String>();
    if (!failures.isEmpty()) {
      said.add(
          "%d of %d items cannot be read now: %s"
              .formatted(failures.size(), trial.entries().size(), shortened(failures)));
    }
    if (!units.isEmpty()) {
      said.add("Units are others than the devices': " + shortened(units) + ".");
    }
    // configurations change in rows, and what is wrong with them stays
    said.stream().filter(sentence -> !lastTrial.contains(sentence)).forEach(this::log);
    lastTrial = said;
    update(
        view ->
            view.items().version() == trial.version()
                ? view.with(
                    new CollectorView.Configured(
                        view.items().version(),
                        view.items().count(),
                        view.items().json(),
                        failures))
                : view);
  }

  private static String shortened(List<String> lines) {
    String first = String.join("; ", lines.subList(0, Math.min(MOST_NAMED, lines.size())));
    return lines.size() > MOST_NAMED ? first + " …" : first;
  }

  /** Values without which a scan is not described; its own is kept all the same. */
  private void mandatory(List<String> missing) {
    String about = "mandatory items";
    if (missing.isEmpty()) {
      mended(about);
    } else {
      trouble(
          about,
          "Mandatory items could not be read in the last snapshot: %s; FailingItems has the reasons."
              .formatted(String.join(", ", missing)));
    }
  }

  /** There is a configuration. */
  void items(ItemsVersion version) {
    String json = ItemsJson.text(version.items());
    update(
        view ->
            view.with(
                new CollectorView.Configured(
                    version.number(),
                    version.items().list().size(),
                    json,
                    view.items().failing())));
  }

  /** What is to be delivered. */
  void outbox(long scans, Backlog backlog, List<Parcel> waiting, Instant now) {
    double oldest =
        backlog.oldest().isBefore(now)
            ? (now.toEpochMilli() - backlog.oldest().toEpochMilli()) / 1e3
            : 0;
    List<String> lines =
        waiting.stream().map(p -> "%s %s: %s".formatted(p.scan(), p.stage(), p.words())).toList();
    update(
        view ->
            view.with(
                scans,
                new CollectorView.Outbox(backlog.depth(), oldest, backlog.waiting(), lines)));
  }

  void outside(UnaryOperator<CollectorView.Outside> change) {
    update(view -> view.with(change.apply(view.outside())));
  }

  /** Something that a person must look at. */
  void trouble(String sentence) {
    if (!off && !view().troubles().told().contains(sentence)) {
      log.warn(sentence);
      update(view -> view.with(view.troubles().with(sentence)));
    }
  }

  /** Something is wrong until it is mended; one sentence for all that follows from it. */
  void trouble(String about, String sentence) {
    if (!off && !view().troubles().present().getOrDefault(about, "").equals(sentence)) {
      log.warn(sentence);
      update(view -> view.with(view.troubles().with(about, sentence)));
    }
  }

  /** It works, perhaps again. */
  void mended(String about) {
    if (!off && view().troubles().present().containsKey(about)) {
      log.info("It works again: %s.".formatted(about));
      update(view -> view.with(view.troubles().with(about, "")));
    }
  }

  /** What has happened was acknowledged. */
  void acknowledged() {
    update(view -> view.with(view.troubles().acknowledged()));
  }

  /** What somebody did. */
  void log(String sentence) {
    if (!off) {
      log.info(sentence);
    }
  }

  /** What was refused. */
  void refused(String sentence) {
    if (!off) {
      log.warn(sentence);
    }
  }

  /** Nothing more becomes visible: another start shows its own. */
  void off() {
    off = true;
  }

  private void update(UnaryOperator<CollectorView> change) {
    if (!off) {
      shown.update(change);
    }
  }
}
