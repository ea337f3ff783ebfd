package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;

class DemoIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Pattern DISK = Pattern.compile("DataRoot = \\[(.*)/data]");
  private static final Pattern TO_TRY =
      Pattern.compile("In another terminal:\n(.*)Ctrl-C", Pattern.DOTALL);
  private static final Pattern SERVER = Pattern.compile("PathFixer runs as process (\\d+)");

  @Test
  void onceTheDemoWalksThroughTheMainJobAndEnds() throws Exception {
    try (Program demo = Program.sdm(Map.of(), "demo", "--once")) {
      assertThat(demo.errors()).isEmpty();
      assertThat(demo.awaitEnd()).isZero();
      assertThat(demo.out())
          .contains("2750  visitors/nanomax/20260412")
          .containsPattern("2770 {2}visitors/nanomax/20260412/\\d{10}/raw/0001_setup")
          .contains("no participant")
          .contains("EndSession: SamplePath is empty, and the subscriber knows.\n")
          .contains("It belongs to proposal 20260412, visit ")
          .endsWith("There is no catalogue: scans stay in the store.\n");
      assertNothingIsLeft(demo.out());
    }
  }

  @Test
  void theDemoStaysUpUntilItIsTerminated() throws Exception {
    try (Program demo = startDemo()) {
      demo.terminate();

      demo.awaitEnd();
      assertNothingIsLeft(demo.out());
    }
  }

  @Test
  void whatTheDemoTellsToTryWorks() throws Exception {
    try (Program demo = startDemo()) {
      String commands = find(TO_TRY, demo.out());
      assertThat(demo.out()).containsPattern("bin/ctpathfixer b303a-e02/ctl/sdm-01\n");

      try (Program shell = Program.start(Map.of(), "bash", "-e", "-c", commands)) {
        assertThat(shell.awaitEnd()).as(shell.errors()).isZero();
        assertThat(shell.out())
            .containsPattern("^/.*/raw/0001_setup\n")
            .contains("b303a-e02/ctl/sdm-01 is ON")
            .containsPattern("drwxrws---.* raw\n");
      }
    }
  }

  @Test
  void theDemoLeavesNothingEvenWhenItIsKilled() throws Exception {
    try (Program demo = startDemo()) {
      demo.kill();

      demo.awaitEnd();
      assertNothingIsLeft(demo.out());
    }
  }

  private static Program startDemo() throws Exception {
    Program demo = Program.start(Map.of(), Program.HOME.resolve("bin/sdm").toString(), "demo");
    demo.awaitOutput("Ctrl-C ends it");
    return demo;
  }

  private static void assertNothingIsLeft(String output) {
    Path disk = Path.of(find(DISK, output));
    long server = Long.parseLong(find(SERVER, output));

    Await.until("the end of PathFixer", SOON, () -> ProcessHandle.of(server).isEmpty());
    Await.until("the removal of " + disk, SOON, () -> Files.notExists(disk));
    assertThat(processesThatName(find(Pattern.compile("TANGO_HOST=([0-9.:]+)"), output))).isEmpty();
  }

  private static List<ProcessHandle> processesThatName(String text) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(text))
        .toList();
  }

  private static String find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    assertThat(matcher.find()).as(output).isTrue();
    return matcher.group(1);
  }
}
