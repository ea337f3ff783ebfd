package se.lu.maxiv.sdm.proposalsync.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An objectSid as people and SDDL write it, [MS-DTYP] 2.4.2. */
final class Sid {
  private Sid() {}

  static String text(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    StringBuilder text = new StringBuilder("S-" + buffer.get());
    int parts = buffer.get();
    long authority = (long) buffer.getShort() << 32 | (buffer.getInt() & 0xffff_ffffL);
    text.append('-').append(authority);
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < parts; i++) {
      text.append('-').append(buffer.getInt() & 0xffff_ffffL);
    }
    return text.toString();
  }
}
