package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;

/** {@code sdm status}: a PathFixer's state, selection and targets. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = "Show a PathFixer's state, its selection and its targets.")
final class StatusCommand implements Callable<Integer> {
  private static final List<String> SHOWN =
      List.of(
          "Username",
          "Proposal",
          "ProposalTitle",
          "Visit",
          "Sample",
          "Endstation",
          "SamplePath",
          "SelectedAt");

  @Parameters(paramLabel = "device", description = "such as b303a-e02/ctl/sdm-01")
  private String device = "";

  @Option(
      names = "--json",
      description = "as JSON, with the whole SelectionJson and PropagationJson")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    var client = DeviceClient.of(device);
    if (json) {
      spec.commandLine().getOut().println(asJson(client));
    } else {
      print(client, spec.commandLine().getOut());
    }
    return 0;
  }

  private void print(DeviceClient client, PrintWriter out) {
    out.printf("%s is %s%n", device, client.state());
    client.text("Status").lines().forEach(line -> out.println("  " + line));
    for (String name : SHOWN) {
      String value = client.text(name);
      out.printf("%-14s %s%n", name, value.isEmpty() ? "-" : value);
    }
    out.printf("%-14s %s%n", "ReadyToScan", client.truth("ReadyToScan") ? "yes" : "no");
    client.lines("Propagation").forEach(line -> out.printf("%-14s %s%n", "target", line));
  }

  private String asJson(DeviceClient client) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("device", device).put("state", client.state());
    node.put("status", client.text("Status"));
    node.put("readyToScan", client.truth("ReadyToScan"));
    node.set("selection", client.json("SelectionJson"));
    node.set("propagation", client.json("PropagationJson"));
    return node.toPrettyString();
  }
}
