package se.lu.maxiv.sdm.metadatacollector.bench;

import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.bench.Report;
import se.lu.maxiv.sdm.metadatacollector.sardana.DoorBench;
import se.lu.maxiv.sdm.metadatacollector.store.StoreBench;

/**
 * The speed of MetadataCollector: {@code ./sdm bench metadatacollector}. Arguments: how many scans
 * the store has (1000000) and the backlog (10000). The exit code is 0 when every target is met,
 * else 1.
 */
public final class MetadataCollectorBench {
  private static final int SCANS = 1_000_000;
  private static final int BACKLOG = 10_000;

  private MetadataCollectorBench() {}

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    Report report = new Report();
    try (PrivateTango tango = PrivateTango.start().useInThisJvm()) {
      System.out.println("Snapshots ...");
      SnapshotBench.measure(tango, report);
      System.out.println("A backlog ...");
      DeviceBench.measure(tango, report, args.length > 1 ? Integer.parseInt(args[1]) : BACKLOG);
    }
    DoorBench.measure(report);
    StoreBench.measure(report, args.length > 0 ? Integer.parseInt(args[0]) : SCANS);
    report.print(System.out);
    System.exit(report.isAllMet() ? 0 : 1);
  }
}
