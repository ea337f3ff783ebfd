package se.lu.maxiv.sdm.metadatacollector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** The store in a real PostgreSQL server. */
class PostgresStoreTest extends ScanStoreContract {
  private final RealPostgres postgres = RealPostgres.get();

  @Override
  StoreUrl newStore() {
    return RealPostgres.get().database();
  }

  @Override
  Connection connect() throws SQLException {
    return postgres.connect(database());
  }

  private String database() {
    return url.server().substring(url.server().lastIndexOf('/') + 1);
  }

  @Test
  void aSessionIsDurableAndEveryStatementEnds() throws SQLException {
    try (Sources sources = Sources.of(url);
        Connection connection = sources.writing().getConnection()) {
      assertThat(shown(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(shown(connection, "fsync")).isEqualTo("on");
      assertThat(shown(connection, "statement_timeout")).isEqualTo("10s");
      assertThat(shown(connection, "lock_timeout")).isEqualTo("5s");
    }
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (var answer = connection.createStatement().executeQuery("SHOW " + setting)) {
      answer.next();
      return answer.getString(1);
    }
  }

  @Test
  void aServerThatIsAwayIsToldAndTheStoreWorksWhenItIsBack() {
    Scan before = Scans.ended(1);
    store.save(before, Scans.queued(before));
    postgres.kill();
    Scan meanwhile = Scans.ended(2);
    SdmException refused;
    try {
      refused =
          catchThrowableOfType(
              SdmException.class, () -> store.save(meanwhile, Scans.queued(meanwhile)));
    } finally {
      postgres.restart();
    }

    assertThat(refused)
        .hasMessageContaining("it does not answer")
        .extracting(SdmException::reason)
        .isEqualTo(Reason.DEPENDENCY_ERROR);
    await(() -> store.save(meanwhile, Scans.queued(meanwhile)));
    await(() -> assertThat(store.find(before.uuid())).contains(before));
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  void connectionsThatAServerEndedAreMadeAgainUnseen() throws SQLException {
    Scan before = Scans.ended(1);
    Scan after = Scans.ended(2);
    for (int i = 0; i < 3; i++) {
      store.save(before, Scans.queued(before));
      assertThat(store.find(before.uuid())).contains(before);
      endAllSessions();

      store.save(after, Scans.queued(after));
      assertThat(store.find(after.uuid())).contains(after);
      assertThat(store.count()).isEqualTo(2);
    }
  }

  /**
   * What an administrator does before a change, and what is left of a server that was restarted.
   */
  private void endAllSessions() throws SQLException {
    try (Connection connection = connect();
        var ended =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")) {
      ended.next();
      assertThat(ended.getInt(1)).isPositive();
    }
  }

  /** A pool asks its first connection for what it takes for the server's habits. */
  @Test
  void aServerThatIsLostWithinTheFirstWordsIsUsedWhenItIsBack() throws IOException {
    try (var relay = new CuttingRelay(postgres.port(), "ISOLATION LEVEL", 2)) {
      String through = url.server().replace(":" + postgres.port(), ":" + relay.port());
      StoreUrl way =
          StoreUrl.of(
              through.replace("jdbc:postgresql://", "postgresql://" + RealPostgres.USER + "@"),
              postgres.passwordFile().toString());
      try (var store = JdbiScanStore.at(way, DEVICE)) {
        Scan scan = Scans.ended(1);
        await(() -> store.save(scan, Scans.queued(scan)));
        await(() -> assertThat(store.find(scan.uuid())).contains(scan));
      }
      assertThat(relay.left()).isZero();
    }
  }

  @Test
  void aScanThatWasWrittenIsFoundAndEndsWhileTheServerIsAway(@TempDir Path folder) {
    Scan known = Scans.begun(1);
    Scan unknown = Scans.begun(2);
    store.save(unknown, Scans.parcel(unknown));
    Spool spool = Spool.open(folder.resolve("spool"), 1 << 20);
    try (var both = new SpooledStore(JdbiScanStore.at(url, DEVICE), spool)) {
      both.save(known, Scans.parcel(known));
      both.save(Scans.parcel(known).sending());
      postgres.kill();
      try {
        assertThat(both.find(known.uuid())).contains(known);
        assertThat(both.parcel(known.uuid())).contains(Scans.parcel(known).sending());
        both.save(Scans.end(known), Scans.queued(known));
        assertThat(both.find(known.uuid())).contains(Scans.end(known));
        assertThatExceptionOfType(SdmException.class)
            .isThrownBy(() -> both.find(unknown.uuid()))
            .matches(e -> e.reason() == Reason.DEPENDENCY_ERROR);
      } finally {
        postgres.restart();
      }
      await(() -> assertThat(both.drain()).isOne());
    }
    assertThat(store.find(known.uuid())).contains(Scans.end(known));
    assertThat(store.parcel(known.uuid())).contains(Scans.queued(known));
  }

  /** A pool looks for a server that is back at its own pace, which may be every ten seconds. */
  private static void await(Runnable work) {
    Await.until(
        "the store",
        Duration.ofSeconds(30),
        () -> {
          try {
            work.run();
            return true;
          } catch (SdmException e) {
            return false;
          }
        });
  }

  @Test
  void aServerThatNobodyRunsIsTold() {
    StoreUrl nowhere = StoreUrl.of("postgresql://sdm@127.0.0.1:9/store", "");

    try (var away = JdbiScanStore.at(nowhere, DEVICE)) {
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(away::count)
          .matches(e -> e.reason() == Reason.DEPENDENCY_ERROR)
          .withMessageStartingWith("The store postgresql://127.0.0.1:9/store could not count scans")
          .withMessageContaining("it does not answer");
    }
  }

  @Test
  void aWrongPasswordIsToldWithoutIt(@TempDir Path folder) throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Path file =
        Files.createFile(folder.resolve("wrong"), PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(file, "guessed");
    StoreUrl wrong = StoreUrl.of(postgres.url(database()), file.toString());

    try (var refused = JdbiScanStore.at(wrong, DEVICE)) {
      assertThat(refused.state()).contains("it refused the login").doesNotContain("guessed");
    }
  }

  @Test
  void aPasswordThatOthersCanReadIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("open"), "s");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    StoreUrl open = StoreUrl.of(postgres.url(database()), file.toString());

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> JdbiScanStore.at(open, DEVICE))
        .matches(e -> e.reason() == Reason.CONFIGURATION_ERROR)
        .withMessageContaining("chmod 0600");
  }
}
