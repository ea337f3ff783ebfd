package se.lu.maxiv.sdm.metadatacollector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tango.DeviceState;

/**
 * What a MetadataCollector shows at one moment.
 *
 * @param scan the scan that goes on, or the last one
 * @param scans how many the store has
 * @param items the configuration
 * @param outbox what is still to be delivered
 * @param outside how the systems outside are
 * @param troubles what a person must look at
 * @param log the last lines, oldest first
 */
public record CollectorView(
    Present scan,
    long scans,
    Configured items,
    Outbox outbox,
    Outside outside,
    Troubles troubles,
    List<String> log) {

  /** The device before it has read its properties. */
  public static final CollectorView STARTING =
      new CollectorView(
          Present.NONE,
          0,
          Configured.NONE,
          Outbox.EMPTY,
          Outside.UNASKED,
          Troubles.NONE,
          List.of());

  /** Copies the lines. */
  public CollectorView {
    log = List.copyOf(log);
  }

  /**
   * The scan that is shown.
   *
   * @param number its number, -1 without one
   * @param title its command
   * @param state {@code running}, or how it ended; empty before the first
   * @param uuid its identity
   * @param start when it began
   * @param json all of it
   * @param snapshotMillis how long its last snapshot took
   */
  public record Present(
      long number,
      String title,
      String state,
      String uuid,
      Instant start,
      String json,
      double snapshotMillis) {
    static final Present NONE = new Present(-1, "", "", "", Instant.MIN, "", 0);

    /** Whether it goes on. */
    public boolean isRunning() {
      return state.equals("running");
    }
  }

  /**
   * The configuration.
   *
   * @param version its number
   * @param count how many items it has
   * @param json all of it
   * @param failing the items that could not be read last, a sentence each
   */
  public record Configured(int version, int count, String json, List<String> failing) {
    static final Configured NONE = new Configured(0, 0, "[]", List.of());

    /** Copies the sentences. */
    public Configured {
      failing = List.copyOf(failing);
    }
  }

  /**
   * What is still to be delivered.
   *
   * @param depth how many scans
   * @param oldestSeconds for how long the oldest waits, s
   * @param parked how many wait for a person
   * @param waiting the oldest of them, a line each
   */
  public record Outbox(long depth, double oldestSeconds, long parked, List<String> waiting) {
    static final Outbox EMPTY = new Outbox(0, 0, 0, List.of());

    /** Copies the lines. */
    public Outbox {
      waiting = List.copyOf(waiting);
    }
  }

  /**
   * The systems outside, a sentence each.
   *
   * @param catalogue SciCat
   * @param store where scans are kept
   * @param doors Sardana
   */
  public record Outside(String catalogue, String store, String doors) {
    static final Outside UNASKED = new Outside("Not asked yet.", "Not asked yet.", "");
  }

  CollectorView with(Present now) {
    return new CollectorView(now, scans, items, outbox, outside, troubles, log);
  }

  CollectorView with(Configured now) {
    return new CollectorView(scan, scans, now, outbox, outside, troubles, log);
  }

  CollectorView with(long count, Outbox now) {
    return new CollectorView(scan, count, items, now, outside, troubles, log);
  }

  CollectorView with(Outside now) {
    return new CollectorView(scan, scans, items, outbox, now, troubles, log);
  }

  CollectorView with(Troubles now) {
    return new CollectorView(scan, scans, items, outbox, outside, now, log);
  }

  CollectorView withLog(List<String> lines) {
    return new CollectorView(scan, scans, items, outbox, outside, troubles, lines);
  }

  /** The state that follows from all this. */
  DeviceState state() {
    if (!troubles.isEmpty() || !outbox.waiting().isEmpty()) {
      return DeviceState.ALARM;
    }
    return scan.isRunning() ? DeviceState.RUNNING : DeviceState.ON;
  }

  /** The status in sentences, the most urgent first. */
  List<String> sentences() {
    var all = new ArrayList<>(troubles.sentences());
    if (!outbox.waiting().isEmpty()) {
      all.add(
          "%d scans wait for a person: see Parked, then Decide or Retry."
              .formatted(outbox.parked()));
    }
    if (scan.isRunning()) {
      all.add("Scan %s goes on.".formatted(scan.title()));
    }
    all.add("%d scans are kept, %d are to be delivered.".formatted(scans, outbox.depth()));
    if (!items.failing().isEmpty()) {
      all.add(
          "%d of %d items could not be read: see FailingItems."
              .formatted(items.failing().size(), items.count()));
    }
    all.add(outside.store());
    all.add(outside.catalogue());
    if (!outside.doors().isEmpty()) {
      all.add(outside.doors());
    }
    return all;
  }
}
