package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** PyTango scripts against the private database. */
@TangoTest
class PythonIT {
  @Test
  void scriptTalksToThePrivateDatabase(TangoWorld world, Python python) {
    String device = world.freshDevice();
    world.tango().addServer("Shutter/" + device.replace('/', '-'), "Shutter", device);

    String said =
        python.run(
            """
            import sys, tango
            print(tango.Database().get_class_for_device(sys.argv[1]))
            """,
            device);

    assertThat(said).isEqualTo("Shutter");
  }

  @Test
  void failingScriptShowsItsErrors(Python python) {
    assertThatThrownBy(() -> python.run("raise RuntimeError('no beam')"))
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("no beam");
  }

  @Test
  void scriptThatHangsIsEnded(Python python) {
    Python hasty = python.within(Duration.ofMillis(300));

    assertThatThrownBy(() -> hasty.run("import time; time.sleep(600)"))
        .hasMessageContaining("Waited 300 ms in vain for the end of the Python script");
  }

  @Test
  void longRunningScriptIsFollowedLineByLine(Python python) {
    String echo = "import sys\nfor line in sys.stdin: print('heard', line, end='')";
    try (ChildProcess script = python.start(echo)) {
      script.writeLine("one");
      script.writeLine("two");

      String line = script.awaitLine("two", Duration.ofSeconds(10));

      assertThat(line).isEqualTo("heard two");
    }
  }

  @Test
  void awaitedLineThatCannotComeAnyMoreIsReportedAtOnce(Python python) {
    try (ChildProcess script = python.start("print('done')")) {
      assertThatThrownBy(() -> script.awaitLine("more", Duration.ofMinutes(5)))
          .hasMessageContaining("ended without the awaited line")
          .hasMessageContaining("done");
    }
  }
}
