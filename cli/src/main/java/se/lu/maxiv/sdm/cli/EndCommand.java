package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;

/** {@code sdm end}: ends the session. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = "End the session of a PathFixer: no session, no data.")
final class EndCommand implements Callable<Integer> {
  @Parameters(paramLabel = "device", description = "such as b303a-e02/ctl/sdm-01")
  private String device = "";

  @Mixin private Answer answer = new Answer();

  @Override
  public Integer call() {
    var client = DeviceClient.of(device);
    JsonNode before = client.json("SelectionJson");
    client.command("EndSession");
    answer.print(
        JsonNodeFactory.instance.objectNode().set("ended", before),
        out -> out.println(sentence(before)));
    return 0;
  }

  private static String sentence(JsonNode before) {
    String path = before.path("samplePath").asText();
    return path.isEmpty()
        ? "There was no session."
        : "The session of %s in %s has ended.".formatted(before.path("username").asText(), path);
  }
}
