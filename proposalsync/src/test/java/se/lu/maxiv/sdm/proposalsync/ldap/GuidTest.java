package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;

class GuidTest {
  @Test
  void theFirstThreePartsAreLittleEndian() {
    byte[] bytes = HexFormat.of().parseHex("33221100554477668899aabbccddeeff");

    assertThat(Guid.read(bytes)).isEqualTo(ObjectId.of("00112233-4455-6677-8899-aabbccddeeff"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"00112233-4455-6677-8899-aabbccddeeff", "ffffffff-eeee-dddd-cccc-bbbbaaaa9999"})
  void bytesAreReadAsTheyWereWritten(String text) {
    ObjectId id = ObjectId.of(text);

    assertThat(Guid.read(Guid.bytes(id))).isEqualTo(id);
    assertThat(Guid.address(id)).isEqualTo("<GUID=" + text + ">");
  }

  @Test
  void anotherLengthIsRefused() {
    assertThatThrownBy(() -> Guid.read(new byte[15])).hasMessageContaining("not 15");
  }
}
