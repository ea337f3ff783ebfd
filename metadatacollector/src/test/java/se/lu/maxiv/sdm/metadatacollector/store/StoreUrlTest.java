package se.lu.maxiv.sdm.metadatacollector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** How the property StoreUrl is read. */
class StoreUrlTest {
  @ParameterizedTest
  @ValueSource(strings = {"/var/lib/sdm/scans.db", "jdbc:sqlite:/var/lib/sdm/scans.db"})
  void aPathIsASqliteFile(String text) {
    StoreUrl url = StoreUrl.of(text, "");

    assertThat(url.file().orElseThrow()).hasToString("/var/lib/sdm/scans.db");
    assertThat(url.shown()).isEqualTo("/var/lib/sdm/scans.db");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://sdm@db.example/scans, jdbc:postgresql://db.example/scans, sdm",
    "jdbc:postgresql://db.example:5433/scans?sslmode=require,"
        + " jdbc:postgresql://db.example:5433/scans?sslmode=require, ''",
    "'postgres://sdm@a:1,b:2/scans', 'jdbc:postgresql://a:1,b:2/scans', sdm"
  })
  void aServerIsReadInBothSpellings(String text, String server, String user) {
    StoreUrl url = StoreUrl.of(text, "/etc/sdm/store");

    assertThat(url.server()).isEqualTo(server);
    assertThat(url.user()).isEqualTo(user);
    assertThat(url.passwordFile().orElseThrow()).hasToString("/etc/sdm/store");
  }

  @Test
  void sentencesDoNotShowOptions() {
    assertThat(StoreUrl.of("postgresql://u@h/d?sslcert=x", "").shown())
        .isEqualTo("postgresql://h/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://sdm:s3cret@h/d",
        "postgresql://h/d?user=sdm&password=s3cret",
        "jdbc:postgresql://h/d?sslpassword=s3cret"
      })
  void aPasswordInItIsRefusedAndNotShown(String text) {
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> StoreUrl.of(text, ""))
        .matches(e -> e.reason() == Reason.CONFIGURATION_ERROR)
        .withMessageContaining("StorePasswordFile")
        .matches(e -> !e.sentence().contains("s3cret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "scans.db", "mysql://h/d", "postgresql://h", "/var/lib/", "/a?b=c"})
  void anythingElseIsRefused(String text) {
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> StoreUrl.of(text, ""))
        .withMessageContaining("absolute path");
  }
}
