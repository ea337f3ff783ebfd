package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of a server. */
class DeviceServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-?", "--help", "b303a -nodb", "b303a -v9", "b303a extra", "a/b", "../x"})
  void wrongArgumentsAreAnsweredWithTheUsage(String line) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");

    int code =
        DeviceServer.start(args, Demo.class, new PrintStream(err, true, StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Usage: Demo <instance>");
  }
}
