package se.lu.maxiv.sdm.support.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;

class PlainPickleTest {
  @Test
  void plainValuesComeBackAsTheyWere() {
    Map<String, Object> values =
        Map.of("text", "µ, °, å", "flag", true, "number", 1.5, "list", List.of("a", "b"));

    assertThat(PlainPickle.read(PlainPickle.of(values))).isEqualTo(values);
  }

  @Test
  void writesProtocolTwoWhichEverySardanaReads() {
    assertThat(PlainPickle.of(Map.of("new", true))).startsWith(0x80, 2);
  }

  @Test
  void codeInAPickleIsNotRun() {
    byte[] attack = "cjava.lang.Runtime\nexec\n(S'true'\ntR.".getBytes(StandardCharsets.US_ASCII);

    assertThat(PlainPickle.read(attack)).hasToString("a Python object");
  }

  @Test
  void whatIsNoPickleIsRefused() {
    byte[] json = "{\"new\": 1}".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> PlainPickle.read(json))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("not what Python's pickle writes");
  }
}
