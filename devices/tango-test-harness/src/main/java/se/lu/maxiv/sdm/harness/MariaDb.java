package se.lu.maxiv.sdm.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A mariadbd on a data directory of its own, reachable only through a socket file in it.
 *
 * <p>There is no network, no account check (the directory is the guard) and no durability: the data
 * is thrown away.
 */
final class MariaDb implements AutoCloseable {
  static final String DEBIAN_PACKAGE = "mariadb-server";

  /** Relative to the data directory, so that a deep temporary folder fits a socket's 107 bytes. */
  static final String SOCKET = "db.sock";

  /** Kept small: the directory lies in memory. */
  static final List<String> SIZES =
      List.of(
          "--innodb-log-file-size=4M",
          "--innodb-autoextend-increment=1",
          "--innodb-buffer-pool-size=8M",
          "--innodb-use-native-aio=0",
          "--skip-log-bin");

  private static final List<String> OPEN_AND_FAST =
      List.of(
          "--skip-networking",
          "--skip-grant-tables",
          "--performance-schema=OFF",
          "--key-buffer-size=8M",
          "--aria-pagecache-buffer-size=8M",
          "--innodb-flush-log-at-trx-commit=0",
          "--socket=" + SOCKET);
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final Path log;

  private MariaDb(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts mariadbd and returns when it takes connections. */
  static MariaDb start(Path data, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Programs.find("mariadbd", DEBIAN_PACKAGE).toString());
    command.addAll(options(data));
    command.addAll(OPEN_AND_FAST);
    var builder = new ProcessBuilder(command).directory(data.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    var started = new MariaDb(Children.start(builder), log);
    try {
      Await.until("mariadbd on " + data, READY_LIMIT, started::isReady);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** What every mariadb program that works on the data directory is told. */
  static List<String> options(Path data) {
    // in the common folder for temporary files one that starts removes what others are working on
    List<String> options =
        new ArrayList<>(List.of("--no-defaults", "--datadir=" + data, "--tmpdir=" + data));
    options.addAll(SIZES);
    if (Programs.userId() == 0) {
      options.add("--user=root");
    }
    return options;
  }

  long pid() {
    return process.pid();
  }

  /** Ends it in its own way, so that the data directory is complete and can be copied. */
  void stop() {
    process.destroy();
    Await.until("the end of mariadbd", READY_LIMIT, () -> !process.isAlive());
  }

  @Override
  public void close() {
    Children.kill(process);
  }

  private boolean isReady() {
    String said = read(log);
    if (!process.isAlive()) {
      throw new IllegalStateException("mariadbd ended at once and said:\n" + said);
    }
    return said.contains("ready for connections");
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + log + ".", e);
    }
  }
}
