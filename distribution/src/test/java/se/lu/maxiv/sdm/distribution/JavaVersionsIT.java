package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** The servers on the Java they are built with, and on the current long-term release beside it. */
@TangoTest
class JavaVersionsIT {
  @TempDir private Path disk = Path.of("");

  static List<Path> javas() throws IOException {
    Path here = Path.of(System.getProperty("java.home"));
    try (Stream<Path> others = Files.list(Path.of("/usr/lib/jvm"))) {
      Stream<Path> newer =
          others.filter(path -> path.toString().contains("25")).filter(JavaVersionsIT::hasJava);
      return Stream.concat(Stream.of(here), newer).toList();
    }
  }

  private static boolean hasJava(Path home) {
    return Files.isExecutable(home.resolve("bin/java"));
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aVisitIsMadeAndItsEventComes(Path java, TangoWorld world) throws Exception {
    Files.createDirectories(disk.resolve("data/staff/nanomax"));
    Files.createDirectory(disk.resolve("state"));
    int gid = (int) Files.getAttribute(disk, "unix:gid");
    int uid = (int) Files.getAttribute(disk, "unix:uid");
    Files.writeString(disk.resolve("groups"), "nanomax " + Math.max(1, gid) + "\n");
    Installed pathFixer =
        Installed.start(
            world,
            java,
            "PathFixer",
            Map.of(
                "Beamline", List.of("nanomax"),
                "DataRoot", List.of(disk.resolve("data").toString()),
                "StateDirectory", List.of(disk.resolve("state").toString()),
                // an unprivileged server that names an account warns of the rights it lacks
                "ServiceAccount", List.of(uid == 0 ? uid + ":" + gid : ""),
                "GroupSource", List.of("file:" + disk.resolve("groups")),
                "StaffUsers", List.of("staffan")));

    String out =
        world
            .python()
            .run(
                """
                import json, sys, time, os, tango
                pf = tango.DeviceProxy(sys.argv[1])
                got = []
                pf.subscribe_event("SamplePath", tango.EventType.CHANGE_EVENT, got.append)
                end = time.monotonic() + 20
                path, i = "", 0
                while len(got) < 2 and time.monotonic() < end:
                    i += 1
                    path = pf.Select(json.dumps(dict(username="staffan", sample="s%d" % i,
                                                     proposal="commissioning", visit="java")))
                    time.sleep(0.05)
                print(os.path.isdir(path), len(got) > 1, pf.State(), flush=True)
                os._exit(0)
                """,
                pathFixer.device());

    assertThat(out).as(pathFixer.server().log()).isEqualTo("True True ON");
    assertThat(pathFixer.server().log()).doesNotContain("WARNING");
  }
}
