package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What one test class has of the private Tango control system: device names of its own, servers,
 * clients and scripts. What it started and registered ends with it, the latest first.
 */
public final class TangoWorld implements AutoCloseable {
  private static final AtomicInteger WORLDS = new AtomicInteger();
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);

  private final PrivateTango tango;
  private final String family;
  private final AtomicInteger names = new AtomicInteger();
  private final Deque<ServerProcess> processes = new ConcurrentLinkedDeque<>();
  private final Set<String> servers = new HashSet<>();
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

  TangoWorld(PrivateTango tango, Class<?> testClass) {
    this.tango = tango;
    String name = testClass.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    this.family = name + "-" + WORLDS.incrementAndGet();
  }

  /** The database. */
  public PrivateTango tango() {
    return tango;
  }

  /** Python scripts that use the database. */
  public Python python() {
    return Python.using(tango);
  }

  /** A device name nobody has used: {@code test/<test class>-<n>/<m>}. */
  public String freshDevice() {
    return "test/" + family + "/" + names.incrementAndGet();
  }

  /** A server name nobody has used: the executable and a new instance. */
  public String freshServer(String executable) {
    return executable + "/" + family + "-" + names.incrementAndGet();
  }

  /**
   * Registers a new device with a server, which may be one that has devices already.
   *
   * @param properties the device's properties
   * @return the device's name
   */
  public String register(String server, String deviceClass, Map<String, List<String>> properties) {
    String device = freshDevice();
    tango.addServer(server, deviceClass, device);
    tango.putProperties(device, properties);
    if (servers.add(server)) {
      toClose.push(() -> tango.removeServer(server));
    }
    return device;
  }

  /** Starts a JTango device in this JVM, registered under a fresh name. */
  public ServerInJvm startHere(Class<?> deviceClass, Map<String, List<String>> properties) {
    String server = freshServer(deviceClass.getSimpleName());
    String device = register(server, deviceClass.getSimpleName(), properties);
    return closedLater(ServerInJvm.start(server, deviceClass, device));
  }

  /** Starts a server as a process of its own and returns when its devices answer: 30 s at most. */
  public ServerProcess start(ServerCommand command) {
    ServerProcess process = closedLater(ServerProcess.start(tango, command, READY_LIMIT));
    processes.add(process);
    return process;
  }

  /** A client of a device. */
  public DeviceProxy proxy(String device) {
    try {
      return new DeviceProxy("tango://" + tango.tangoHost() + "/" + device);
    } catch (DevFailed e) {
      throw TangoFailure.of("Connecting to " + device, e);
    }
  }

  /** Records the change events of an attribute, from its present value on. */
  public EventRecorder events(String device, String attribute) {
    return closedLater(EventRecorder.subscribe(proxy(device), attribute));
  }

  /** Writes a script to a file, for {@link ServerCommand#python}. */
  public Path script(String fileName, String text) {
    try {
      Path folder = Files.createDirectories(tango.folder().resolve(family));
      return Files.writeString(folder.resolve(fileName), text);
    } catch (IOException e) {
      throw new IllegalStateException("Could not write the script " + fileName + ".", e);
    }
  }

  /** Closes something of the test's own together with the rest, and returns it. */
  public <T extends AutoCloseable> T closedLater(T resource) {
    toClose.push(resource);
    return resource;
  }

  /** What the servers of this class printed; empty where there is none. */
  String logs() {
    return processes.stream().map(ServerProcess::log).collect(Collectors.joining());
  }

  /** Ends and unregisters everything; what cannot be closed does not keep the rest. */
  @Override
  public void close() {
    var failures = new ArrayDeque<Exception>();
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      var failure = new IllegalStateException("Not all of a test class could be closed.");
      failures.forEach(failure::addSuppressed);
      throw failure;
    }
  }
}
