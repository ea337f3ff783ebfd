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
  @ValueSource(strings = {"", "nonsense", "check", "check a/b/c", "status", "register", "demo x"})
  void wrongUsageEndsWithTwo(String arguments) {
    assertThat(run(arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "help", "register --help", "help status", "check -h"})
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
    return Sdm.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
