package se.lu.maxiv.sdm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import se.lu.maxiv.sdm.model.SdmException;

/** Where a command prints what came of it, and whether for a program. */
final class Answer {
  static final String JSON = "--json";

  @Option(
      names = JSON,
      description = "answer as one JSON object; also {\"error\": …} after a refusal")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  /** Prints the one or the other. */
  void print(JsonNode forPrograms, Consumer<PrintWriter> forPeople) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(forPrograms.toPrettyString());
    } else {
      forPeople.accept(out);
    }
  }

  /** A refusal or failure, for programs. */
  static ObjectNode of(SdmException refusal) {
    var error = JsonNodeFactory.instance.objectNode();
    error
        .putObject("error")
        .put("reason", refusal.reason().name())
        .put("sentence", refusal.sentence());
    return error;
  }
}
