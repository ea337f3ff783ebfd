package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueValueTest {
  static List<Arguments> values() {
    long exact = 1L << 53;
    return List.of(
        Arguments.of(400.1, 400.1),
        Arguments.of(true, true),
        Arguments.of("µ °C å", "µ °C å"),
        Arguments.of(exact, exact),
        Arguments.of(-exact, -exact),
        Arguments.of(exact + 1, "9007199254740993"),
        Arguments.of(-exact - 1, "-9007199254740993"),
        Arguments.of(BigInteger.ONE.shiftLeft(64), "18446744073709551616"),
        Arguments.of(Double.NaN, "NaN"),
        Arguments.of(Double.NEGATIVE_INFINITY, "-Infinity"),
        Arguments.of(List.of(1.0, Double.NaN), List.of(1.0, "NaN")),
        Arguments.of(List.of(List.of(exact + 1)), List.of(List.of("9007199254740993"))),
        Arguments.of(Collections.nCopies(1000, 1L), Collections.nCopies(1000, 1L)),
        Arguments.of(Collections.nCopies(1001, 1L), "1001 values, in the scan log only"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valuesAreWhatJavaScriptKeeps(Object value, Object sent) {
    assertThat(CatalogueValue.of(value)).isEqualTo(sent);
  }

  @Test
  void onlyNumbersHaveUnits() {
    assertThat(CatalogueValue.isNumeric(1.0)).isTrue();
    assertThat(CatalogueValue.isNumeric(List.of(1L, 2L))).isTrue();
    assertThat(CatalogueValue.isNumeric(List.of(1.0, "NaN"))).isFalse();
    assertThat(CatalogueValue.isNumeric(List.of())).isFalse();
    assertThat(CatalogueValue.isNumeric("open")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "µ °C å", "\u20AC", "𝛼", "光"})
  void aTextIsNeverSmallerThanWasReckoned(String text) {
    int real = text.getBytes(StandardCharsets.UTF_8).length + 2;

    assertThat(CatalogueValue.bytes(text)).isGreaterThanOrEqualTo(real);
  }

  @Test
  void escapesAndNumbersAreReckonedAtTheirLongest() {
    assertThat(CatalogueValue.bytes("\u0000\"")).isEqualTo(2 + 6 + 2);
    assertThat(CatalogueValue.bytes(List.of(-1.7976931348623157E308)))
        .isGreaterThanOrEqualTo("[-1.7976931348623157E308]".length());
  }
}
