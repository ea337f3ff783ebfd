package se.lu.maxiv.sdm.metadatacollector;

import fr.esrf.Tango.DevFailed;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tango.server.annotation.Command;
import org.tango.server.annotation.Device;
import org.tango.server.annotation.TransactionType;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.support.tango.AttributeTable;
import se.lu.maxiv.sdm.support.tango.Clients;
import se.lu.maxiv.sdm.support.tango.DeviceServer;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.TangoText;

/**
 * The Tango device of one endstation: it describes every scan, stores it first, and brings it to
 * the catalogue for sure.
 */
@Device(transactionType = TransactionType.NONE, deviceType = "MetadataCollector")
public class MetadataCollector extends MetadataCollectorProperties {
  private volatile @Nullable Running running;

  /** For JTango. */
  public MetadataCollector() {}

  /** Runs the server. */
  public static void main(String[] args) {
    DeviceServer.run(args, MetadataCollector.class);
  }

  @Override
  protected AttributeTable<CollectorView> table() {
    return Attributes.table();
  }

  @Override
  protected CollectorView firstView() {
    return CollectorView.STARTING;
  }

  @Override
  protected void start(Map<String, String[]> properties) {
    Config config = Config.of(name(), properties);
    Clock clock = Clock.system(config.zone());
    var lines = new LogBook.Lines<>(CollectorView::log, CollectorView::withLog);
    var log = new LogBook<>(published(), lines, MetadataCollector.class, clock);
    Running now = Running.of(config, name(), clock, new Show(published(), log));
    published().update(view -> view.with(Troubles.NONE));
    try {
      now.start();
    } catch (RuntimeException e) {
      now.close();
      throw e;
    }
    running = now;
  }

  @Override
  protected void stop() {
    Running last = running;
    running = null;
    if (last != null) {
      last.close();
    }
  }

  /** A program begins a scan. */
  @Command(
      name = "StartScan",
      inTypeDesc =
          "JSON: scan, number, start, title, folder, files, detectors, channels, axes, points",
      outTypeDesc = "the scan's identity, for the other commands")
  public String startScan(String json) throws DevFailed {
    return guard("StartScan", () -> running().collector().begin(Requests.start(json)).toString());
  }

  /** A program tells a file of a scan. */
  @Command(name = "AddFile", inTypeDesc = "JSON: scan, path")
  public void addFile(String json) throws DevFailed {
    act("AddFile", () -> running().collector().addFiles(Requests.file(json)));
  }

  /** A program tells files of a scan. */
  @Command(name = "AddFiles", inTypeDesc = "JSON: scan, files")
  public void addFiles(String json) throws DevFailed {
    act("AddFiles", () -> running().collector().addFiles(Requests.files(json)));
  }

  /** A program ends a scan. */
  @Command(name = "EndScan", inTypeDesc = "JSON: scan, end, status, points, files")
  public void endScan(String json) throws DevFailed {
    act("EndScan", () -> running().collector().end(Requests.end(json)));
  }

  /** Somebody says something about a scan. */
  @Command(name = "Annotate", inTypeDesc = "JSON: scan, comment, quality, image, group")
  public void annotate(String json) throws DevFailed {
    act("Annotate", () -> running().collector().annotate(Requests.annotation(json)));
  }

  /** A person says whose a scan is. */
  @Command(name = "Decide", inTypeDesc = "JSON: scan; proposal and visit if not the folder's")
  public void decide(String json) throws DevFailed {
    act("Decide", () -> running().decisions().decide(Requests.decision(json), Clients.host()));
  }

  /** Delivers again what was parked. */
  @Command(name = "Retry", inTypeDesc = "a scan's identity, or all")
  public void retry(String which) throws DevFailed {
    act("Retry", () -> running().retry(which, Clients.host()));
  }

  /** Adds an item to the configuration. */
  @Command(
      name = "AddItem",
      inTypeDesc = "JSON: group, name, device, attribute, unit, mapping, key, mandatory, when",
      outTypeDesc = "the configuration's new version")
  public int addItem(String json) throws DevFailed {
    return configured("AddItem", c -> c.add(json, Clients.host()));
  }

  /** Replaces the item with the same key. */
  @Command(
      name = "UpdateItem",
      inTypeDesc = "JSON as of AddItem",
      outTypeDesc = "the configuration's new version")
  public int updateItem(String json) throws DevFailed {
    return configured("UpdateItem", c -> c.update(json, Clients.host()));
  }

  /** Removes an item. */
  @Command(
      name = "RemoveItem",
      inTypeDesc = "JSON: key",
      outTypeDesc = "the configuration's new version")
  public int removeItem(String json) throws DevFailed {
    return configured("RemoveItem", c -> c.remove(json, Clients.host()));
  }

  /** Replaces all items. */
  @Command(
      name = "Import",
      inTypeDesc = "all items as JSON or CSV, as Export gives them",
      outTypeDesc = "the configuration's new version")
  public int importItems(String text) throws DevFailed {
    return configured("Import", c -> c.replace(text, Clients.host()));
  }

  /** Makes an earlier version the present one. */
  @Command(
      name = "Rollback",
      inTypeDesc = "a version's number",
      outTypeDesc = "the configuration's new version")
  public int rollback(int number) throws DevFailed {
    return configured("Rollback", c -> c.rollBack(number, Clients.host()));
  }

  /** All items. */
  @Command(name = "Export", inTypeDesc = "json or csv", outTypeDesc = "all items")
  public String export(String form) throws DevFailed {
    return guard("Export", () -> running().configuration().export(form));
  }

  /** What every version changed. */
  @Command(name = "History", outTypeDesc = "each version with its differences, oldest first")
  public String[] history() throws DevFailed {
    return guard(
        "History",
        () ->
            running().configuration().history().stream().map(TangoText::of).toArray(String[]::new));
  }

  /** Reads all items now. */
  @Command(name = "TestNow", outTypeDesc = "JSON of every item: value, unit, quality, age, error")
  public String testNow() throws DevFailed {
    return guard("TestNow", () -> TestReport.of(running().snapshots().all()));
  }

  /** Acknowledges what is wrong. */
  @Command(name = "Reset")
  public void reset() throws DevFailed {
    act(
        "Reset",
        () -> {
          running().show().log("Reset from " + Clients.host() + ".");
          running().show().acknowledged();
        });
  }

  /** A change of the configuration. */
  private interface Change {
    ItemsVersion on(Configuration configuration);
  }

  private int configured(String command, Change change) throws DevFailed {
    return guard(
        command,
        () -> {
          Running now = running();
          ItemsVersion version = change.on(now.configuration());
          now.configured(version);
          now.show().log("%s from %s.".formatted(version.why(), version.by()));
          return version.number();
        });
  }

  private void act(String command, Runnable work) throws DevFailed {
    guard(
        command,
        () -> {
          work.run();
          return true;
        });
  }

  @Override
  protected void refused(String sentence) {
    Running now = running;
    if (now != null) {
      now.show().refused(sentence);
    }
  }

  private Running running() {
    return whenStarted(() -> running);
  }
}
