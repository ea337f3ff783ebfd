package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** {@code bin/sdm watch}, the program itself: without a terminal, and in one. */
@TangoTest
class WatchIT {
  private static final int CTRL_C = 2;

  /** Runs it in a terminal of its own, presses Ctrl-C, prints the exit code and what was shown. */
  private static final String TERMINAL =
      """
      import os, pty, select, signal, sys, time
      pid, terminal = pty.fork()
      if pid == 0:
          os.environ.update(TANGO_HOST=sys.argv[3], TERM="xterm")
          os.execv("/usr/bin/env", ["env", "--default-signal=INT", sys.argv[1], "watch", sys.argv[2]])
      def read(until):
          got, end = b"", time.time() + 60
          while until not in got:
              assert time.time() < end, got
              if select.select([terminal], [], [], 1)[0]:
                  try:
                      got += os.read(terminal, 65536)
                  except OSError:
                      break
          return got
      shown = read(b"ready")
      os.write(terminal, b"\\x03")
      shown += read(b"only the end of the file")
      print("exit", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), repr(shown))
      """;

  @TempDir private Path disk = Path.of("");

  @Test
  void changesLossAndRecoveryAreToldAndCtrlCEndsIt(TangoWorld world, PrivateTango tango)
      throws Exception {
    Endstation endstation = Endstation.start(world, disk);
    String device = endstation.device();
    startCollector(world, device);
    try (Program watch = watch(tango, device)) {
      watch.awaitOutput(device + " is STANDBY");
      watch.awaitOutput("kept       0 scans");
      Shell.sdm("select", device, "-u", "staffan", "-p", "commissioning", "-v", "w").endedWith(0);
      watch.awaitOutput("path       " + endstation.raw("w"));
      watch.awaitOutput("who        staffan, commissioning, w");
      endstation.pathFixer().server().kill();
      watch.awaitOutput(device + " does not answer");
      watch.awaitOutput("why        ");
      int told = watch.out().length();
      endstation.pathFixer().server().restart();
      watch.awaitOutputAfter(told, device + " is ON");
      watch.awaitOutputAfter(told, "path       " + endstation.raw("w"));
      Shell.sdm("end", device).endedWith(0);
      watch.awaitOutputAfter(told, device + " is STANDBY");

      watch.signal(CTRL_C);

      assertThat(watch.awaitEnd()).isZero();
      assertThat(watch.errors()).isEmpty();
      assertThat(watch.out()).doesNotContain("\033");
      inATerminal(world, tango, device);
    }
  }

  private void startCollector(TangoWorld world, String pathFixer) {
    Installed.start(
        world,
        Path.of(System.getProperty("java.home")),
        "MetadataCollector",
        Map.of(
            "PathFixerDevice", List.of(pathFixer),
            "StoreUrl", List.of(disk.resolve("scans.db").toString())));
  }

  /** What stays there after Ctrl-C is the end of what it got. */
  private static void inATerminal(TangoWorld world, PrivateTango tango, String device) {
    String shown = world.python().run(TERMINAL, sdm(), device, tango.tangoHost());

    assertThat(shown)
        .startsWith("exit 0 ")
        .contains("\\x1b[?1049h")
        .contains("\\x1b[1m" + device + " is STANDBY\\x1b[0m\\x1b[K")
        .containsPattern("\\\\x1b\\[\\?1049l[^\\\\]*" + device + " is STANDBY");
  }

  private static Program watch(PrivateTango tango, String device) throws Exception {
    // what a background job starts ignores Ctrl-C for ever
    return Program.start(
        Map.of("TANGO_HOST", tango.tangoHost()),
        "env",
        "--default-signal=INT",
        sdm(),
        "watch",
        device);
  }

  private static String sdm() {
    return Program.HOME.resolve("bin/sdm").toString();
  }
}
