package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The Tango database server of the tango-db package, on a free loopback port. */
final class DataBaseds implements AutoCloseable {
  static final String DEBIAN_PACKAGE = "tango-db";

  private static final int ATTEMPTS = 10;
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);

  private final Process process;
  private final int port;
  private final Path log;
  private @Nullable Database client;

  private DataBaseds(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts it and returns when it answers; where another program takes the port first, it is tried
   * again on the next.
   *
   * @param folder where it works; its {@code data} holds mariadbd's socket
   * @param ports the ports to try
   */
  static DataBaseds start(Path folder, IntSupplier ports) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Optional<DataBaseds> started = attempt(folder, ports.getAsInt());
      if (started.isPresent()) {
        return started.get();
      }
    }
    throw new IllegalStateException(
        "DataBaseds did not start on any of " + ATTEMPTS + " ports:\n" + read(log(folder)));
  }

  /** A port that was free a moment ago. */
  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("There is no free port on " + Loopback.ADDRESS + ".", e);
    }
  }

  String tangoHost() {
    return Loopback.ADDRESS + ":" + port;
  }

  long pid() {
    return process.pid();
  }

  Database client() {
    if (client == null) {
      throw new IllegalStateException("DataBaseds on port " + port + " does not answer yet.");
    }
    return client;
  }

  @Override
  public void close() {
    Children.kill(process);
  }

  private static Optional<DataBaseds> attempt(Path folder, int port) {
    var started = new DataBaseds(launch(folder, port), port, log(folder));
    try {
      Await.until(
          "DataBaseds on port " + port,
          READY_LIMIT,
          () -> !started.process.isAlive() || started.answers());
    } catch (RuntimeException e) {
      started.close();
      throw new IllegalStateException("DataBaseds said:\n" + read(started.log), e);
    }
    return started.client == null ? Optional.empty() : Optional.of(started);
  }

  // libmariadb finds the socket through ~/.my.cnf, which wins over /etc/mysql.
  private static Process launch(Path folder, int port) {
    write(folder.resolve(".my.cnf"), "[client]\nsocket=data/" + MariaDb.SOCKET + "\n");
    String program = Programs.find("DataBaseds", DEBIAN_PACKAGE).toString();
    String endPoint = "giop:tcp:" + Loopback.ADDRESS + ":" + port;
    var builder = new ProcessBuilder(program, "2", "-ORBendPoint", endPoint);
    builder.directory(folder.toFile());
    var environment = builder.environment();
    environment.putAll(Loopback.environment(folder));
    environment.put("HOME", folder.toString());
    environment.put("TANGO_HOST", Loopback.ADDRESS + ":" + port);
    environment.put("MYSQL_HOST", "localhost");
    environment.put("MYSQL_USER", "root");
    environment.put("MYSQL_PASSWORD", "");
    environment.put("MYSQL_DATABASE", "tango");
    builder.redirectErrorStream(true).redirectOutput(log(folder).toFile());
    return Children.start(builder);
  }

  // Somebody else's database may answer on a port that was lost to it: the socket must be ours.
  private boolean answers() {
    if (Listeners.of(process.pid()).stream().noneMatch(address -> address.getPort() == port)) {
      return false;
    }
    DefaultDatabase.offer(tangoHost());
    try {
      client = new Database(Loopback.ADDRESS, Integer.toString(port));
      return true;
    } catch (DevFailed e) {
      return false;
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("DataBaseds.log");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new IllegalStateException("Could not write " + file + ".", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + file + ".", e);
    }
  }
}
