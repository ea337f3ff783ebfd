package se.lu.maxiv.sdm.metadatacollector.scicat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ServerWordsTest {
  /** Answers of a backend v5.2.1, as they were recorded. */
  @ParameterizedTest
  @CsvFileSource(resources = "errors.csv", delimiter = '|', quoteCharacter = '`')
  void everyShapeOfAnErrorGivesItsWords(String body, String words) {
    String told = ServerWords.of(bytes(Objects.requireNonNullElse(body, "")));

    assertThat(told).isEqualTo(words);
  }

  @Test
  void longListsAreCutAndTokensLeftOut() {
    String body =
        "{\"message\":[\"a\",\"b\",\"c\",\"d\",\"eyJhbGci.eyJ1c2Vy.sig is bad\",\"f\",\"g\"]}";

    assertThat(ServerWords.of(bytes(body))).isEqualTo("a; b; c; d; (token) is bad; and 2 more");
  }

  @Test
  void aProxysNotFoundIsNotSciCats() throws IOException {
    assertThat(ServerWords.isScicat(bytes("404 page not found"))).isFalse();
    assertThat(ServerWords.isScicat(bytes("\"Not Found\""))).isFalse();
    assertThat(ServerWords.isScicat(bytes("{\"message\":\"Not Found\",\"statusCode\":404}")))
        .isTrue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
