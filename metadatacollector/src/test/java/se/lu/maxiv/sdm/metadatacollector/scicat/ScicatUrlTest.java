package se.lu.maxiv.sdm.metadatacollector.scicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.SdmException;

class ScicatUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://scicat.example.org, https://scicat.example.org",
    "https://scicat.example.org/, https://scicat.example.org",
    "https://scicat.example.org/api/v3, https://scicat.example.org",
    "https://scicat.example.org/back/api/v4/, https://scicat.example.org/back",
    "http://localhost:3000, http://localhost:3000",
    "http://127.0.0.1:3000/api, http://127.0.0.1:3000",
    "http://[::1]:3000, http://[::1]:3000"
  })
  void addressesAreTakenWithAndWithoutTheirEnd(String text, String base) {
    assertThat(ScicatUrl.of(text).base()).isEqualTo(base);
  }

  @ParameterizedTest
  @CsvSource({
    "http://scicat.example.org, in the clear",
    "http://127.example.org, in the clear",
    "ftp://scicat.example.org, no address",
    "scicat.example.org, no address",
    "https://user:secret@scicat.example.org, holds a name or password",
    "https://scicat.example.org/?access_token=x, has a ?",
    "https://scicat example.org, no web address"
  })
  void addressesThatWouldShowSecretsAreRefused(String text, String why) {
    assertThatThrownBy(() -> ScicatUrl.of(text))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("secret");
  }
}
