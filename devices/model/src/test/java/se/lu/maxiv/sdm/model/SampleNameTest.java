package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleNameTest {
  @Test
  void upToThreeLevelsAreFolders() {
    SampleName sample = new SampleName("d/bo/bo-EA1");

    assertThat(sample.levels()).containsExactly("d", "bo", "bo-EA1");
    assertThat(sample).hasToString("d/bo/bo-EA1");
  }

  @Test
  void aFourthLevelIsRefused() {
    assertThatThrownBy(() -> new SampleName("a/b/c/d"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("it has 4 levels; use at most three");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "a/..",
        "../a",
        "a/../b",
        "./a",
        "a/.b",
        "a/-b",
        "a/raw",
        "a/strawberry/c",
        "a\u0000/b",
        "a/b\n",
        "a/ b",
        "Not initialised",
        "..%2Fa",
        "a∕b",
        "a⁄b"
      })
  void whatDoesNotStayBelowRawIsRefused(String text) {
    assertThatThrownBy(() -> new SampleName(text))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("refused");
  }

  @Test
  void aTextCanBeAskedWhetherItIsOne() {
    assertThat(SampleName.isValid("0001_gold")).isTrue();
    assertThat(SampleName.isValid(".hidden")).isFalse();
    assertThat(SampleName.isValid("")).isFalse();
  }

  @Test
  void allLevelsTogetherHaveOneHundredCharacters() {
    String fifty = "x".repeat(50);

    assertThat(new SampleName(fifty + "/" + "x".repeat(49)).text()).hasSize(100);
    assertThatThrownBy(() -> new SampleName(fifty + "/" + fifty))
        .hasMessageContaining("it has 101 characters");
  }
}
