package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {
  @Test
  void plainTextStaysAsItIs() {
    assertThat(Shown.quoted("Ångström 😀")).isEqualTo("\"Ångström 😀\"");
    assertThat(Shown.plain("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n", "\r", "\t", "\u0000", "\u001B", "\u007F", "\u0085", "\u202E", "\u2066", "\u200B",
        "\u2028", "\u2029", "\uFEFF", "\uD800", "\uDC00", "\u00AD"
      })
  void whatCannotBeSeenIsAQuestionMark(String unseen) {
    assertThat(Shown.plain("a" + unseen + "b")).isEqualTo("a?b");
  }

  @Test
  void eightyCharactersAreShown() {
    assertThat(Shown.plain("x".repeat(80))).isEqualTo("x".repeat(80));
    assertThat(Shown.plain("x".repeat(81))).isEqualTo("x".repeat(80) + "…");
  }

  @Test
  void aCharacterOfTwoHalvesIsNeverCutInTwo() {
    assertThat(Shown.plain("😀".repeat(81))).isEqualTo("😀".repeat(80) + "…");
  }
}
