package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathPartTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0", "_a", "0001_setup", "a.b-c_D", "bo-EA1", "a..b", "ra", "proces"})
  void plainNamesAreTakenAsTheyAre(String name) {
    assertThat(PathPart.checked("sample", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".", "..", ".hidden", "-rf", "a/b", "/", "a\\b", "a b", "a\nb", "a\n", "a\u0000b", "å",
        "а", "ａ", "a%2Fb", "a:b", "~", "$HOME", "a*", "\u202Eabc", "a\u200B", "٣", "😀", "\uD800"
      })
  void whatIsNoPlainNameIsRefused(String name) {
    assertThatThrownBy(() -> PathPart.checked("sample", name))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("The sample ")
        .hasMessageContaining("only letters a-z, digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "RAW", "strawberry", "Raw1", "xpRocEssx", "process", "processing"})
  void whereProgramsWouldCutThePathIsRefused(String name) {
    assertThatThrownBy(() -> PathPart.checked("sample", name))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("analysis programs cut the path");
  }

  @Test
  void oneHundredCharactersAreTheMost() {
    assertThat(PathPart.checked("visit", "x".repeat(100))).hasSize(100);
    assertThatThrownBy(() -> PathPart.checked("visit", "x".repeat(101)))
        .hasMessageContaining("it has 101 characters; 1 to 100 are allowed");
    assertThatThrownBy(() -> PathPart.checked("visit", ""))
        .hasMessageContaining("it has 0 characters");
  }

  @Test
  void aRefusalIsAValueOutOfRangeInOneLine() {
    assertThatThrownBy(() -> PathPart.checked("visit", "a\nb\u0000" + "c".repeat(90)))
        .asInstanceOf(InstanceOfAssertFactories.type(SdmException.class))
        .satisfies(
            e -> {
              assertThat(e.reason()).isEqualTo(Reason.DATA_OUT_OF_RANGE);
              assertThat(e.sentence()).contains("\"a?b?ccc").doesNotContain("\n", "\u0000");
            });
  }
}
