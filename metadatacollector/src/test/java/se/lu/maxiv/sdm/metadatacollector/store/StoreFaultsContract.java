package se.lu.maxiv.sdm.metadatacollector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** What no fault does to a store, whatever database it is in. */
abstract class StoreFaultsContract {
  static final String DEVICE = "b303a-e02/ctl/sdm-md-01";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int THREADS = 8;
  private static final int SCANS_PER_THREAD = 25;

  StoreUrl url = newStore();
  JdbiScanStore store = JdbiScanStore.at(url, DEVICE);

  /** Where nothing is yet. */
  abstract StoreUrl newStore();

  /** A connection to the tables themselves. */
  abstract Connection connect() throws SQLException;

  @BeforeEach
  void nothingIsThere() {
    assertThat(store.count()).isZero();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aScanIsNotThereWhenItsParcelCannotBeWritten() throws SQLException {
    Scan before = Scans.begun(1);
    store.save(before, Scans.parcel(before));
    execute("ALTER TABLE parcel RENAME TO elsewhere");
    Scan fresh = Scans.ended(2);

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> store.save(fresh, Scans.queued(fresh)))
        .matches(e -> e.reason() == Reason.DEPENDENCY_ERROR);
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> store.save(Scans.end(before), Scans.queued(before)));
    execute("ALTER TABLE elsewhere RENAME TO parcel");

    assertThat(store.find(fresh.uuid())).isEmpty();
    assertThat(store.find(before.uuid())).contains(before);
    store.save(fresh, Scans.queued(fresh));
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void manyThreadsSaveAndNothingIsLost() throws Exception {
    var pool = Executors.newFixedThreadPool(THREADS);
    List<Callable<Integer>> work = new ArrayList<>();
    IntStream.range(0, THREADS).forEach(thread -> work.add(() -> saveMany(thread)));
    try {
      for (Future<Integer> one : pool.invokeAll(work)) {
        assertThat(one.get()).isEqualTo(SCANS_PER_THREAD);
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(store.count()).isEqualTo(THREADS * SCANS_PER_THREAD);
    assertThat(store.backlog().depth()).isEqualTo(THREADS * SCANS_PER_THREAD);
    assertThat(store.open()).isEmpty();
  }

  /** Every scan begins, is read by others, and ends. */
  private int saveMany(int thread) {
    for (int i = 0; i < SCANS_PER_THREAD; i++) {
      Scan scan = Scans.begun(1000L * thread + i);
      store.save(scan, Scans.parcel(scan));
      assertThat(store.page("", 0, 5)).isNotEmpty();
      store.save(Scans.end(scan), Scans.queued(scan));
    }
    return SCANS_PER_THREAD;
  }

  @Test
  void whatWasSavedOutlivesItsProcess() {
    var command =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SavingProgram.class.getName(),
            url.file().isPresent()
                ? url.shown()
                : url.shown().replace("//", "//" + url.user() + "@"),
            url.passwordFile().map(Object::toString).orElse(""),
            DEVICE);
    UUID last;
    try (ChildProcess program = ChildProcess.start("saver", command)) {
      program.awaitLine("20 saved", LIMIT);
      program.kill();
      List<String> saved = program.output().lines().filter(line -> line.contains("saved")).toList();
      last = UUID.fromString(saved.get(saved.size() - 1).split(" ", -1)[2]);
    }

    assertThat(store.find(last)).isPresent();
    assertThat(store.parcel(last)).isPresent();
    assertThat(store.count()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void aStoreThatANewerVersionWroteIsRefused() throws SQLException {
    execute(
        "INSERT INTO store_version (installed_rank, version, description, type, script, checksum,"
            + " installed_by, execution_time, success)"
            + " SELECT 99, '99', 'future', type, 'V99__future.sql', 1, installed_by, 1, success"
            + " FROM store_version WHERE version = '1'");

    try (ScanStore again = JdbiScanStore.at(url, DEVICE)) {
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(again::count)
          .matches(e -> e.reason() == Reason.CONFIGURATION_ERROR)
          .withMessageContaining("a newer version of this program has written it (form 99)");
      assertThat(again.state()).contains("newer version");
    }
  }

  @Test
  void aStoreWhoseStepsWereChangedIsRefused() throws SQLException {
    execute("UPDATE store_version SET checksum = 7 WHERE version = '1'");

    try (ScanStore again = JdbiScanStore.at(url, DEVICE)) {
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(again::count)
          .matches(e -> e.reason() == Reason.CONFIGURATION_ERROR);
    }
  }

  @Test
  void itTellsThatItAnswers() {
    assertThat(store.state()).startsWith("The store ").contains(" answers");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect()) {
      connection.createStatement().execute(sql);
    }
  }
}
