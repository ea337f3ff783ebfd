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
import se.lu.maxiv.sdm.cli.dsconfig.DsConfig;
import se.lu.maxiv.sdm.cli.dsconfig.DsConfigReader;
import se.lu.maxiv.sdm.cli.dsconfig.Mandatory;
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
  private static final Set<String> PATH_FIXER =
      Set.of(
          "Beamline",
          "ServiceAccount",
          "BeamlineGroup",
          "VisitFormat",
          "Endstations",
          "UserOfficeUrl",
          "Propagate");
  private static final Set<String> METADATA_COLLECTOR =
      Set.of("PathFixerDevice", "Doors", "StoreUrl");

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
  void aFileDescribesTheServersOfItsBeamline(Path file) {
    assertThat(devices(file)).isNotEmpty().allSatisfy(device -> isOf(beamlineOf(file), device));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPathFixerHasItsMetadataCollector(Path file) {
    List<DeviceEntry> devices = devices(file);

    assertThat(named(devices, "MetadataCollector", "PathFixerDevice"))
        .containsExactlyElementsOf(named(devices, "PathFixer", ""));
  }

  @ParameterizedTest
  @MethodSource("files")
  void noFileLacksWhatADeviceNeeds(Path file) {
    DsConfig config = DsConfigReader.read(file);

    assertThat(config.devices())
        .allSatisfy(
            device ->
                assertThat(
                        Mandatory.missing(
                            device.deviceClass(), name -> !values(device).lines(name).isEmpty()))
                    .isEmpty());
  }

  private static void isOf(String beamline, DeviceEntry device) {
    assertThat(device.server()).isEqualTo(device.deviceClass() + "/" + beamline);
    if (device.deviceClass().equals("PathFixer")) {
      isPathFixer(beamline, device);
    } else {
      isMetadataCollector(device);
    }
  }

  private static void isPathFixer(String beamline, DeviceEntry device) {
    assertThat(device.name()).matches("[a-z0-9-]+/ctl/sdm-\\d\\d");
    PropertyValues values = values(device);
    assertThat(values.byName().keySet()).isSubsetOf(PATH_FIXER);
    assertThat(values.lines("Beamline")).containsExactly(beamline);
    assertThat(values.lines("ServiceAccount")).containsExactly(beamline + "-service");
    assertThat(values.lines("UserOfficeUrl")).hasSize(1).doesNotContain("embedded");
  }

  private static void isMetadataCollector(DeviceEntry device) {
    assertThat(device.deviceClass()).isEqualTo("MetadataCollector");
    assertThat(device.name()).matches("[a-z0-9-]+/ctl/sdm-md-\\d\\d");
    assertThat(values(device).byName().keySet()).isSubsetOf(METADATA_COLLECTOR);
    assertThat(values(device).lines("StoreUrl"))
        .containsExactly("/var/lib/sdm/" + device.name().replace('/', '_') + ".db");
  }

  /** The devices of a class, or what a property of theirs names. */
  private static List<String> named(List<DeviceEntry> devices, String of, String property) {
    return devices.stream()
        .filter(device -> device.deviceClass().equals(of))
        .map(d -> property.isEmpty() ? d.name() : String.join(",", values(d).lines(property)))
        .toList();
  }

  private static PropertyValues values(DeviceEntry device) {
    return Objects.requireNonNull(device.settings().properties());
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
