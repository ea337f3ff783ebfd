package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text on its way into Tango. */
class TangoTextTest {

  @Test
  void textThatFitsIsLeftAsItIs() {
    String text = "Grüße från Lund: 25 µm";

    assertThat(TangoText.of(text)).isSameAs(text);
  }

  @ParameterizedTest
  @CsvSource({
    "α-helix, ?-helix",
    "5 € – “no”, '5 EUR - \"no\"'",
    "Zoë’s, Zoë's",
    "Łódź, ?ód?",
    "🙂 ok, ? ok"
  })
  void whatDoesNotFitIsSpelledPlainlyOrAsked(String text, String arrives) {
    assertThat(TangoText.of(text)).isEqualTo(arrives);
  }

  @Test
  void lettersWithSeparateMarksAreComposed() {
    assertThat(TangoText.of("cafe\u0301")).isEqualTo("café");
  }

  @Test
  void nulDoesNotCutTextShort() {
    assertThat(TangoText.of("a\0b")).isEqualTo("a?b");
  }
}
