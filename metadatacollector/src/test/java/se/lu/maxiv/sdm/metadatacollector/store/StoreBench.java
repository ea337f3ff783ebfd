package se.lu.maxiv.sdm.metadatacollector.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import se.lu.maxiv.sdm.harness.Trees;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson;
import se.lu.maxiv.sdm.metadatacollector.json.ScanJson;

/** The speed of the store with many scans of 300 proposals, in SQLite and PostgreSQL, on a disk. */
public final class StoreBench {
  private static final String DEVICE = "b303a-e02/ctl/sdm-md-01";
  private static final int UNUSED_NUMBERS = 10_000_000;
  private static final int PROPOSALS = 300;
  private static final int BATCH = 10_000;
  private static final int BACKLOG = 10_000;
  private static final int RUNS = 200;
  private static final int PAGE = 50;
  private static final double LIMIT_MILLIS = 20;

  private final Report report;
  private final Random random = new Random(1);
  private final int scans;

  private StoreBench(Report report, int scans) {
    this.report = report;
    this.scans = scans;
  }

  /**
   * Measures and reports.
   *
   * @param scans how many are in the store
   */
  public static void measure(Report report, int scans) throws Exception {
    Path folder = Files.createTempDirectory("sdm-bench-");
    var bench = new StoreBench(report, scans);
    report.note("Java %s, load %s.".formatted(Runtime.version().feature(), load()));
    try (var postgres = RealPostgres.in(folder)) {
      bench.measure("SQLite", StoreUrl.of(folder.resolve("scans.db").toString(), ""));
      bench.measure("PostgreSQL", postgres.database());
    } finally {
      Trees.remove(folder);
    }
    report.note("Load at the end: " + load() + ".");
  }

  private void measure(String name, StoreUrl url) throws SQLException {
    try (var store = JdbiScanStore.at(url, DEVICE)) {
      if (store.count() == 0) {
        fill(name, url);
      }
      tell(name + ", a scan and its parcel, new and durable", () -> insert(store));
      tell(name + ", the end of a scan, durable", () -> change(store));
      tell(name + ", a page of 50 of one proposal", () -> page(store, 0));
      tell(name + ", the tenth page of 50 of one proposal", () -> page(store, 9));
      tell(name + ", the 50 newest of all", () -> require(store.page("", 0, PAGE).size() == PAGE));
      tell(name + ", the next 100 to be delivered", () -> due(store));
      tell(name + ", the backlog", () -> require(store.backlog().depth() >= backlog()));
      show(name + ", the number of scans", 5, () -> require(store.count() > scans));
    }
  }

  private void fill(String name, StoreUrl url) throws SQLException {
    System.out.println("Filling " + name + " ...");
    long start = System.nanoTime();
    try (Sources sources = Sources.of(url);
        Connection connection = sources.plain().getConnection()) {
      fill(connection);
    }
    report.tell(
        "%s, filling it with %,d scans".formatted(name, scans),
        Report.text("%.0f s", (System.nanoTime() - start) / 1e9));
  }

  private int backlog() {
    return Math.min(BACKLOG, scans);
  }

  private interface Work {
    void run();
  }

  private void tell(String name, Work work) {
    Numbers took = times(RUNS, work);
    double median = took.median();
    report.add(
        name,
        "%s, slowest %s".formatted(Report.ms(median), Report.ms(took.max())),
        "<= 20 ms",
        median <= LIMIT_MILLIS);
  }

  private void show(String name, int runs, Work work) {
    report.tell(name, Report.ms(times(runs, work).median()));
  }

  private static Numbers times(int runs, Work work) {
    List<Double> took = new ArrayList<>();
    for (int run = -runs; run < runs; run++) {
      long start = System.nanoTime();
      work.run();
      if (run >= 0) {
        took.add((System.nanoTime() - start) / 1e6);
      }
    }
    return new Numbers(took);
  }

  private int next = UNUSED_NUMBERS;

  private Scan insert(JdbiScanStore store) {
    Scan scan = Scans.begun(next++, proposal(next));
    store.save(scan, Scans.parcel(scan));
    return scan;
  }

  private void change(JdbiScanStore store) {
    Scan scan = store.page("", 0, 1).get(0);
    store.save(Scans.end(scan), Scans.queued(scan));
  }

  private void page(JdbiScanStore store, int number) {
    String proposal = proposal(random.nextInt(PROPOSALS));
    require(store.page(proposal, number * PAGE, PAGE).size() == PAGE);
  }

  private void due(JdbiScanStore store) {
    require(store.due(Instant.MAX, 100).size() == 100);
  }

  private static String proposal(int number) {
    return Integer.toString(20_260_000 + number % PROPOSALS);
  }

  /** Straight into the tables, many in a transaction: filling is not what is measured. */
  private void fill(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var scanRow =
            connection.prepareStatement(
                "INSERT INTO scan (instance, uuid, source, origin, told, number, proposal, began,"
                    + " ended, body) VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, ?)");
        var parcelRow =
            connection.prepareStatement(
                "INSERT INTO parcel (instance, scan, stage, lane, began, ready_at, next_at, body)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < scans; i++) {
        Scan scan = Scans.ended(i, proposal(i));
        add(scanRow, scan);
        add(parcelRow, scan, i >= scans - backlog());
        if ((i + 1) % BATCH == 0 || i == scans - 1) {
          scanRow.executeBatch();
          parcelRow.executeBatch();
          connection.commit();
        }
      }
    }
  }

  private static void add(PreparedStatement row, Scan scan) throws SQLException {
    long began = Nanos.of(scan.origin().start());
    row.setString(1, DEVICE);
    row.setString(2, scan.uuid().toString());
    row.setString(3, scan.origin().source());
    row.setString(4, scan.origin().key());
    row.setLong(5, scan.origin().number());
    row.setString(6, scan.belonging().proposal());
    row.setLong(7, began);
    row.setLong(8, began);
    row.setString(9, ScanJson.text(scan));
    row.addBatch();
  }

  private static void add(PreparedStatement row, Scan scan, boolean isDue) throws SQLException {
    Parcel queued = Scans.queued(scan);
    Parcel parcel = isDue ? queued : queued.at(Stage.DONE, queued.readyAt());
    row.setString(1, DEVICE);
    row.setString(2, scan.uuid().toString());
    row.setString(3, parcel.stage().name());
    row.setString(4, isDue ? "due" : null);
    row.setLong(5, Nanos.of(scan.origin().start()));
    row.setLong(6, Nanos.of(parcel.readyAt()));
    row.setLong(7, Nanos.of(parcel.nextAt()));
    row.setString(8, ParcelJson.text(parcel));
    row.addBatch();
  }

  private static void require(boolean fulfilled) {
    if (!fulfilled) {
      throw new IllegalStateException("the benchmark does not do what it measures");
    }
  }

  private static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }
}
