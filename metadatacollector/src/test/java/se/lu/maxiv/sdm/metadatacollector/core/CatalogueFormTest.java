package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.FACTS;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.SETTINGS;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.notes;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

class CatalogueFormTest {
  private static final CatalogueForm FORM = new CatalogueForm(SETTINGS);
  private static final Scan SCAN = Samples.scan();

  @Test
  void aScanIsToldAsSciCatWantsIt() {
    Map<String, Object> body = FORM.dataset(SCAN, "20.500.12345/x", FACTS);

    assertThat(body)
        .containsEntry("pid", "20.500.12345/x")
        .containsEntry("type", "raw")
        .containsEntry("datasetName", "scan_00000 #7")
        .containsEntry("owner", "Ana González")
        .containsEntry("ownerGroup", "20170251-group")
        .containsEntry("accessGroups", List.of("biomax", "sdm"))
        .containsEntry("sourceFolder", Samples.FOLDER)
        .containsEntry("creationTime", "2024-09-26T08:53:45.907Z")
        .containsEntry("endTime", "2024-09-26T08:54:45.907Z")
        .containsEntry("proposalIds", List.of("20170251"))
        .containsEntry("sampleIds", List.of("bo-EA1"))
        .containsEntry("instrumentIds", List.of("biomax"))
        .containsEntry("runNumber", "7")
        .containsEntry("dataFormat", "HDF5");
  }

  @Test
  void sizesAreNotToldSinceThoseOfTheFilesAreAdded() {
    assertThat(FORM.dataset(SCAN, "x", FACTS)).doesNotContainKeys("size", "numberOfFiles");
  }

  @Test
  void dataAreKeptForSevenYearsAndNotPublishedBeforeThree() {
    assertThat(FORM.dataset(SCAN, "x", FACTS).get("datasetlifecycle"))
        .isEqualTo(
            Map.of(
                "archiveRetentionTime", "2031-09-26T08:54:45.907Z",
                "dateOfPublishing", "2027-09-26T08:54:45.907Z"));
  }

  @ParameterizedTest
  @CsvSource({"ana@x.se, ana@x.se", "ana, biomax@x.se;help@x.se", "'', biomax@x.se;help@x.se"})
  void whoIsAskedHasARealAddress(String known, String sent) {
    var facts = new ProposalFacts("20170251", "t", "Ana", "G", known, "", "visitors");

    assertThat(FORM.dataset(SCAN, "x", facts)).containsEntry("contactEmail", sent);
  }

  @Test
  void anAddressThatIsNoneIsNotTheOwnersEither() {
    var facts = new ProposalFacts("20170251", "t", "Ana", "G", "ana at x.se", "", "visitors");

    assertThat(FORM.dataset(SCAN, "x", facts)).doesNotContainKey("ownerEmail");
    assertThat(FORM.proposal(SCAN, facts))
        .containsEntry("email", "biomax@x.se")
        .doesNotContainKey("pi_email");
  }

  @ParameterizedTest
  @CsvSource({"/data/a/, /data/a", "/data/a//, /data/a", "/data/a, /data/a", "/, /"})
  void theFolderHasNoSlashAtItsEnd(String folder, String sent) {
    assertThat(FORM.dataset(Samples.in(SCAN, folder), "x", FACTS))
        .containsEntry("sourceFolder", sent);
  }

  @Test
  void withoutAFolderTheFirstFilesStandsForIt() {
    assertThat(FORM.dataset(Samples.in(SCAN, ""), "x", FACTS))
        .containsEntry("sourceFolder", Samples.FOLDER);
    assertThat(FORM.dataset(Samples.in(Samples.scan(7, 0), ""), "x", FACTS))
        .containsEntry("sourceFolder", "unavailable");
  }

  @Test
  void filesInTheFolderAreToldRelativeToItAndOthersInFull() {
    Scan scan = SCAN.with(List.of(new DataFile("/other/x.h5", 5, Samples.START, false)));

    assertThat(CatalogueForm.files(scan, Set.of("scan_00000.h5")))
        .containsExactly(
            Map.of("path", "scan_00001.h5", "size", 10L, "time", "2024-09-26T08:53:38.907Z"),
            Map.of("path", "/other/x.h5", "size", 5L, "time", "2024-09-26T08:53:38.907Z"));
  }

  @Test
  void filesThatNobodySawAreNotTold() {
    Scan scan = Samples.scan(7, 0).with(List.of(DataFile.announced(Samples.FOLDER + "/x.h5")));

    assertThat(CatalogueForm.files(scan, Set.of())).isEmpty();
  }

  @Test
  void withoutNamesNobodyIsNamed() {
    Scan scan = Samples.titled(SCAN, "ascan secret").with(notes("secret", 1.0, List.of("secret")));
    Scan nameless = scan.with(Samples.release("dataset"));

    String sent = FORM.dataset(nameless, "x", FACTS) + " " + FORM.proposal(nameless, FACTS);

    assertThat(sent)
        .doesNotContain("secret", "Ana", "González", "ana@x.se", "bo-EA1", "Membranes", "scan_0")
        .contains("sourceFolder=" + Samples.RAW + ",");
  }

  @Test
  void aTitleNamesAScanWithoutFiles() {
    assertThat(FORM.dataset(Samples.scan(7, 0), "x", FACTS))
        .containsEntry("datasetName", "ascan mot01 0 1 6 0.1");
  }

  @Test
  void withoutAnInvestigatorTheGroupOwnsIt() {
    Scan scan = SCAN.of(Samples.whose("20170251", "", ""));

    assertThat(FORM.dataset(scan, "x", null))
        .containsEntry("owner", "20170251-group")
        .doesNotContainKeys("principalInvestigators", "sampleIds", "ownerEmail");
  }

  @Test
  void aProposalHasWhatSciCatRequires() {
    assertThat(FORM.proposal(SCAN, FACTS))
        .containsEntry("proposalId", "20170251")
        .containsEntry("ownerGroup", "20170251-group")
        .containsEntry("email", "ana@x.se")
        .containsEntry("title", "Membranes");
  }

  @Test
  void notesThatSayNothingAreNoFields() {
    assertThat(CatalogueForm.notes(notes(" ", Double.NaN, List.of("")))).isEmpty();
    assertThat(CatalogueForm.notes(notes("good", 1.5, List.of("a"))))
        .isEqualTo(Map.of("comment", "good", "dataQualityMetrics", 1.5, "keywords", List.of("a")));
  }

  @Test
  void onlyWhatIsNotStoredYetIsChanged() {
    Notes notes = notes("good", 2.0, List.of("a", "b"));

    assertThat(
            CatalogueForm.changes(
                notes,
                Map.of("comment", "good", "dataQualityMetrics", 2, "keywords", List.of("x", "a"))))
        .isEqualTo(Map.of("keywords", List.of("x", "a", "b")));
    assertThat(CatalogueForm.changes(notes, Map.of("keywords", List.of("a", "b"))))
        .containsOnlyKeys("comment", "dataQualityMetrics");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "carlcarl", "a@x.se;"})
  void settingsWithoutARealAddressAreRefused(String mail) {
    assertThatThrownBy(() -> settings("20.500.12345", mail))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("beamline@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20.500.12345/", "a b", "a%2Fb"})
  void settingsWhoseNamesWouldNotArriveAreRefused(String prefix) {
    assertThatThrownBy(() -> settings(prefix, "a@x.se"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("20.500.12345");
  }

  private static CatalogueSettings settings(String prefix, String mail) {
    return new CatalogueSettings(prefix, "", List.of(), "", "", mail, Period.ZERO, Period.ZERO);
  }
}
