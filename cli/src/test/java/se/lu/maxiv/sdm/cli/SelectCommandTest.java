package se.lu.maxiv.sdm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class SelectCommandTest {
  @Test
  void lettersThatTangoCannotCarryTravelEscaped() {
    assertThat(
            SelectCommand.written(JsonNodeFactory.instance.objectNode().put("sample", "Łukasz å")))
        .isEqualTo("{\"sample\":\"\\u0141ukasz \\u00E5\"}");
  }
}
