package se.lu.maxiv.sdm.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.model.SdmException;

/** {@code sdm plan}: what has to change in the directory, without changing it. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    exitCodeOnInvalidInput = Sdm.REFUSED,
    description = {
      "Show what has to change in the directory: + comes, - goes, ~ changes, ? waits, ! must be"
          + " known.",
      "Exit code 0: nothing to do, 2: changes pending, 1: failed."
    })
final class PlanCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "proposal", description = "only this one")
  private String proposal = "";

  @Mixin private SyncDevice device = new SyncDevice();

  @Option(names = "--json", description = "the plan as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    DeviceClient client = device.connect();
    String hash =
        proposal.isEmpty() ? client.answer("Plan") : client.command("PlanProposal", proposal);
    if (hash.isEmpty()) {
      SyncDevice.awaitEnd(client, percent -> {});
    }
    if (client.text("PlanHash").isEmpty()) {
      throw SdmException.dependency(client.text("LastResult"));
    }
    print(client, spec.commandLine().getOut());
    return SyncDevice.outcome(client);
  }

  private void print(DeviceClient client, PrintWriter out) {
    if (json) {
      out.println(client.text("PlanJson"));
    } else {
      var colours = new PlanColours(spec.commandLine().getColorScheme());
      client.lines("PlanText").forEach(line -> out.println(colours.of(line)));
    }
  }
}
