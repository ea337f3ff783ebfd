package se.lu.maxiv.sdm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;

/** {@code sdm check}: whether data may be written to a path in the present session. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Ask a PathFixer whether a path belongs to the present session.",
      "Prints OK (exit code 0), or why not (1): NO_SESSION, OTHER_SAMPLE, OTHER_VISIT,"
          + " OTHER_PROPOSAL, OUTSIDE."
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "device", description = "such as b303a-e02/ctl/sdm-01")
  private String device = "";

  @Parameters(index = "1", paramLabel = "path", description = "a file or folder")
  private String path = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    String verdict = DeviceClient.of(device).command("CheckPath", path);
    spec.commandLine().getOut().println(verdict);
    return verdict.equals("OK") ? 0 : Sdm.REFUSED;
  }
}
