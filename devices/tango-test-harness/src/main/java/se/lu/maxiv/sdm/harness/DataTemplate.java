package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The data directory of an empty Tango database, a {@link KeptTree} under a name made from the
 * programs and tables it consists of.
 */
final class DataTemplate {
  private static final String TABLES = "/usr/share/tango-db/create_db_tables.sql";
  private static final String PROCEDURES = "/usr/share/tango-db/stored_proc.sql";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  // DataBaseds looks itself up in the tables; Debian's package leaves these rows to its set-up.
  private static final String FILL =
      """
      CALL init_history_ids();
      INSERT INTO device (name, domain, family, member, exported, ior, host, server, pid, class, version)
        VALUES ('sys/database/2', 'sys', 'database', '2', 0, 'nada', 'nada', 'DataBaseds/2', 0, 'DataBase', 'nada'),
        ('dserver/DataBaseds/2', 'dserver', 'DataBaseds', '2', 0, 'nada', 'nada', 'DataBaseds/2', 0, 'DServer', 'nada');
      DROP DATABASE sys;
      """;

  private DataTemplate() {}

  /**
   * Puts an empty Tango database's data directory where nothing is yet.
   *
   * @param to the path to make
   * @param work a folder for what the making needs
   */
  static void copyTo(Path to, Path work) {
    new KeptTree(name(), built -> build(built, work)).copyTo(to, work);
  }

  private static void build(Path data, Path work) {
    install(data, work);
    MariaDb db = MariaDb.start(data, work.resolve("template-mariadbd.log"));
    try {
      load(data, work);
      db.stop();
    } finally {
      db.close();
    }
  }

  private static void install(Path data, Path work) {
    List<String> command = new ArrayList<>();
    command.add(Programs.find("mariadb-install-db", MariaDb.DEBIAN_PACKAGE).toString());
    command.addAll(MariaDb.options(data));
    command.addAll(List.of("--auth-root-authentication-method=normal", "--skip-test-db"));
    // else it refuses a machine where not even localhost can be looked up
    command.add("--force");
    Children.run(new ProcessBuilder(command), work.resolve("install.log"), LIMIT);
  }

  private static void load(Path data, Path work) {
    Path sql = work.resolve("tango.sql");
    try {
      Files.writeString(sql, sql());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var client =
        new ProcessBuilder(
            Programs.find("mariadb", MariaDb.DEBIAN_PACKAGE).toString(),
            "--no-defaults",
            "--socket=" + MariaDb.SOCKET);
    client.directory(data.toFile()).redirectInput(sql.toFile());
    Children.run(client, work.resolve("load.log"), LIMIT);
  }

  private static String sql() throws IOException {
    return "CREATE DATABASE tango; USE tango;\n"
        + Files.readString(Programs.file(TABLES, DataBaseds.DEBIAN_PACKAGE))
        + Files.readString(Programs.file(PROCEDURES, DataBaseds.DEBIAN_PACKAGE))
        + FILL;
  }

  private static String name() {
    try {
      Path mariadbd = Programs.find("mariadbd", MariaDb.DEBIAN_PACKAGE);
      String parts =
          sql() + MariaDb.SIZES + Files.size(mariadbd) + Files.getLastModifiedTime(mariadbd);
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
      return "data-" + HexFormat.of().formatHex(hash, 0, 8);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("Could not name the data template.", e);
    }
  }
}
