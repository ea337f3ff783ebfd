package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;
import se.lu.maxiv.sdm.cli.tango.Value;

/** {@code sdm status}: how a device is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Show how a device is: a PathFixer's selection and targets, a MetadataCollector's scans and"
          + " what waits for the catalogue, what a ProposalSync has done.",
    })
final class StatusCommand implements Callable<Integer> {
  @Parameters(paramLabel = "device", description = "such as b303a-e02/ctl/sdm-01")
  private String device = "";

  @Mixin private Answer answer = new Answer();

  @Override
  public Integer call() {
    var client = DeviceClient.of(device);
    String deviceClass = client.deviceClass();
    var overview = Overview.of(deviceClass);
    Map<String, Value> values = client.values(overview.all());
    answer.print(json(deviceClass, overview, values), out -> print(overview, values, out));
    return 0;
  }

  private void print(Overview overview, Map<String, Value> values, PrintWriter out) {
    out.printf("%s is %s%n", device, of(values, "State").text());
    of(values, "Status").text().lines().forEach(line -> out.println("  " + line));
    overview.attributes().forEach(name -> line(out, name, of(values, name).shown()));
    overview
        .lists()
        .forEach((name, word) -> of(values, name).lines().forEach(line -> line(out, word, line)));
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf("%-17s %s%n", name, value);
  }

  private ObjectNode json(String deviceClass, Overview overview, Map<String, Value> values) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("device", device).put("class", deviceClass);
    node.set("state", of(values, "State").node());
    node.set("status", of(values, "Status").node());
    overview.attributes().forEach(name -> node.set(key(name), of(values, name).node()));
    overview.lists().keySet().forEach(name -> node.set(key(name), of(values, name).node()));
    overview
        .objects()
        .forEach(name -> node.set(key(name.replaceFirst("Json$", "")), of(values, name).parsed()));
    return node;
  }

  private static Value of(Map<String, Value> values, String name) {
    return values.getOrDefault(name, Value.UNKNOWN);
  }

  private static String key(String attribute) {
    return Character.toLowerCase(attribute.charAt(0)) + attribute.substring(1);
  }
}
