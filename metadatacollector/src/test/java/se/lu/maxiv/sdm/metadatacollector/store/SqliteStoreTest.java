package se.lu.maxiv.sdm.metadatacollector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** The store in a SQLite file. */
class SqliteStoreTest extends ScanStoreContract {
  @Override
  StoreUrl newStore() {
    try {
      return StoreUrl.of(Files.createTempDirectory("store-").resolve("scans.db").toString(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + url.shown());
  }

  private Path file() {
    return url.file().orElseThrow();
  }

  @AfterEach
  void remove() throws IOException {
    store.close();
    try (var paths = Files.walk(file().getParent())) {
      for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }

  @Test
  void allItsFilesAreTheOwnersAlone() throws IOException {
    try (var files = Files.list(file().getParent())) {
      assertThat(files)
          .hasSizeGreaterThan(1)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void rightsOfOthersAreTakenAway() throws IOException {
    store.close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    try (var again = JdbiScanStore.at(url, DEVICE)) {
      assertThat(again.count()).isZero();
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void everyConnectionIsDurable() throws Exception {
    try (Sources sources = Sources.of(url);
        Connection writer = sources.writing().getConnection();
        Connection reader = sources.reading().getConnection()) {
      assertThat(asked(writer, "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(asked(writer, "PRAGMA synchronous")).isEqualTo("2");
      assertThat(asked(writer, "PRAGMA foreign_keys")).isEqualTo("1");
      assertThat(asked(reader, "PRAGMA query_only")).isEqualTo("1");
      assertThat(sources.writing().getMaximumPoolSize()).isOne();
    }
  }

  private static String asked(Connection connection, String question) throws SQLException {
    try (var answer = connection.createStatement().executeQuery(question)) {
      return answer.getString(1);
    }
  }

  @Test
  void aFileThatIsNoStoreIsToldAndIsNotTouched() throws IOException {
    Path other = Files.writeString(file().resolveSibling("other"), "not a database\n".repeat(99));

    try (var wrong = JdbiScanStore.at(StoreUrl.of(other.toString(), ""), DEVICE)) {
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(wrong::count)
          .matches(e -> e.reason() == Reason.DEPENDENCY_ERROR)
          .withMessageContaining("damaged or no SQLite file");
    }

    assertThat(other).hasContent("not a database\n".repeat(99));
  }

  @Test
  void aFolderThatIsNotThereIsToldAndTheStoreWorksWhenItIs() throws IOException {
    Path folder = file().resolveSibling("later");

    try (var early = JdbiScanStore.at(StoreUrl.of(folder + "/scans.db", ""), DEVICE)) {
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(early::count)
          .withMessageContaining("could not be made");
      Files.createDirectory(folder);

      assertThat(early.count()).isZero();
    }
  }

  @Test
  void anotherProgramThatHoldsTheFileIsTold() throws SQLException {
    try (Connection other = connect()) {
      other.createStatement().execute("BEGIN IMMEDIATE");

      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(() -> store.save(Scans.ended(1), Scans.parcel(Scans.ended(1))))
          .withMessageContaining("another program holds it");
    }
  }
}
