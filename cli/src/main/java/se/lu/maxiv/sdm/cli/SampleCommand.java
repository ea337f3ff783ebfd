package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;

/** {@code sdm sample}: goes to a sample of the present visit. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Make and select a sample's folder in the present visit.",
      "Prints the path where data go now. The name '' leaves the sample."
    })
final class SampleCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "device", description = "such as b303a-e02/ctl/sdm-01")
  private String device = "";

  @Parameters(index = "1", paramLabel = "name", description = "such as 0001_setup")
  private String name = "";

  @Option(
      names = {"-n", "--next"},
      description = "put the next number in front: gold becomes 0002_gold")
  private boolean next;

  @Mixin private Ready ready = new Ready();
  @Mixin private Answer answer = new Answer();

  @Override
  public Integer call() {
    var client = DeviceClient.of(device);
    if (next) {
      client.command("NextSample", name);
    } else {
      client.write("Sample", name);
    }
    ready.await(client);
    var now = client.json("SelectionJson");
    var json = JsonNodeFactory.instance.objectNode();
    json.set("sample", now.path("sample"));
    json.set("samplePath", now.path("samplePath"));
    answer.print(json, out -> out.println(now.path("samplePath").asText()));
    return 0;
  }
}
