package se.lu.maxiv.sdm.support.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the system says of a file, from {@code statx(2)}, whose layout is the same on all machines.
 *
 * @param uid the owner's number
 * @param gid the group's number
 * @param type the type bits, for instance 0040000
 * @param mode permission bits, 0 to 07777
 * @param isMountPoint whether another file system or a bind mount begins there (Linux 5.8 and on)
 */
record Stat(int uid, int gid, int type, int mode, boolean isMountPoint) {
  /** The size of {@code struct statx}, in bytes. */
  static final int SIZE = 256;

  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;
  private static final long STATX_ATTR_MOUNT_ROOT = 0x2000;

  static Stat of(byte[] statx) {
    ByteBuffer buffer = ByteBuffer.wrap(statx).order(ByteOrder.nativeOrder());
    int mode = buffer.getShort(28) & 0xffff;
    boolean mount = (buffer.getLong(8) & buffer.getLong(56) & STATX_ATTR_MOUNT_ROOT) != 0;
    return new Stat(buffer.getInt(20), buffer.getInt(24), mode & 0170000, mode & 07777, mount);
  }

  boolean isDirectory() {
    return type == DIRECTORY;
  }

  boolean isRegular() {
    return type == REGULAR;
  }

  /** Whether only its owner can make, remove and rename entries; ACLs show in the group's bits. */
  boolean isChangedByOwnerOnly() {
    return (mode & 0022) == 0;
  }

  /** What it is, with an article. */
  String kind() {
    return switch (type) {
      case DIRECTORY -> "a folder";
      case REGULAR -> "a file";
      case LINK -> "a symbolic link";
      default -> "a special file";
    };
  }

  /** For sentences: "uid 4001, gid 5001, mode 2770". */
  String shown() {
    return "uid "
        + Integer.toUnsignedString(uid)
        + ", gid "
        + Integer.toUnsignedString(gid)
        + ", mode "
        + octal(mode);
  }

  static String octal(int mode) {
    return String.format("%04o", mode);
  }
}
