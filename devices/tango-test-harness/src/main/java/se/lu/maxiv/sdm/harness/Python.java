package se.lu.maxiv.sdm.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs PyTango scripts with the distribution's Python ({@code /usr/bin/python3}), against a private
 * Tango database. Immutable.
 */
public final class Python {
  private static final String INTERPRETER = "/usr/bin/python3";
  private static final String PYTANGO = "/usr/lib/python3/dist-packages/tango/__init__.py";
  private static final String DEBIAN_PACKAGE = "python3-tango";
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

  private final Map<String, String> environment;
  private final Duration limit;

  private Python(Map<String, String> environment, Duration limit) {
    this.environment = environment;
    this.limit = limit;
  }

  /** Scripts that use the given database; each may take 30 s. */
  public static Python using(PrivateTango tango) {
    return new Python(tango.environment(), DEFAULT_LIMIT);
  }

  /** The same with another time limit for {@link #run}. */
  public Python within(Duration newLimit) {
    return new Python(environment, newLimit);
  }

  /**
   * Runs a script to its end.
   *
   * @param script its text
   * @param arguments what {@code sys.argv[1:]} becomes
   * @return what it printed to standard output, without the last line end
   * @throws IllegalStateException with all its output if it fails or takes too long
   */
  public String run(String script, String... arguments) {
    return finish(start(script, arguments));
  }

  /** As {@link #run(String, String...)}, with a script from a file. */
  public String run(Path script, String... arguments) {
    return finish(start(script, arguments));
  }

  /** Starts a script that goes on: a subscriber, for example. The caller closes it. */
  public ChildProcess start(String script, String... arguments) {
    return launch(List.of("-c", script), arguments);
  }

  /** As {@link #start(String, String...)}, with a script from a file. */
  public ChildProcess start(Path script, String... arguments) {
    return launch(List.of(script.toString()), arguments);
  }

  /** The command that runs a script from a file: what a stand-in device server starts with. */
  public static List<String> command(Path script, String... arguments) {
    Programs.file(PYTANGO, DEBIAN_PACKAGE);
    List<String> command = new ArrayList<>(List.of(INTERPRETER, "-u", script.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private ChildProcess launch(List<String> script, String... arguments) {
    Programs.file(PYTANGO, DEBIAN_PACKAGE);
    List<String> command = new ArrayList<>(List.of(INTERPRETER, "-u"));
    command.addAll(script);
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return ChildProcess.start("the Python script", builder);
  }

  private String finish(ChildProcess process) {
    try (process) {
      int code = process.awaitExit(limit);
      if (code != 0) {
        throw new IllegalStateException(
            "The Python script ended with exit code " + code + "." + process.report());
      }
      return process.output();
    }
  }
}
