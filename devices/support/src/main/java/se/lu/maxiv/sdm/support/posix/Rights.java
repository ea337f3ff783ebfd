package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.SdmException;

/** Owner, group and mode of an open folder: set, and read back. */
final class Rights {
  private static final int SETGID = 02000;
  private static final int LEAVE = -1;

  private Rights() {}

  /**
   * Gives the folder its owner, group and mode.
   *
   * <p>The group goes first: with the mode first, the group it had until then (the parent's, often
   * the whole beamline) would get the new rights for a moment.
   *
   * @return what the system says afterwards
   * @throws SdmException when it is not as wanted afterwards
   */
  static Stat set(Dir dir, Folder wanted) {
    try (Dir open = dir.readable()) {
      own(open, wanted);
      chmod(open, wanted.mode());
      if (hasLostSetgid(open.stat(), wanted)) {
        setgidInOwnGroup(open, wanted);
      }
      return checked(dir.path(), wanted, open.stat());
    } catch (LastErrorException e) {
      throw Failure.of("set " + FolderCheck.wish(wanted) + " of", dir.path(), e);
    }
  }

  private static void own(Dir open, Folder wanted) {
    Stat now = open.stat();
    if (now.uid() != wanted.uid() || now.gid() != wanted.gid()) {
      int uid = now.uid() == wanted.uid() ? LEAVE : wanted.uid();
      Libc.fchown(open.fd(), uid, wanted.gid());
    }
  }

  private static void chmod(Dir open, int mode) {
    if (open.stat().mode() != mode) {
      Libc.fchmod(open.fd(), mode);
    }
  }

  private static boolean hasLostSetgid(Stat now, Folder wanted) {
    return (wanted.mode() & SETGID) != 0 && (now.mode() & SETGID) == 0;
  }

  /**
   * chmod(2) silently drops setgid when the caller is not in the folder's group and has no
   * CAP_FSETID; chown(2) keeps it on directories. So it is set while the group is our own, and then
   * the group is given. Our own group has the folder's rights for that moment, which is why this is
   * not the usual way.
   */
  private static void setgidInOwnGroup(Dir open, Folder wanted) {
    Libc.fchown(open.fd(), LEAVE, Libc.getegid());
    Libc.fchmod(open.fd(), wanted.mode());
    Libc.fchown(open.fd(), LEAVE, wanted.gid());
  }

  private static Stat checked(Path path, Folder wanted, Stat now) {
    boolean isRight =
        now.uid() == wanted.uid() && now.gid() == wanted.gid() && now.mode() == wanted.mode();
    if (!isRight) {
      throw SdmException.configuration(
          path
              + " was to get "
              + FolderCheck.wish(wanted)
              + " but has "
              + now.shown()
              + " after it; check that the storage keeps groups and setgid, and that the server"
              + " has CAP_CHOWN and CAP_FSETID.");
    }
    return now;
  }
}
