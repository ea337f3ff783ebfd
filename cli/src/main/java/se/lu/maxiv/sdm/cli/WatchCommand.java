package se.lu.maxiv.sdm.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.cli.watch.Subjects;
import se.lu.maxiv.sdm.cli.watch.Watch;

/** {@code sdm watch}: path, targets, scans and backlog, live. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Show a PathFixer's path and targets, and the scans and backlog of its MetadataCollector,"
          + " live, until Ctrl-C.",
      "Where there is no terminal, every change is a line with the time."
    })
final class WatchCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "device",
      description = "such as b303a-e02/ctl/sdm-01; the only PathFixer if not given")
  private String device = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var line = spec.commandLine();
    Watch.run(Subjects.of(device), line.getOut(), line.getColorScheme().ansi().enabled());
    return 0;
  }
}
