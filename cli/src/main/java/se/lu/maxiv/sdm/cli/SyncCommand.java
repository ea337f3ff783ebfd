package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;

/** {@code sdm sync}: makes the directory match the user office. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    exitCodeOnInvalidInput = Sdm.REFUSED,
    description = {
      "Make the directory match the user office, or with --approve apply all of a plan.",
      "Exit code 0: done, 2: changes pending (DryRun, or they wait), 1: failed."
    })
final class SyncCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "proposal", description = "only this one")
  private String proposal = "";

  @Option(
      names = "--approve",
      paramLabel = "hash",
      description = "apply the plan with this hash, what waits included")
  private String hash = "";

  @Mixin private SyncDevice device = new SyncDevice();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!hash.isEmpty() && !proposal.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "An approved plan knows its proposal; leave it out.");
    }
    DeviceClient client = device.connect();
    begin(client);
    var bar =
        new ProgressBar(
            spec.commandLine().getErr(), spec.commandLine().getColorScheme().ansi().enabled());
    SyncDevice.awaitEnd(client, bar::show);
    bar.end();
    PrintWriter out = spec.commandLine().getOut();
    out.println(client.text("LastResult"));
    client.lines("Failures").forEach(line -> out.println("! " + line));
    return outcome(client);
  }

  private void begin(DeviceClient client) {
    if (!hash.isEmpty()) {
      client.order("Approve", hash);
    } else if (proposal.isEmpty()) {
      client.command("Sync");
    } else {
      client.order("SyncProposal", proposal);
    }
  }

  private static int outcome(DeviceClient client) {
    JsonNode report = client.json("ReportJson");
    boolean isFailed = report.has("error") || report.path("failed").asInt() > 0;
    return isFailed ? Sdm.REFUSED : SyncDevice.outcome(client);
  }
}
