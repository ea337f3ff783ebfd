package se.lu.maxiv.sdm.metadatacollector.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.ldap.PasswordFile;

/**
 * The connections to a database. None is made before it is needed, so that a server that is away
 * keeps nobody from starting.
 *
 * @param plain several at once, which SQLite's writers are not
 * @param writing a pool of those that write: exactly one for SQLite
 * @param reading a pool of those that read
 */
record Sources(DataSource plain, HikariDataSource writing, HikariDataSource reading)
    implements AutoCloseable {
  /** Less than a Tango client waits, so that it is told why. */
  private static final Duration WAIT = Duration.ofSeconds(2);

  private static final int BUSY_MILLIS = 2_500;
  private static final int CONNECT_SECONDS = 2;
  private static final int ANSWER_SECONDS = 15;
  private static final int READERS = 4;
  private static final int LONGEST_LOG_BYTES = 64 << 20;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** What a session of PostgreSQL is held to: durable, and no statement without an end. */
  private static final String SESSION =
      "-c synchronous_commit=on -c statement_timeout=10s -c lock_timeout=5s"
          + " -c idle_in_transaction_session_timeout=30s";

  /**
   * The connections to that store.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when the password cannot be read
   */
  static Sources of(StoreUrl url) {
    if (url.file().isPresent()) {
      return ofFile(sqlite(url.file().get()));
    }
    HikariDataSource writing = open(postgresql(url, "sdm-store"));
    return new Sources(writing, writing, open(postgresql(url, "sdm-store-read")));
  }

  private static Sources ofFile(DataSource plain) {
    HikariConfig writing = pool("sdm-store", 1);
    writing.setDataSource(plain);
    HikariConfig reading = pool("sdm-store-read", READERS);
    reading.setDataSource(plain);
    reading.setConnectionInitSql("PRAGMA query_only = ON");
    return new Sources(plain, open(writing), open(reading));
  }

  /** Makes the SQLite file, for its owner alone, or takes the rights of others from it. */
  static void prepare(Path file) {
    try {
      if (Files.exists(file)) {
        if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
          Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
        return;
      }
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "The store %s could not be made (%s); see that its folder is there, has room and this server's account may write in it."
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }

  private static DataSource sqlite(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setJournalSizeLimit(LONGEST_LOG_BYTES);
    config.enforceForeignKeys(true);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariConfig postgresql(StoreUrl url, String name) {
    HikariConfig config = pool(name, READERS);
    config.setJdbcUrl(url.server());
    if (!url.user().isEmpty()) {
      config.setUsername(url.user());
    }
    url.passwordFile().ifPresent(file -> config.setPassword(PasswordFile.read(file)));
    // asked for and not told by a server that ends just then, it would be wrong for ever
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("ApplicationName", "sdm");
    config.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    config.addDataSourceProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
    config.addDataSourceProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("options", SESSION);
    config.addDataSourceProperty("logServerErrorDetail", "false"); // it shows rows
    return config;
  }

  private static HikariConfig pool(String name, int most) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }

  private static HikariDataSource open(HikariConfig config) {
    return new HikariDataSource(config);
  }
}
