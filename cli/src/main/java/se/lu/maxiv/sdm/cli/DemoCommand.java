package se.lu.maxiv.sdm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.cli.demo.Demo;

/** {@code sdm demo}: shows the main job on a private Tango control system. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Show PathFixer's main job on a private Tango control system and a temporary disk.",
      "Needs the Debian packages mariadb-server and tango-db; no service of theirs has to run."
    })
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--once", description = "end after the walk instead of staying up")
  private boolean once;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Demo.run(spec.commandLine().getOut(), once);
    return 0;
  }
}
