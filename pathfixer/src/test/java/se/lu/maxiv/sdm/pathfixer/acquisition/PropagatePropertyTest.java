package se.lu.maxiv.sdm.pathfixer.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.pathfixer.core.targets.Acquisition;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;

class PropagatePropertyTest {
  private static final Wanted CLOSED = new Wanted.Closed(Path.of("/data/NO-SESSION/choose"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sardana:macroserver/lab/1",
        "sardana:tango://db.lab:10000/macroserver/lab/1",
        "attribute:b303a/det/pilatus-01/SavePath",
        "attribute:tango://db.lab:10000/b303a/det/1/SavePath",
        "  attribute: b303a/det/1/SavePath "
      })
  void goodLinesAreTargetsUnderTheirOwnName(String line) {
    PropagateProperty property = PropagateProperty.of(List.of(line), "");

    assertThat(property.problems()).isEmpty();
    assertThat(property.targets()).extracting(Acquisition::name).containsExactly(line.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "macroserver/lab/1",
        "sardana:",
        "sardana:lab/1",
        "sardana:macroserver/lab/1/Environment",
        "attribute:b303a/det/1",
        "attribute:b303a/det/1/a/b",
        "tango:b303a/det/1/a",
        "sardana:a/b/c#dbase=no"
      })
  void badLinesAreNamed(String line) {
    PropagateProperty property = PropagateProperty.of(List.of(line), "");

    assertThat(property.targets()).isEmpty();
    assertThat(property.problems()).singleElement().asString().contains("\"" + line + "\"");
  }

  @Test
  void allBadLinesAreNamedAtOnceAndTheGoodOnesKept() {
    PropagateProperty property =
        PropagateProperty.of(List.of("x", "sardana:a/b/c", "", "y", "SARDANA:a/b/c"), "");

    assertThat(property.problems()).hasSize(3);
    assertThat(property.targets()).extracting(Acquisition::name).containsExactly("sardana:a/b/c");
  }

  @Test
  void targetNamedTwiceIsAProblem() {
    PropagateProperty property =
        PropagateProperty.of(List.of("sardana:a/b/c", "sardana:A/B/C"), "");

    assertThat(property.problems())
        .containsExactly("Propagate names sardana:A/B/C twice; one line has to go.");
  }

  @Test
  void closedValueIsForAttributesOnly() {
    var lines = List.of("sardana:a/b/c", "attribute:a/b/c/d");

    PropagateProperty property = PropagateProperty.of(lines, "/void");

    assertThat(property.targets())
        .extracting(target -> target.valueFor(CLOSED))
        .containsExactly("/data/NO-SESSION/choose", "/void");
  }
}
