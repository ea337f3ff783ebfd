package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * Python's unittest of what lies in the distribution's share: the package, the macros and the
 * panels, against two PathFixers and a MetadataCollector.
 */
@TangoTest
class PythonClientsIT {
  private static final Path RESOURCES = Path.of(System.getProperty("sdm.root", ".."), "resources");
  private static final Path SHARE = Program.HOME.resolve("share");
  private static final Map<String, String> ENVIRONMENT = new HashMap<>();

  @TempDir private static Path disk = Path.of("");

  @BeforeAll
  static void start(TangoWorld world) throws IOException {
    BeamlinesOnDisk beamlines = BeamlinesOnDisk.make(disk);
    Path java = Path.of(System.getProperty("java.home"));
    Installed nanomax = Installed.start(world, java, "PathFixer", beamlines.pathFixer("nanomax"));
    Installed biomax = Installed.start(world, java, "PathFixer", beamlines.biomax());
    Installed collector =
        Installed.start(world, java, "MetadataCollector", beamlines.collector(nanomax.device()));
    ENVIRONMENT.putAll(world.tango().environment());
    ENVIRONMENT.put("SDM_TEST_DATA", beamlines.data().toString());
    ENVIRONMENT.put("SDM_PATHFIXER", "nanomax=" + nanomax.device() + ",biomax=" + biomax.device());
    ENVIRONMENT.put("SDM_COLLECTOR", "nanomax=" + collector.device());
    ENVIRONMENT.put("PYTHONDONTWRITEBYTECODE", "1");
    ENVIRONMENT.put("PYTHONPATH", SHARE.resolve("python") + ":" + SHARE.resolve("sardana"));
  }

  @Test
  void thePackageServesExistingProgramsAndNewOnes() throws Exception {
    runTestsOf("python");
  }

  @Test
  void theMacrosWork() throws Exception {
    runTestsOf("sardana");
  }

  private static void runTestsOf(String part) throws Exception {
    String tests = RESOURCES.resolve(part).resolve("tests").toAbsolutePath().toString();
    String[] arguments = {"-m", "unittest", "discover", "-s", tests};

    try (Program python = Program.start(ENVIRONMENT, "/usr/bin/python3", arguments)) {
      assertThat(python.awaitEnd()).as(python.out() + python.errors()).isZero();
      assertThat(python.errors()).containsPattern("Ran [1-9]\\d* tests").doesNotContain("skipped");
    }
  }
}
