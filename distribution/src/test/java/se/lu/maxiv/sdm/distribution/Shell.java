package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import se.lu.maxiv.sdm.cli.Sdm;

/**
 * What {@code bin/sdm} said and how it ended, run in this JVM, which saves a start a command.
 *
 * @param code its exit code
 * @param out on standard output
 * @param errors on standard error
 */
record Shell(int code, String out, String errors) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs a command. */
  static Shell sdm(String... arguments) {
    var out = new StringWriter();
    var errors = new StringWriter();
    int code = Sdm.run(new PrintWriter(out, true), new PrintWriter(errors, true), arguments);
    return new Shell(code, out.toString(), errors.toString());
  }

  /** Makes sure of the exit code. */
  Shell endedWith(int wanted) {
    assertThat(code).as(out + errors).isEqualTo(wanted);
    return this;
  }

  /** Its answer, of a command with {@code --json}. */
  JsonNode json() {
    try {
      return JSON.readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + out + errors, e);
    }
  }
}
