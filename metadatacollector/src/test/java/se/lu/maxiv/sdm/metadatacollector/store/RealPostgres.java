package se.lu.maxiv.sdm.metadatacollector.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.Loopback;
import se.lu.maxiv.sdm.harness.Programs;
import se.lu.maxiv.sdm.harness.Workspace;

/**
 * A real PostgreSQL server of this JVM's own, as durable as one that is in use: on a loopback port,
 * with a password, gone with the JVM. The system's own server, if there is one, is not touched.
 */
public final class RealPostgres implements AutoCloseable {
  /** The account that owns all databases. */
  public static final String USER = "sdm";

  private static final String DEBIAN_PACKAGE = "postgresql";
  private static final String PASSWORD = "s3cret word";
  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int NOBODY = 65534;

  private static @Nullable RealPostgres shared;

  private final Workspace workspace;
  private final Path data;
  private final int port;
  private ChildProcess server;
  private int databases;

  private RealPostgres(@Nullable Path place) {
    workspace = Workspace.make();
    try {
      data = Files.createTempDirectory(place == null ? workspace.folder() : place, "postgres-");
      if (isRoot()) {
        Files.setAttribute(data, "unix:uid", NOBODY);
        Files.setAttribute(data, "unix:gid", NOBODY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    initialise();
    port = freePort();
    server = start();
  }

  /** The one of this JVM, which is started by the first who asks. */
  public static synchronized RealPostgres get() {
    RealPostgres postgres = shared;
    if (postgres == null) {
      postgres = new RealPostgres(null);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
      shared = postgres;
    }
    return postgres;
  }

  /** One with its data in a folder that is made below that one, for measuring on a real disk. */
  public static RealPostgres in(Path place) {
    return new RealPostgres(place);
  }

  /** A database that nobody has used. */
  public synchronized StoreUrl database() {
    String name = "store" + databases++;
    try (Connection connection = connect("postgres")) {
      connection.createStatement().execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return StoreUrl.of(url(name), passwordFile().toString());
  }

  /** A connection of its owner, for arranging and looking; closed by the caller. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d/%s".formatted(Loopback.ADDRESS, port, database), USER, PASSWORD);
  }

  /** As the property {@code StoreUrl} has it. */
  public String url(String database) {
    return "postgresql://%s@%s:%d/%s".formatted(USER, Loopback.ADDRESS, port, database);
  }

  /** Ends it as a power cut does; {@link #restart} brings it back. */
  public void kill() {
    server.kill();
  }

  /** Starts it again after {@link #kill}. */
  public void restart() {
    server = start();
  }

  int port() {
    return port;
  }

  /** The file with its password, 0600. */
  public Path passwordFile() {
    return file("store-password");
  }

  @Override
  public void close() {
    server.kill();
    try (var paths = Files.walk(data)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      workspace.close();
    }
  }

  private void initialise() {
    Path password = file("initdb-password");
    try {
      if (isRoot()) {
        Files.setAttribute(password, "unix:uid", NOBODY);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var builder =
        builder(
            "initdb",
            "--pgdata=" + data,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync");
    try (ChildProcess initdb = ChildProcess.start("initdb", builder)) {
      if (initdb.awaitExit(LIMIT) != 0) {
        throw new IllegalStateException(initdb.output() + initdb.errors());
      }
    }
  }

  private ChildProcess start() {
    var builder =
        builder(
            "postgres",
            "-D",
            data.toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=" + Loopback.ADDRESS,
            "-c",
            "unix_socket_directories=",
            "-c",
            "shared_buffers=64MB");
    ChildProcess process = ChildProcess.start("postgres", builder);
    Await.until("PostgreSQL", LIMIT, () -> answers(process));
    return process;
  }

  private boolean answers(ChildProcess process) {
    if (!process.isAlive()) {
      throw new IllegalStateException("postgres ended: " + process.output() + process.errors());
    }
    try (Connection connection = connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * PostgreSQL refuses root. The workspace is root's alone, so that nobody may read what root may.
   */
  private ProcessBuilder builder(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.add(Programs.find("setpriv", "util-linux").toString());
      command.addAll(List.of("--reuid", "65534", "--regid", "65534", "--clear-groups"));
      command.addAll(List.of("--inh-caps", "-all,+dac_read_search"));
      command.addAll(List.of("--ambient-caps", "+dac_read_search"));
      // a change of the account ends what was asked of the kernel before
      command.addAll(List.of("--pdeathsig", "KILL", "--"));
    }
    command.add(program(program).toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(data.toFile());
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /** The newest version's; Debian has them out of the way. */
  private static Path program(String name) {
    try (var versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> missing(Optional.empty()));
    } catch (IOException e) {
      throw missing(Optional.of(e));
    }
  }

  private static IllegalStateException missing(Optional<IOException> cause) {
    return new IllegalStateException(
        "PostgreSQL is not on this machine: run \"apt-get install " + DEBIAN_PACKAGE + "\".",
        cause.orElse(null));
  }

  private Path file(String name) {
    Path file = workspace.folder().resolve(name);
    try {
      if (!Files.exists(file)) {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
        Files.writeString(file, PASSWORD + "\n");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRoot() {
    try {
      return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
