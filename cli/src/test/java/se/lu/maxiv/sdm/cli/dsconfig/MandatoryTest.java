package se.lu.maxiv.sdm.cli.dsconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.harness.Markdown;

class MandatoryTest {
  private static final Path ROOT = Path.of(System.getProperty("sdm.root", ".."));

  private final MemoryDatabase database = new MemoryDatabase();

  /** The documents say which; they are compared with the devices by tests of their own. */
  @ParameterizedTest
  @CsvSource({
    "PathFixer, README.md",
    "ProposalSync, proposalsync/README.md",
    "MetadataCollector, metadatacollector/README.md"
  })
  void whatTheDocumentCallsMandatoryMustBeThere(String deviceClass, String document) {
    List<String> wanted =
        Markdown.read(ROOT.resolve(document)).table("Properties").stream()
            .filter(row -> row.get(2).matches(".*Mandatory\\.?"))
            .map(row -> row.get(0))
            .toList();

    assertThat(wanted).isNotEmpty();
    assertThat(Mandatory.missing(deviceClass, property -> false))
        .hasSameSizeAs(wanted)
        .allMatch(sentence -> wanted.contains(sentence.replaceAll(" .*", "")));
    assertThat(Mandatory.missing(deviceClass, wanted::contains)).isEmpty();
  }

  @Test
  void aCatalogueNeedsAnAddressAndOneAccount() {
    assertThat(missing("\"StoreUrl\": [\"/a.db\"], \"ScicatUrl\": [\"https://a\"]", ""))
        .hasSize(2)
        .anyMatch(sentence -> sentence.contains("ContactEmail"))
        .anyMatch(sentence -> sentence.contains("ScicatTokenFile"));
  }

  @Test
  void aPropertyOfTheClassIsEnough() {
    String classes =
        "\"classes\": {\"MetadataCollector\": {\"properties\": {\"StoreUrl\": [\"/a.db\"]}}},";

    assertThat(missing("", classes)).isEmpty();
  }

  @Test
  void whatTheDatabaseHasCountsUnlessItIsRemoved() {
    DsConfig before = config("\"StoreUrl\": [\"/a.db\"]", "");
    database.apply(Registration.plan(before, database, true));

    assertThat(Mandatory.missing(config("", ""), database, false)).isEmpty();
    assertThat(Mandatory.missing(config("", ""), database, true))
        .containsExactly(
            "a/ctl/sdm-md-01: StoreUrl is missing; a MetadataCollector cannot work without it.");
  }

  private List<String> missing(String properties, String classes) {
    return Mandatory.missing(config(properties, classes), database, true);
  }

  private static DsConfig config(String properties, String classes) {
    return DsConfigReader.parse(
        "test",
        """
        {%s "servers": {"MetadataCollector": {"a": {"MetadataCollector":
          {"a/ctl/sdm-md-01": {"properties": {%s}}}}}}}
        """
            .formatted(classes, properties));
  }
}
