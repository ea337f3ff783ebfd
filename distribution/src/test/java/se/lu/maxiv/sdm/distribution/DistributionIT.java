package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionIT {
  private static final Map<String, String> NO_DATABASE = Map.of("TANGO_HOST", "127.0.0.1:1");

  @TempDir private Path folder = Path.of("");

  @Test
  void onlyWhatRunsIsInLib() throws IOException {
    try (Stream<Path> jars = Files.list(Program.HOME.resolve("lib"))) {
      assertThat(jars.map(Path::getFileName).map(Path::toString))
          .anyMatch(name -> name.startsWith("sdm-support-"))
          .anyMatch(name -> name.startsWith("sdm-pathfixer-"))
          .noneMatch(name -> name.matches("(junit|assertj|archunit|opentest|ant-|jmock).*"));
    }
  }

  @Test
  void aProgramIsFoundThroughALinkFromAnyFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("my-sdm"), Program.HOME.resolve("bin/sdm"));

    try (Program sdm = Program.start(Map.of(), link.toString(), "--version")) {
      assertThat(sdm.awaitEnd()).isZero();
      assertThat(sdm.out()).matches("sdm [0-9].*\n");
      assertThat(sdm.errors()).isEmpty();
    }
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    try (Program sdm = Program.sdm(Map.of("JAVA_HOME", "/nowhere"), "--version")) {
      assertThat(sdm.awaitEnd()).isEqualTo(3);
      assertThat(sdm.errors()).contains("no Java at '/nowhere/bin/java'").hasLineCount(1);
    }
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.createSymbolicLink(java, Path.of("/bin/true"));

    try (Program sdm = Program.sdm(Map.of("JAVA_HOME", folder.toString()), "--version")) {
      assertThat(sdm.awaitEnd()).isEqualTo(3);
      assertThat(sdm.errors()).contains("17 or newer is needed").hasLineCount(1);
    }
  }

  @Test
  void theOptionsOfTheEnvironmentReachTheJvm() throws Exception {
    var environment = Map.of("SDM_JAVA_OPTS", "-Xmx77m -XX:+PrintCommandLineFlags");

    try (Program sdm = Program.sdm(environment, "--version")) {
      assertThat(sdm.out()).contains("-XX:MaxHeapSize=" + (77L << 20), "-XX:+UseSerialGC");
    }
  }

  @Test
  void aServerThatIsStartedWronglyEndsWithASentence() throws Exception {
    String server = Program.HOME.resolve("bin/PathFixer").toString();
    try (Program usage = Program.start(NO_DATABASE, server);
        Program unreachable = Program.start(NO_DATABASE, server, "demo")) {
      assertThat(usage.awaitEnd()).isEqualTo(2);
      assertThat(usage.errors()).startsWith("Usage: PathFixer <instance>");
      assertThat(unreachable.awaitEnd()).isEqualTo(1);
      assertThat(unreachable.errors()).contains("127.0.0.1:1").doesNotContain("\tat ");
    }
  }

  @Test
  void aWindowWithoutADisplayEndsWithASentence() throws Exception {
    for (String window : List.of("ctpathfixer", "ctproposalsync")) {
      String program = Program.HOME.resolve("bin").resolve(window).toString();
      try (Program started = Program.start(Map.of("DISPLAY", ":99999"), program, "a/b/c")) {
        assertThat(started.awaitEnd()).isEqualTo(3);
        assertThat(started.errors())
            .startsWith(window + ": no window can be shown here")
            .contains("openjdk-17-jre")
            .hasLineCount(1);
      }
    }
  }

  @Test
  void aDatabaseThatIsNotThereEndsWithThree() throws Exception {
    String file = Program.HOME.resolve("share/tango-db-config/nanomax.json").toString();
    try (Program sdm = Program.sdm(NO_DATABASE, "register", file)) {
      assertThat(sdm.awaitEnd()).isEqualTo(3);
      assertThat(sdm.errors()).startsWith("sdm: Connecting to the Tango database").hasLineCount(1);
      assertThat(sdm.out()).isEmpty();
    }
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    Path script = Program.HOME.resolve("share/bash-completion/completions/sdm");
    String complete =
        """
        source "$1"
        COMP_WORDS=(sdm s) COMP_CWORD=1 COMP_LINE="sdm s" && _complete_sdm
        echo "${COMPREPLY[@]}"
        COMP_WORDS=(sdm select --pro) COMP_CWORD=2 COMP_LINE="sdm select --pro" && _complete_sdm
        echo "${COMPREPLY[@]}"
        """;

    try (Program bash =
        Program.start(Map.of(), "bash", "-c", complete, "bash", script.toString())) {
      assertThat(bash.awaitEnd()).as(bash.errors()).isZero();
      assertThat(bash.out()).isEqualTo("select sample status sync\n--proposal\n");
    }
  }
}
