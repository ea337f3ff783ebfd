package se.lu.maxiv.sdm.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * A server of the distribution with one device, started by its own script.
 *
 * @param device the device's name
 * @param server its process, which ends with the test class
 */
record Installed(String device, ServerProcess server) {

  /**
   * Registers and starts one.
   *
   * @param java the home of the Java that it runs on
   * @param name the server's and its class's name
   */
  static Installed start(
      TangoWorld world, Path java, String name, Map<String, List<String>> properties) {
    return start(world, command -> command.with("JAVA_HOME", java.toString()), name, properties);
  }

  /**
   * Registers and starts one.
   *
   * @param environment adds what it is started in
   * @param name the server's and its class's name
   */
  static Installed start(
      TangoWorld world,
      UnaryOperator<ServerCommand> environment,
      String name,
      Map<String, List<String>> properties) {
    String full = world.freshServer(name);
    String device = world.register(full, name, properties);
    String instance = full.substring(full.indexOf('/') + 1);
    String program = Program.HOME.resolve("bin").resolve(name).toString();
    ServerProcess server =
        world.start(
            environment.apply(
                ServerCommand.of(full, List.of(program, instance))
                    .with("SDM_LISTEN", "127.0.0.1")));
    return new Installed(device, server);
  }
}
