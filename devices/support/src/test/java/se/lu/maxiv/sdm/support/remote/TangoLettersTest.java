package se.lu.maxiv.sdm.support.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

class TangoLettersTest {
  @Test
  void whatTangoCanCarryStaysAsItIs() {
    assertThat(TangoLetters.checked("Søren Løkke, 25 µm ÿ")).isEqualTo("Søren Løkke, 25 µm ÿ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Łukasz", "α-helix", "5 €", "🙂", "a\0b"})
  void whatWouldArriveAsAnotherTextIsRefused(String text) {
    assertThatThrownBy(() -> TangoLetters.checked(text))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("was not sent");
  }
}
