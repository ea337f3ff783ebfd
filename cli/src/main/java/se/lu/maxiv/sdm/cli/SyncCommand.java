package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** {@code sdm sync}: makes the directory match the user office. */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Make the directory match the user office, or with --approve apply all of a plan.",
      "Exit code 0: done, 2: changes pending (DryRun, or they wait), 1: failed."
    })
final class SyncCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

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
    JsonNode report = report(client.text("ReportJson"));
    if (report.has("error") || report.path("failed").asInt() > 0) {
      return Sdm.REFUSED;
    }
    return client.count("NumPendingChanges") == 0 ? 0 : SyncDevice.PENDING;
  }

  private static JsonNode report(String text) {
    try {
      return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw SdmException.dependency(
          "The device's ReportJson is no JSON: is it a ProposalSync of this version?");
    }
  }
}
