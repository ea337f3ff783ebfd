package se.lu.maxiv.sdm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.lu.maxiv.sdm.cli.dsconfig.DeviceEntry;
import se.lu.maxiv.sdm.cli.dsconfig.DsConfigReader;
import se.lu.maxiv.sdm.cli.dsconfig.PropertyValues;

class TangoDbConfigTest {
  private static final Set<String> BEAMLINES =
      Set.of(
          "balder",
          "biomax",
          "bloch",
          "cosaxs",
          "danmax",
          "femtomax",
          "finestbeams",
          "flexpes",
          "formax",
          "hippie",
          "maxpeem",
          "micromax",
          "nanomax",
          "softimax",
          "species",
          "veritas");
  private static final Set<String> PROPERTIES =
      Set.of(
          "Beamline",
          "ServiceAccount",
          "BeamlineGroup",
          "VisitFormat",
          "Endstations",
          "UserOfficeUrl",
          "Propagate");

  @Test
  void everyBeamlineOfTheFacilityHasAFile() throws IOException {
    assertThat(files().map(TangoDbConfigTest::beamlineOf))
        .containsExactlyInAnyOrderElementsOf(BEAMLINES);
  }

  @Test
  void noDeviceStandsInTwoFiles() throws IOException {
    assertThat(files().flatMap(file -> devices(file).stream()).map(DeviceEntry::name))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileDescribesTheServerOfItsBeamline(Path file) {
    assertThat(devices(file)).isNotEmpty().allSatisfy(device -> isOf(beamlineOf(file), device));
  }

  private static void isOf(String beamline, DeviceEntry device) {
    assertThat(device.server()).isEqualTo("PathFixer/" + beamline);
    assertThat(device.deviceClass()).isEqualTo("PathFixer");
    assertThat(device.name()).matches("[a-z0-9-]+/ctl/sdm-\\d\\d");
    PropertyValues values = Objects.requireNonNull(device.settings().properties());
    assertThat(values.byName().keySet()).isSubsetOf(PROPERTIES);
    assertThat(values.lines("Beamline")).containsExactly(beamline);
    assertThat(values.lines("ServiceAccount")).containsExactly(beamline + "-service");
    assertThat(values.lines("UserOfficeUrl")).hasSize(1).doesNotContain("embedded");
  }

  private static List<DeviceEntry> devices(Path file) {
    return DsConfigReader.read(file).devices();
  }

  private static String beamlineOf(Path file) {
    return file.getFileName().toString().replace(".json", "");
  }

  private static Stream<Path> files() throws IOException {
    Path folder = Path.of(System.getProperty("sdm.root", ".."), "tango-db-config");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }
}
