package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.Database;
import fr.esrf.TangoApi.DbDatum;
import fr.esrf.TangoApi.DbDevInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * A Tango database of one's own: a MariaDB and a DataBaseds, fresh, on loopback only, and gone with
 * {@link #close()} or with this JVM, however that ends.
 *
 * <p>Thread-safe as far as TangORB's {@link Database} is.
 */
public final class PrivateTango implements AutoCloseable {
  private static final String TANGO_HOST = "TANGO_HOST";

  private final Workspace workspace;
  private final MariaDb mariaDb;
  private final DataBaseds dataBaseds;
  private boolean closed;

  private PrivateTango(Workspace workspace, MariaDb mariaDb, DataBaseds dataBaseds) {
    this.workspace = workspace;
    this.mariaDb = mariaDb;
    this.dataBaseds = dataBaseds;
  }

  /**
   * Starts a database and returns when it answers. This JVM's ORB is bound to loopback, and the
   * first private database becomes the JVM's default in place of the machine's own.
   *
   * @throws IllegalStateException with a sentence naming what is missing or what the programs said
   */
  public static PrivateTango start() {
    return start(DataBaseds::freePort);
  }

  static PrivateTango start(IntSupplier ports) {
    Loopback.bindThisJvm();
    Workspace workspace = Workspace.make();
    try {
      return start(workspace, ports);
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  static PrivateTango start(Workspace workspace, IntSupplier ports) {
    Path data = workspace.folder().resolve("data");
    DataTemplate.copyTo(data, workspace.folder());
    MariaDb mariaDb = MariaDb.start(data, workspace.folder().resolve("mariadbd.log"));
    try {
      var started =
          new PrivateTango(workspace, mariaDb, DataBaseds.start(workspace.folder(), ports));
      Runtime.getRuntime().addShutdownHook(new Thread(started::close, "tango-harness-close"));
      return started;
    } catch (RuntimeException e) {
      mariaDb.close();
      throw e;
    }
  }

  /** Where it answers, as the variable TANGO_HOST wants it: {@code 127.0.0.1:port}. */
  public String tangoHost() {
    return dataBaseds.tangoHost();
  }

  /**
   * Makes it the default database of this JVM: what {@code new DeviceProxy("a/b/c")} and a JTango
   * server started here use. The first private database of a JVM is that already.
   *
   * @throws IllegalStateException if JTango server code has used another database in this JVM
   */
  public PrivateTango useInThisJvm() {
    DefaultDatabase.use(tangoHost());
    return this;
  }

  /**
   * What a child process needs in its environment to use this database and to listen on loopback
   * only: {@code TANGO_HOST}, {@code ORBendPoint} (C++, Python), {@code JDK_JAVA_OPTIONS}, and the
   * folder for its sockets and logs.
   */
  public Map<String, String> environment() {
    Map<String, String> environment = Loopback.environment(folder());
    environment.put(TANGO_HOST, tangoHost());
    return environment;
  }

  /** The client of this database, for all that has no method here. */
  public Database database() {
    return dataBaseds.client();
  }

  /**
   * Registers devices with a server; the server itself comes to be with its first device.
   *
   * @param server executable and instance, such as {@code "PathFixer/test"}
   * @param deviceClass the Tango class of the devices
   * @param devices their names
   */
  public void addServer(String server, String deviceClass, String... devices) {
    try {
      for (String device : devices) {
        database().add_device(new DbDevInfo(device, deviceClass, server));
      }
    } catch (DevFailed e) {
      throw TangoFailure.of("Registering " + List.of(devices) + " with " + server, e);
    }
  }

  /** Sets properties of a device; the others keep their values. */
  public void putProperties(String device, Map<String, List<String>> properties) {
    DbDatum[] data =
        properties.entrySet().stream()
            .map(entry -> new DbDatum(entry.getKey(), entry.getValue().toArray(String[]::new)))
            .toArray(DbDatum[]::new);
    try {
      database().put_device_property(device, data);
    } catch (DevFailed e) {
      throw TangoFailure.of("Writing properties of " + device, e);
    }
  }

  /** Removes a server and its devices from the database. */
  public void removeServer(String server) {
    try {
      database().delete_server(server);
    } catch (DevFailed e) {
      throw TangoFailure.of("Removing " + server, e);
    }
  }

  /** The processes it consists of. */
  public List<Long> pids() {
    return Stream.of(mariaDb.pid(), dataBaseds.pid()).toList();
  }

  /** Its directory, removed at the end: what else belongs to this control system may lie there. */
  public Path folder() {
    return workspace.folder();
  }

  /**
   * Ends the processes and removes the directory; a second call does nothing but wait for the first
   * to be through: the JVM halts when its shutdown hooks have returned.
   */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      release();
    }
  }

  private void release() {
    try (workspace;
        mariaDb;
        dataBaseds) {
      return;
    }
  }
}
