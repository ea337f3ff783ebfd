package se.lu.maxiv.sdm.cli.dsconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.SdmException;

class DsConfigReaderTest {
  private static final String DEVICE =
      "{\"PathFixer\": {\"b303a-e02/ctl/sdm-01\": {\"properties\": {\"Beamline\": [\"nanomax\"]}}}}";

  @Test
  void serverAndInstanceStandInOneLevelOrInTwo() {
    DsConfig one = parse("{\"servers\": {\"PathFixer/nanomax\": " + DEVICE + "}}");
    DsConfig two = parse("{\"servers\": {\"PathFixer\": {\"nanomax\": " + DEVICE + "}}}");

    assertThat(one).isEqualTo(two);
    assertThat(one.devices().get(0).server()).isEqualTo("PathFixer/nanomax");
  }

  @Test
  void notesAtTheTopAreIgnored() {
    assertThat(parse("{\"_title\": \"NanoMAX\", \"servers\": {}}").devices()).isEmpty();
  }

  @Test
  void linesOfAPropertyAreKeptAsTheyAre() {
    DsConfig config = parse("{\"servers\": {\"PathFixer/nanomax\": " + DEVICE + "}}");

    assertThat(config.devices().get(0).settings().properties())
        .isNotNull()
        .extracting(values -> values.lines("beamline"))
        .isEqualTo(List.of("nanomax"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                       | it is no JSON",
        "                                                        | a JSON object is wanted",
        "[]                                                      | a JSON object is wanted",
        "{} x                                                    | it is no JSON",
        "{'server': {}}                                          | only 'servers', 'classes'",
        "{'servers': {'a b': {}}}                                | a server is Name/instance",
        "{'servers': {'S/i': {'C': {'a/b': {}}}}}                | a device is domain/family/member",
        "{'servers': {'S/i': {'C': {'a/b/c': {'x': {}}}}}}       | 'x' is none of",
        "{'servers': {'S/i': {'C': {'a/b/c': {'alias': 1}}}}}    | an alias is a string",
        "{'servers': {'S/i': {'C': {'a/b/c': {}, 'A/b/c': {}}}}} | stands here twice",
        "{'classes': {'C': {'properties': {'p': 'v'}}}}          | a list of one or more strings",
        "{'classes': {'C': {'properties': {'p': []}}}}           | a list of one or more strings",
        "{'classes': {'C': {'properties': {'p': [1]}}}}          | a list of one or more strings",
        "{'classes': {'C': {'properties': {'p': ['\u03bc']}}}}     | Tango's strings are ISO 8859-1",
        "{'classes': {}, 'classes': {}}                          | it is no JSON",
      })
  void whatIsNoDsconfigIsRefusedWithThePlace(String json, String why) {
    String text = json == null ? "" : json.replace('\'', '"');

    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(SdmException.class)
        .hasMessageStartingWith("'test.json' is not used, at '")
        .hasMessageContaining(why)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> DsConfigReader.read(Path.of("/nowhere/x.json")))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("/nowhere/x.json");
  }

  private static DsConfig parse(String json) {
    return DsConfigReader.parse("test.json", json);
  }
}
