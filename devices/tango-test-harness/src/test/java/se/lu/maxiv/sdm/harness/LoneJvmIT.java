package se.lu.maxiv.sdm.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other JVMs leave when they end, each in its way, and how they get on together. */
@TangoTest
class LoneJvmIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void killedJvmLeavesNoProcessAndTheNextStartSweepsItsDirectory() {
    ChildProcess jvm = ChildProcess.start("another JVM", LoneJvm.command(List.of()));
    Path folder = folder(jvm);
    List<Long> pids = jvm.handle().descendants().map(ProcessHandle::pid).toList();

    jvm.handle().destroyForcibly();
    Await.until("the end of its children", LIMIT, () -> noneRuns(pids));
    PrivateTango.start().close();

    assertThat(pids).hasSize(2);
    assertThat(folder).doesNotExist();
  }

  @Test
  void terminatedJvmTakesItsProcessesAndDirectoryAlong() {
    ChildProcess jvm = ChildProcess.start("another JVM", LoneJvm.command(List.of()));
    Path folder = folder(jvm);
    List<Long> pids = jvm.handle().descendants().map(ProcessHandle::pid).toList();

    end(jvm);

    assertThat(pids).hasSize(2).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(folder).doesNotExist();
  }

  @Test
  void twoJvmsThatStartAtOnceMakeOneTemplate(@TempDir Path cache) throws Exception {
    String option = "-D" + KeptTree.CACHE_PROPERTY + "=" + cache;
    try (var one = ChildProcess.start("one JVM", LoneJvm.command(List.of(), option));
        var other = ChildProcess.start("the other JVM", LoneJvm.command(List.of(), option))) {
      String first = one.awaitLine("host", LIMIT);
      String second = other.awaitLine("host", LIMIT);

      assertThat(first).isNotEqualTo(second);
      try (Stream<Path> made = Files.list(cache)) {
        assertThat(made).filteredOn(Files::isDirectory).hasSize(1);
      }
      end(one);
      end(other);
    }
  }

  @Test
  void jvmWithoutACacheFolderMakesItsOwnData(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("no-folder"));
    String option = "-D" + KeptTree.CACHE_PROPERTY + "=" + file.resolve("cache");

    try (var jvm = ChildProcess.start("a JVM", LoneJvm.command(List.of(), option))) {
      assertThat(jvm.awaitLine("host", LIMIT)).contains(Loopback.ADDRESS);
      end(jvm);
    }
  }

  @Test
  @Tag("root")
  void plainUserNeedsNoRights() {
    // Reading is allowed, since the class path may lie in root's home; everything else is not.
    String become =
        "setpriv --reuid 65534 --regid 65534 --clear-groups"
            + " --inh-caps -all,+dac_read_search --ambient-caps +dac_read_search";
    List<String> prefix = List.of(become.split(" "));
    ChildProcess jvm = ChildProcess.start("nobody's JVM", LoneJvm.command(prefix));
    Path folder = folder(jvm);
    jvm.awaitLine("host", LIMIT);

    assertThat(folder.toString()).contains("tango-test-harness-65534");
    end(jvm);
    assertThat(folder).doesNotExist();
  }

  private static Path folder(ChildProcess jvm) {
    return Path.of(jvm.awaitLine("folder", LIMIT).substring("folder ".length()));
  }

  private static void end(ChildProcess jvm) {
    jvm.terminate();
    jvm.awaitExit(LIMIT);
  }

  private static boolean noneRuns(List<Long> pids) {
    return pids.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent());
  }
}
