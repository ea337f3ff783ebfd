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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(store.find(before.uuid())).contains(before);
    store.save(meanwhile, Scans.queued(meanwhile));
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
