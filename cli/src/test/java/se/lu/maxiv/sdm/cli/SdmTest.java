package se.lu.maxiv.sdm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SdmTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "check",
        "check a/b/c /data x",
        "status",
        "register",
        "select a/b/c -u me -p 20260412",
        "sample a/b/c",
        "end",
        "explain",
        "demo x"
      })
  void wrongUsageEndsWithTwo(String arguments) {
    assertThat(run(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--help", "help", "register --help", "help status", "check -h", "select -h"})
  void helpIsGivenForEveryCommand(String arguments) {
    assertThat(run(arguments)).isZero();
    assertThat(out.toString()).contains("Usage: sdm");
  }

  @Test
  void aRefusalIsOneSentence() {
    int code = run("register /nowhere/x.json");

    assertThat(code).isEqualTo(Sdm.REFUSED);
    assertThat(errors.toString()).startsWith("sdm: ").endsWith(".\n").hasLineCount(1);
  }

  private int run(String arguments) {
    return Sdm.run(
        new PrintWriter(out, true),
        new PrintWriter(errors, true),
        arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
