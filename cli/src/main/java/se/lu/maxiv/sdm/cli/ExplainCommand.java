package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sdm explain}: why somebody has access to a proposal, or why not. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Sdm.Version.class,
    description =
        "Ask ProposalSync why somebody has access to a proposal, or why not: what the user office"
            + " says, what the directory has, what the next run would do.")
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "user@proposal", description = "such as carlcarl@20260412")
  private String question = "";

  @Mixin private SyncDevice device = new SyncDevice();
  @Mixin private Answer answer = new Answer();

  @Override
  public Integer call() {
    List<String> sentences = device.connect().linesOf("ExplainAccess", question);
    var json = JsonNodeFactory.instance.objectNode().put("question", question);
    sentences.forEach(json.putArray("sentences")::add);
    answer.print(json, out -> sentences.forEach(out::println));
    return 0;
  }
}
