package se.lu.maxiv.sdm.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * Python's unittest of what lies in the distribution's share: the package, the macros and the
 * panels, against two PathFixers, a MetadataCollector and a ProposalSync.
 */
@TangoTest
class PythonClientsIT {
  private static final Path RESOURCES = Path.of(System.getProperty("sdm.root", ".."), "resources");
  private static final Map<String, String> ENVIRONMENT = new HashMap<>();

  @TempDir private static Path disk = Path.of("");

  @BeforeAll
  static void start(TangoWorld world) throws IOException {
    BeamlinesOnDisk beamlines = BeamlinesOnDisk.make(disk);
    String nanomax = start(world, "PathFixer", beamlines.pathFixer("nanomax"));
    String biomax = start(world, "PathFixer", beamlines.biomax());
    String collector = start(world, "MetadataCollector", beamlines.collector(nanomax));
    String sync = start(world, "ProposalSync", beamlines.proposalSync());
    ENVIRONMENT.putAll(world.tango().environment());
    ENVIRONMENT.put("SDM_TEST_DATA", beamlines.data().toString());
    ENVIRONMENT.put("SDM_TEST_SYNC", sync);
    ENVIRONMENT.put("SDM_PATHFIXER", "nanomax=" + nanomax + ",biomax=" + biomax);
    ENVIRONMENT.put("SDM_COLLECTOR", "nanomax=" + collector);
    ENVIRONMENT.put("PYTHONDONTWRITEBYTECODE", "1");
    ENVIRONMENT.put("PYTHONPATH", shared("python", "sardana", "taurus"));
    ENVIRONMENT.put("XDG_RUNTIME_DIR", disk.toString());
  }

  private static String start(TangoWorld world, String name, Map<String, List<String>> properties) {
    Path java = Path.of(System.getProperty("java.home"));
    return Installed.start(world, java, name, properties).device();
  }

  private static String shared(String... parts) {
    Path share = Program.HOME.resolve("share").toAbsolutePath();
    return Stream.of(parts)
        .map(part -> share.resolve(part).toString())
        .collect(Collectors.joining(":"));
  }

  @Test
  void thePackageServesExistingProgramsAndNewOnes() throws Exception {
    runTestsOf("python");
  }

  @Test
  void theMacrosWork() throws Exception {
    runTestsOf("sardana");
  }

  @Test
  void thePanelsShowTheirDevicesInAWindow() throws Exception {
    runTestsOf("taurus");
  }

  private static void runTestsOf(String part) throws Exception {
    String folder = RESOURCES.resolve(part).resolve("tests").toAbsolutePath().toString();
    String[] arguments = {"-m", "unittest", "discover", "-s", folder};

    try (Program tests = Program.start(ENVIRONMENT, "/usr/bin/python3", arguments)) {
      assertThat(tests.awaitEnd()).as(tests.out() + tests.errors()).isZero();
      assertThat(tests.out() + tests.errors())
          .containsPattern("Ran [1-9]\\d* tests")
          .doesNotContain("skipped");
    }
  }
}
