package se.lu.maxiv.sdm.metadatacollector.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;

/** Servers with devices to be read. */
final class Fleet implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final PrivateTango tango;
  private final List<ServerProcess> servers = new ArrayList<>();

  Fleet(PrivateTango tango) {
    this.tango = tango;
  }

  /** PyTango motors with ten attributes that take a time to answer for all of them together. */
  ServerProcess motors(String instance, int devices, double delay) {
    List<String> names = add("Instruments/" + instance, "Motor", devices);
    for (String name : names) {
      tango.putProperties(name, Map.of("Delay", List.of(Double.toString(delay))));
    }
    Path script =
        Path.of(System.getProperty("sdm.root", "."))
            .resolve("metadatacollector/src/test/python/Instruments.py");
    return start(ServerCommand.python("Instruments/" + instance, script.toAbsolutePath()));
  }

  /** Debian's own test device, in C++. */
  ServerProcess tangoTest(String instance, int devices) {
    add("TangoTest/" + instance, "TangoTest", devices);
    return start(
        ServerCommand.of("TangoTest/" + instance, List.of("/usr/lib/tango/TangoTest", instance)));
  }

  static Path script(String name) {
    return Path.of(System.getProperty("sdm.root", "."))
        .resolve("metadatacollector/src/test/python")
        .resolve(name)
        .toAbsolutePath();
  }

  private List<String> add(String server, String deviceClass, int count) {
    var names = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      names.add("bench/%s/%d".formatted(server.replace('/', '-'), i));
    }
    tango.addServer(server, deviceClass, names.toArray(String[]::new));
    return names;
  }

  private ServerProcess start(ServerCommand command) {
    ServerProcess server = ServerProcess.start(tango, command, PATIENCE);
    servers.add(server);
    return server;
  }

  @Override
  public void close() {
    servers.forEach(ServerProcess::close);
  }
}
