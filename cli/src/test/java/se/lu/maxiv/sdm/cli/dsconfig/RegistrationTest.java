package se.lu.maxiv.sdm.cli.dsconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationTest {
  private static final String NANOMAX =
      """
      {"servers": {"PathFixer": {"nanomax": {"PathFixer": {"b303a-e02/ctl/sdm-01": {
         "properties": {"Beamline": ["nanomax"], "Endstations": ["imaging", "diffraction"]},
         "attribute_properties": {"FreeSpace": {"min_warning": ["100"]}}}}}}},
       "classes": {"PathFixer": {"properties": {"DataRoot": ["/data"]}}}}
      """;

  private final MemoryDatabase database = new MemoryDatabase();

  @Test
  void anEmptyDatabaseGetsEverythingInOneCallEach() {
    List<Change> changes = plan(NANOMAX);

    assertThat(changes.stream().flatMap(change -> change.shown().stream()))
        .containsExactly(
            "+ device b303a-e02/ctl/sdm-01, a PathFixer of PathFixer/nanomax",
            "+ b303a-e02/ctl/sdm-01 Beamline = [nanomax]",
            "+ b303a-e02/ctl/sdm-01 Endstations = [imaging, diffraction]",
            "+ b303a-e02/ctl/sdm-01/FreeSpace min_warning = [100]",
            "+ PathFixer DataRoot = [/data]");
    assertThat(changes).hasSize(4);
  }

  @Test
  void applyingTwiceChangesNothing() {
    database.apply(plan(NANOMAX));

    assertThat(plan(NANOMAX)).isEmpty();
  }

  @Test
  void onlyTheChangedPropertyIsWritten() {
    database.apply(plan(NANOMAX));

    assertThat(shown(NANOMAX.replace("diffraction", "cryo")))
        .containsExactly(
            "~ b303a-e02/ctl/sdm-01 Endstations = [imaging, cryo], was [imaging, diffraction]");
  }

  @Test
  void theCaseOfNamesDoesNotMatter() {
    database.apply(plan(NANOMAX));

    assertThat(plan(NANOMAX.replace("b303a-e02", "B303A-E02").replace("Beamline", "beamline")))
        .isEmpty();
  }

  @Test
  void whatTheFileDoesNotHaveIsRemoved() {
    database.apply(plan(NANOMAX));
    database.apply(plan(device("PathFixer", "nanomax", "b303a-e03/ctl/sdm-01"), false));

    assertThat(shown(NANOMAX.replace("\"Beamline\": [\"nanomax\"], ", "")))
        .containsExactly(
            "- device b303a-e03/ctl/sdm-01 of PathFixer/nanomax",
            "- b303a-e02/ctl/sdm-01 Beamline, was [nanomax]");
  }

  @Test
  void nothingIsRemovedWhenUpdating() {
    database.apply(plan(NANOMAX));

    assertThat(plan(NANOMAX.replace("\"Beamline\": [\"nanomax\"], ", ""), false)).isEmpty();
  }

  @Test
  void propertiesThatTangoAdministersStay() {
    database.apply(plan(NANOMAX.replace("\"Beamline\"", "\"polled_attr\": [\"x\"], \"Beamline\"")));

    assertThat(plan(NANOMAX)).isEmpty();
  }

  @Test
  void propertiesThatAreNotNamedAtAllStay() {
    database.apply(plan(NANOMAX));

    assertThat(plan(device("PathFixer", "nanomax", "b303a-e02/ctl/sdm-01"))).isEmpty();
  }

  @Test
  void aDeviceOfAnotherServerIsMoved() {
    database.apply(plan(device("PathFixer", "old", "b303a-e02/ctl/sdm-01")));

    assertThat(shown(device("PathFixer", "nanomax", "b303a-e02/ctl/sdm-01")))
        .containsExactly(
            "+ device b303a-e02/ctl/sdm-01, a PathFixer of PathFixer/nanomax,"
                + " until now of PathFixer/old");
  }

  @Test
  void aClassLosesNothingSinceOtherServersShareIt() {
    database.apply(plan(NANOMAX));

    assertThat(plan("{\"classes\": {\"PathFixer\": {\"properties\": {}}}}")).isEmpty();
  }

  private static String device(String server, String instance, String device) {
    return "{\"servers\": {\"%s\": {\"%s\": {\"PathFixer\": {\"%s\": {}}}}}}"
        .formatted(server, instance, device);
  }

  private List<Change> plan(String json) {
    return plan(json, true);
  }

  private List<Change> plan(String json, boolean removing) {
    return Registration.plan(DsConfigReader.parse("test.json", json), database, removing);
  }

  private List<String> shown(String json) {
    return plan(json).stream().flatMap(change -> change.shown().stream()).toList();
  }
}
