package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.SdmException;

/** A regular file that stands where a path would go on, so that nothing can be made below it. */
final class Barrier {
  private static final int READ_ONLY = 0444;
  private static final int ROOT = 0;

  private Barrier() {}

  /** Makes it in the innermost folder of the walk, unless a regular file stands there. */
  static void make(Walk walk, String name, Account account) {
    Dir parent = walk.here();
    try {
      create(parent, name, account);
      walk.changedHere();
    } catch (LastErrorException e) {
      if (e.getErrorCode() != Libc.EEXIST) {
        throw Failure.of("make the file", parent.path().resolve(name), e);
      }
      refuseUnlessRegular(parent, name);
    }
  }

  /** Root makes it as the account where the account can, for the reasons of {@link NewFolder}. */
  private static void create(Dir parent, String name, Account account) {
    Stat above = parent.stat();
    boolean isRootsAlone = above.uid() == ROOT && above.isChangedByOwnerOnly();
    if (Libc.geteuid() != ROOT || isRootsAlone) {
      createAsSelf(parent, name, account);
    } else {
      ActingAs.run(account.uid(), above.gid(), () -> created(parent, name));
    }
  }

  private static void createAsSelf(Dir parent, String name, Account account) {
    int fd = parent.create(name, READ_ONLY);
    try {
      if (Libc.geteuid() == ROOT) {
        Libc.fchown(fd, account.uid(), account.gid());
      }
      finish(fd);
    } finally {
      Libc.close(fd);
    }
  }

  private static void created(Dir parent, String name) {
    int fd = parent.create(name, READ_ONLY);
    try {
      finish(fd);
    } finally {
      Libc.close(fd);
    }
  }

  private static void finish(int fd) {
    Libc.fchmod(fd, READ_ONLY); // whatever the umask left of it
    Libc.fsync(fd);
  }

  private static void refuseUnlessRegular(Dir parent, String name) {
    Stat found;
    try {
      found = parent.entry(name);
    } catch (LastErrorException e) {
      throw Failure.of("look at", parent.path().resolve(name), e);
    }
    if (!found.isRegular()) {
      throw SdmException.notAllowed(
          parent.path().resolve(name)
              + " is "
              + found.kind()
              + " where a file must stand that keeps data out; ask beamline staff to move it"
              + " away.");
    }
  }
}
