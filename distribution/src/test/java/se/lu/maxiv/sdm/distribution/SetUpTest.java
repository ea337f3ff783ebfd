package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.harness.Await;

/**
 * .ci/set-up with an apt, a dpkg and a policy-rc.d of the test's own: no service starts while apt
 * works, and whatever becomes of it the machine's policy is as it was before.
 */
class SetUpTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Notes what the policy says to a package that would start its service. */
  private static final String APT =
      """
      #!/bin/sh
      here=$(dirname "$0")/..
      "$here/sbin/policy-rc.d" mariadb start
      echo "$? $*" >>"$here/apt-log"
      case $(cat "$here/apt-does") in
        succeed) touch "$here/installed" ;;
        fail) exit 100 ;;
        wait) touch "$here/waits"; exec sleep 60 ;;
      esac
      """;

  private static final String DPKG =
      """
      #!/bin/sh
      [ ! -e "$(dirname "$0")/../installed" ] || printf installed
      """;

  private static final String OWN_POLICY = "#!/bin/sh\n# the machine's own\nexit 104\n";

  @TempDir private Path machine;

  @BeforeEach
  void furnish() throws IOException {
    Files.createDirectories(machine.resolve("bin"));
    Files.createDirectories(machine.resolve("sbin"));
    program("bin/apt-get", APT);
    program("bin/dpkg-query", DPKG);
    program("bin/debconf-set-selections", "#!/bin/sh\ncat >/dev/null\n");
    program("bin/id", "#!/bin/sh\necho 0\n");
    program("set-up", setUpOfThisMachine());
  }

  /** The script itself, with the machine's two paths replaced. */
  private String setUpOfThisMachine() throws IOException {
    Path script = Path.of(System.getProperty("sdm.root", "..")).resolve(".ci/set-up");
    String text = Files.readString(script);
    for (String path : List.of("/usr/sbin/policy-rc.d", "/run/sdm-set-up.lock")) {
      assertThat(text).contains(path);
      text = text.replace(path, machine.resolve("sbin") + path.substring(path.lastIndexOf('/')));
    }
    return text;
  }

  private void program(String name, String text) throws IOException {
    Path file = Files.writeString(machine.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path policy() {
    return machine.resolve("sbin/policy-rc.d");
  }

  /** Puts the policy that the machine had before. */
  private void givePolicy(String kind) throws IOException {
    switch (kind) {
      case "none" -> {}
      case "own" -> program("sbin/policy-rc.d", OWN_POLICY);
      case "dangling link" -> Files.createSymbolicLink(policy(), Path.of("/nowhere/policy"));
      default -> throw new IllegalArgumentException(kind);
    }
  }

  private void assertThatPolicyIs(String kind) throws IOException {
    switch (kind) {
      case "none" -> assertThat(Files.exists(policy(), LinkOption.NOFOLLOW_LINKS)).isFalse();
      case "own" -> assertThat(policy()).isRegularFile().isExecutable().hasContent(OWN_POLICY);
      default -> assertThat(Files.readSymbolicLink(policy())).hasToString("/nowhere/policy");
    }
    try (var all = Files.list(machine.resolve("sbin"))) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .isSubsetOf("policy-rc.d", "sdm-set-up.lock");
    }
  }

  /**
   * Starts it in a process group of its own, as a terminal does, to be interrupted as a whole; also
   * when these tests run in a background job, whose children ignore interrupts for ever.
   */
  private Process start(String aptDoes) throws IOException {
    Files.writeString(machine.resolve("apt-does"), aptDoes);
    var command =
        List.of(
            "setsid",
            "env",
            "--default-signal=HUP,INT,TERM",
            machine.resolve("set-up").toString(),
            "demo");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(machine.resolve("output").toFile());
    builder.environment().merge("PATH", "", (path, none) -> machine.resolve("bin") + ":" + path);
    return builder.start();
  }

  private int run(String aptDoes) throws Exception {
    return end(start(aptDoes));
  }

  private int end(Process process) throws Exception {
    try {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ended").isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** Has it interrupted while apt works; returns the exit code. */
  private int interrupt(String signal) throws Exception {
    Process process = start("wait");
    Await.until("apt at work", LIMIT, () -> Files.exists(machine.resolve("waits")));
    var kill = new ProcessBuilder("kill", "-" + signal, "--", "-" + process.pid()).inheritIO();
    assertThat(kill.start().waitFor()).isZero();
    return end(process);
  }

  @ParameterizedTest
  @CsvSource({
    "succeed, none, 0",
    "succeed, own, 0",
    "succeed, dangling link, 0",
    "fail, none, 1",
    "fail, own, 1",
    "fail, dangling link, 1"
  })
  void noServiceStartsMeanwhileAndThePolicyIsAsBefore(String apt, String policy, int code)
      throws Exception {
    givePolicy(policy);

    int exit = run(apt);

    assertThat(exit).isEqualTo(code);
    assertThat(Files.readAllLines(machine.resolve("apt-log")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("101 "));
    assertThatPolicyIs(policy);
  }

  @ParameterizedTest
  @CsvSource({"INT, none", "INT, own", "TERM, own", "HUP, own", "TERM, dangling link"})
  void anInterruptedRunPutsThePolicyBack(String signal, String policy) throws Exception {
    givePolicy(policy);

    int exit = interrupt(signal);

    assertThat(exit).isIn(1, 130, 143);
    assertThatPolicyIs(policy);
  }

  @ParameterizedTest
  @CsvSource({"none", "own", "dangling link"})
  void whatAKilledRunLeftIsPutBackByTheNext(String policy) throws Exception {
    givePolicy(policy);
    interrupt("KILL");
    assertThat(policy()).content().contains("exit 101");
    Files.createFile(machine.resolve("installed"));

    int exit = run("succeed");

    assertThat(exit).isZero();
    assertThatPolicyIs(policy);
  }

  @Test
  void whereAllIsInstalledNothingIsTouched() throws Exception {
    Files.createFile(machine.resolve("installed"));
    givePolicy("own");

    int exit = run("fail");

    assertThat(exit).isZero();
    assertThat(machine.resolve("apt-log")).doesNotExist();
    assertThatPolicyIs("own");
  }
}
