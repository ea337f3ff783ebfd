package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The system's C library: the calls by descriptor that Java has not. Linux on x86-64 and aarch64,
 * whose numbers differ where two are given; meanings as in the manual pages of the same name.
 *
 * <p>A failed call throws {@link LastErrorException} with the errno, except those named otherwise.
 */
final class Libc {
  static final int EPERM = 1;
  static final int ENOENT = 2;
  static final int ESRCH = 3;
  static final int EINTR = 4;
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int ENOTDIR = 20;
  static final int EISDIR = 21;
  static final int EINVAL = 22;
  static final int ENOSPC = 28;
  static final int EROFS = 30;
  static final int ERANGE = 34;
  static final int ENOSYS = 38;
  static final int ENOTEMPTY = 39;
  static final int ELOOP = 40;
  static final int EDQUOT = 122;

  static final int O_RDONLY = 0;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0100;
  static final int O_EXCL = 0200;
  static final int O_DIRECTORY = onThisMachine(0200000, 040000);
  static final int O_NOFOLLOW = onThisMachine(0400000, 0100000);
  static final int O_CLOEXEC = 02000000;
  static final int O_PATH = 010000000;

  static final int AT_SYMLINK_NOFOLLOW = 0x100;
  static final int AT_EMPTY_PATH = 0x1000;
  static final int STATX_BASIC_STATS = 0x7ff;

  static final long SYS_SETGROUPS = onThisMachine(116, 159);
  static final long SYS_CAPSET = onThisMachine(126, 91);
  static final long SYS_CAPGET = onThisMachine(125, 90);

  static {
    Native.register(Libc.class, Platform.C_LIBRARY_NAME);
  }

  private Libc() {}

  private static int onThisMachine(int x86, int aarch64) {
    if (!Platform.isLinux() || !Platform.is64Bit()) {
      throw new UnsupportedOperationException("only 64-bit Linux is supported");
    }
    if (Platform.isIntel()) {
      return x86;
    }
    if (Platform.isARM()) {
      return aarch64;
    }
    throw new UnsupportedOperationException("unknown processor: " + Platform.ARCH);
  }

  static native int open(String path, int flags) throws LastErrorException;

  static native int openat(int dir, String name, int flags, int mode) throws LastErrorException;

  static native int mkdirat(int dir, String name, int mode) throws LastErrorException;

  static native int unlinkat(int dir, String name, int flags) throws LastErrorException;

  static native int fchown(int fd, int uid, int gid) throws LastErrorException;

  static native int fchmod(int fd, int mode) throws LastErrorException;

  static native int fsync(int fd) throws LastErrorException;

  static native int close(int fd) throws LastErrorException;

  static native int statx(int dir, String name, int flags, int mask, byte[] result)
      throws LastErrorException;

  static native int statvfs(String path, byte[] result) throws LastErrorException;

  static native long write(int fd, byte[] bytes, long count) throws LastErrorException;

  static native long pread(int fd, byte[] bytes, long count, long offset) throws LastErrorException;

  static native int geteuid();

  static native int getegid();

  /** Of the calling thread only; returns the one before, never an error. */
  static native int setfsuid(int uid);

  /** Of the calling thread only; returns the one before, never an error. */
  static native int setfsgid(int gid);

  /** Raw: glibc's own setgroups would change all threads. */
  static native long syscall(long number, long first, byte @Nullable [] second)
      throws LastErrorException;

  /** Raw capget and capset, which glibc does not name. */
  static native long syscall(long number, byte[] first, byte[] second) throws LastErrorException;

  /** Returns the error number, 0 also when there is no such account. */
  static native int getpwnam_r(
      String name, Pointer entry, Pointer buffer, long size, Pointer found);

  /** Returns the error number, 0 also when there is no such account. */
  static native int getpwuid_r(int uid, Pointer entry, Pointer buffer, long size, Pointer found);

  /** Returns the error number, 0 also when there is no such group. */
  static native int getgrnam_r(
      String name, Pointer entry, Pointer buffer, long size, Pointer found);

  /** Returns the error number, 0 also when there is no such group. */
  static native int getgrgid_r(int gid, Pointer entry, Pointer buffer, long size, Pointer found);

  /** Renames between open directories; flag 1 is RENAME_NOREPLACE. */
  static native int renameat2(int fromDir, String from, int toDir, String to, int flags)
      throws LastErrorException;
}
