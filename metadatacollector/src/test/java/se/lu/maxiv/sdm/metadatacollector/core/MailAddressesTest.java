package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {
  @ParameterizedTest
  @ValueSource(strings = {"ana@maxiv.lu.se", "a.b-c_d+e@x.se", "A1@mail.x-y.example.org"})
  void realAddressesCount(String text) {
    assertThat(MailAddresses.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "carlcarl",
        "a@b",
        "a@@b.se",
        "a b@c.se",
        "a@c.se;",
        ".a@c.se",
        "a..b@c.se",
        "å@c.se",
        "a@-c.se",
        "a@c.1",
        "unknown",
        "a@b.se\n"
      })
  void whatSciCatMightRefuseDoesNotCount(String text) {
    assertThat(MailAddresses.isOne(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a@x.se, true", "a@x.se;b@x.se, true", "a@x.se;, false", "a@x.se;b, false"})
  void severalArePartedBySemicolons(String text, boolean good) {
    assertThat(MailAddresses.areAll(text)).isEqualTo(good);
  }

  @Test
  void theFirstOfSeveralStandsForAll() {
    assertThat(MailAddresses.first("a@x.se;b@x.se")).isEqualTo("a@x.se");
  }
}
