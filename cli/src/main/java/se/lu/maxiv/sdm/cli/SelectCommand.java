package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.lu.maxiv.sdm.cli.tango.DeviceClient;

/** {@code sdm select}: opens a session, all of it or nothing. */
@Command(
    name = "select",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description = {
      "Select user, proposal, visit and sample at a PathFixer in one step, or change nothing.",
      "Prints the path where data go now."
    })
final class SelectCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  @Parameters(paramLabel = "device", description = "such as b303a-e02/ctl/sdm-01")
  private String device = "";

  @Option(
      names = {"-u", "--user"},
      required = true,
      paramLabel = "account",
      description = "who measures")
  private String user = "";

  @Option(
      names = {"-p", "--proposal"},
      required = true,
      paramLabel = "proposal",
      description = "eight digits, or commissioning")
  private String proposal = "";

  @Option(
      names = {"-v", "--visit"},
      required = true,
      paramLabel = "visit",
      description = "the visit's name, or its day as eight digits")
  private String visit = "";

  @Option(
      names = {"-s", "--sample"},
      paramLabel = "sample",
      description = "none if not given")
  private @Nullable String sample;

  @Option(
      names = {"-e", "--endstation"},
      paramLabel = "endstation",
      description = "stays if not given")
  private @Nullable String endstation;

  @Mixin private Ready ready = new Ready();
  @Mixin private Answer answer = new Answer();

  @Override
  public Integer call() {
    var client = DeviceClient.of(device);
    String path = client.command("Select", written(request()));
    ready.await(client);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("samplePath", path);
    answer.print(json.set("selection", client.json("SelectionJson")), out -> out.println(path));
    return 0;
  }

  /** In ASCII: Tango carries no other letters than those of ISO 8859-1. */
  static String written(ObjectNode request) {
    try {
      return JSON.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can always be written", e);
    }
  }

  private ObjectNode request() {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("username", user).put("proposal", proposal).put("visit", visit);
    putIfGiven(request, "sample", sample);
    putIfGiven(request, "endstation", endstation);
    return request;
  }

  private static void putIfGiven(ObjectNode request, String name, @Nullable String value) {
    if (value != null) {
      request.put(name, value);
    }
  }
}
