package se.lu.maxiv.sdm.proposalsync.ldap;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;

/**
 * The forms of an objectGUID: 16 bytes of which the first three parts are little-endian, [MS-DTYP]
 * 2.3.4.2, and the address {@code <GUID=…>} that stands for a DN wherever one may stand, [MS-ADTS]
 * 3.1.1.3.1.2.4, and holds when the object is moved.
 */
public final class Guid {
  private static final int LENGTH = 16;

  private Guid() {}

  /**
   * The identity in these bytes.
   *
   * @throws IllegalArgumentException when they are not 16
   */
  public static ObjectId read(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("An objectGUID has 16 bytes, not " + bytes.length + ".");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long high = buffer.getInt() & 0xffff_ffffL;
    high = (high << 16) | (buffer.getShort() & 0xffffL);
    high = (high << 16) | (buffer.getShort() & 0xffffL);
    return new ObjectId(new UUID(high, buffer.order(ByteOrder.BIG_ENDIAN).getLong()));
  }

  /** The bytes of an identity. */
  public static byte[] bytes(ObjectId id) {
    long high = id.uuid().getMostSignificantBits();
    return ByteBuffer.allocate(LENGTH)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (high >> 32))
        .putShort((short) (high >> 16))
        .putShort((short) high)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(id.uuid().getLeastSignificantBits())
        .array();
  }

  /** What stands for its DN in a request. */
  public static String address(ObjectId id) {
    return "<GUID=" + id + ">";
  }
}
