package se.lu.maxiv.sdm.pathfixer.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndQuestionTest {
  private static final Form SESSION =
      Form.EMPTY.following(
          Map.of(Field.USERNAME, "carl", Field.PROPOSAL, "20260412", Field.VISIT, "2026112108"));

  @Test
  void itNamesWhoseSessionWhereAndWhatStops() {
    List<Target> targets =
        List.of(
            new Target("sardana:ms/1", "OK", true, "", ""),
            new Target("attribute:a/b/c/d", "CLOSED", false, "", ""));

    String question = EndQuestion.of(SESSION, "/data/raw", targets);

    assertThat(question)
        .contains("carl in proposal 20260412, visit 2026112108", "/data/raw", "sardana:ms/1")
        .doesNotContain("attribute:a/b/c/d");
  }

  @Test
  void withoutOpenTargetsItSaysSo() {
    assertThat(EndQuestion.of(Form.EMPTY, "", List.of()))
        .contains("nobody in proposal none", "No acquisition system")
        .doesNotContain("No more data");
  }
}
