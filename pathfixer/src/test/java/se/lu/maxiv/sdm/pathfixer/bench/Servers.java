package se.lu.maxiv.sdm.pathfixer.bench;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;

/** PathFixer as the distribution starts it, and the two it is compared with. */
final class Servers implements AutoCloseable {
  static final String PATHFIXER = "bench/sdm/pathfixer";
  static final String PYTANGO = "bench/sdm/pytango";
  static final String TANGOTEST = "bench/sdm/tangotest";

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final PrivateTango tango;
  private final ServerCommand pathfixerCommand;
  private final ServerCommand pytangoCommand;
  private final ServerProcess pathfixer;
  private final ServerProcess pytango;
  private final ServerProcess tangotest;

  /** Starts all three, the others with a text as long as the path PathFixer shows. */
  Servers(PrivateTango tango, BenchSite site) throws DevFailed {
    this.tango = tango;
    String program = Path.of(System.getProperty("sdm.home"), "bin", "PathFixer").toString();
    tango.addServer("PathFixer/bench", "PathFixer", PATHFIXER);
    tango.putProperties(PATHFIXER, site.properties());
    tango.addServer("Peer/bench", "Peer", PYTANGO);
    tango.putProperties(PYTANGO, Map.of("Text", List.of(site.firstPath())));
    tango.addServer("TangoTest/bench", "TangoTest", TANGOTEST);
    pathfixerCommand = here(ServerCommand.of("PathFixer/bench", List.of(program, "bench")));
    pytangoCommand = here(ServerCommand.python("Peer/bench", Client.script("Peer.py")));
    pathfixer = ServerProcess.start(tango, pathfixerCommand, LIMIT);
    pytango = ServerProcess.start(tango, pytangoCommand, LIMIT);
    tangotest =
        ServerProcess.start(
            tango,
            here(ServerCommand.of("TangoTest/bench", List.of("/usr/lib/tango/TangoTest", "bench"))),
            LIMIT);
    proxy(TANGOTEST).write_attribute(new DeviceAttribute("string_scalar", site.firstPath()));
  }

  long pid() {
    return pathfixer.pid();
  }

  /** Starts PathFixer; seconds until its state was read and was not INIT. It is killed again. */
  double startPathFixer(Client starting) {
    pathfixer.kill();
    return start(starting, PATHFIXER, pathfixerCommand);
  }

  /** The same with the PyTango device. */
  double startPyTango(Client starting) {
    pytango.kill();
    return start(starting, PYTANGO, pytangoCommand);
  }

  /** Starts PathFixer again. */
  void restartPathFixer() {
    pathfixer.restart();
  }

  private static double start(Client starting, String device, ServerCommand command) {
    List<String> line = new ArrayList<>(List.of("env"));
    command.environment().forEach((name, value) -> line.add(name + "=" + value));
    line.addAll(command.command());
    return starting.ask(Map.of("device", device, "command", line)).path("seconds").asDouble();
  }

  private DeviceProxy proxy(String device) throws DevFailed {
    return new DeviceProxy("tango://" + tango.tangoHost() + "/" + device);
  }

  private static ServerCommand here(ServerCommand command) {
    String address = WithoutDns.address();
    return command
        .with("SDM_LISTEN", address) // PathFixer
        .with("ORBendPoint", "giop:tcp:" + address + ":"); // the others
  }

  @Override
  public void close() {
    pathfixer.close();
    pytango.close();
    tangotest.close();
  }
}
