package se.lu.maxiv.sdm.metadatacollector.tango;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text of other Tango devices. Tango says ISO 8859-1; many C++ devices send UTF-8 all the same,
 * which would show a degree as two signs.
 */
final class TangoWords {
  private TangoWords() {}

  /** The text that was meant: bytes that are UTF-8 are no text in ISO 8859-1 but by chance. */
  static String text(String received) {
    byte[] bytes = received.getBytes(StandardCharsets.ISO_8859_1);
    if (received.chars().allMatch(sign -> sign < 0x80)
        || received.chars().anyMatch(sign -> sign > 0xFF)) {
      return received;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return received; // it is what Tango says
    }
  }
}
