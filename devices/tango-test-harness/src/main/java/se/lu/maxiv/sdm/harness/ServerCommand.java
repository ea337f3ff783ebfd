package se.lu.maxiv.sdm.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a Tango device server is started as a process of its own.
 *
 * @param server executable and instance as registered, such as {@code "PathFixer/test"}
 * @param command the program and its arguments; a start script has to {@code exec} the server
 * @param environment variables to set beside those of {@link PrivateTango#environment()}
 */
public record ServerCommand(String server, List<String> command, Map<String, String> environment) {
  /** Refuses names that are not executable/instance, and an empty command. */
  public ServerCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    if (!server.matches("[^/]+/[^/]+")) {
      throw new IllegalArgumentException(
          "\"" + server + "\" is no server name: it has the form executable/instance.");
    }
    if (command.isEmpty()) {
      throw new IllegalArgumentException("There is no command to start " + server + " with.");
    }
  }

  /** Any program. */
  public static ServerCommand of(String server, List<String> command) {
    return new ServerCommand(server, command, Map.of());
  }

  /** A Java main class on the class path of this JVM; its only argument is the instance. */
  public static ServerCommand java(String server, Class<?> main) {
    return of(
        server,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            instance(server)));
  }

  /**
   * A PyTango script. PyTango takes the executable's name from the file's: {@code Camera.py} serves
   * {@code Camera/<instance>}.
   */
  public static ServerCommand python(String server, Path script) {
    return of(server, Python.command(script, instance(server)));
  }

  /** The same with one more environment variable. */
  public ServerCommand with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new ServerCommand(server, command, more);
  }

  /** The same with more arguments at the end. */
  public ServerCommand and(String... arguments) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(List.of(arguments));
    return new ServerCommand(server, longer, environment);
  }

  private static String instance(String server) {
    return server.substring(server.indexOf('/') + 1);
  }
}
