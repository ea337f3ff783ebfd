package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The folders of people's accounts, each directly below one root. A home is made under a hidden
 * name, given to its owner and renamed into place, so that it is there complete or not at all; what
 * stands under its name already is never touched. Stateless and thread-safe; calls block with the
 * storage.
 *
 * @param root an existing folder in which nobody but its owner, root or this server, can write
 */
public record HomeFolders(Path root) {
  private static final int OWNER_ONLY = 0700;
  private static final int NO_REPLACE = 1;
  private static final int REMOVE_DIRECTORY = 0x200;
  private static final int ROOT = 0;

  /** How hidden names begin, behind which is the home's own. */
  private static final String HIDDEN = ".sdm-new-";

  /**
   * The names below the root, whatever they are, without half-made homes.
   *
   * @throws SdmException when it cannot be read
   */
  public Set<String> names() {
    try (Dir dir = Dir.root(root)) {
      return dir.names().stream()
          .filter(name -> !name.startsWith(HIDDEN))
          .collect(Collectors.toCollection(HashSet::new));
    } catch (LastErrorException e) {
      throw Failure.of("read", root, e);
    }
  }

  /**
   * Makes a home of mode 0700.
   *
   * @param owner whose it is: the folder's name, owner and group
   * @return false when something has that name already, which is left as it is
   * @throws SdmException when it cannot be made; nothing has that name then
   */
  public boolean make(Account owner) {
    refuseSystemAccount(owner);
    try (Dir dir = Dir.root(root)) {
      refuseOpenRoot(dir.stat());
      return !isThere(dir, owner.name()) && make(dir, owner);
    } catch (LastErrorException e) {
      throw Failure.of("make the home", root.resolve(owner.name()), e);
    }
  }

  private static void refuseSystemAccount(Account owner) {
    if (owner.uid() <= ROOT || owner.gid() <= ROOT || owner.name().startsWith(".")) {
      throw SdmException.outOfRange(
          "No home was made for %s: its uid is %d and its gid %d, and both must be above 0."
              .formatted(Shown.quoted(owner.name()), owner.uid(), owner.gid()));
    }
  }

  /** Whoever can write there could put something else in the place of what is being made. */
  private void refuseOpenRoot(Stat now) {
    boolean isOurs = now.uid() == ROOT || now.uid() == Libc.geteuid();
    if (!isOurs || !now.isChangedByOwnerOnly()) {
      throw SdmException.configuration(
          "No home was made: %s has %s, and must belong to root or this server's account and be writable by nobody else."
              .formatted(root, now.shown()));
    }
  }

  private static boolean make(Dir dir, Account owner) {
    String hidden = HIDDEN + owner.name();
    removeLeftOver(dir, hidden);
    dir.make(hidden);
    try (Dir made = dir.child(hidden);
        Dir open = made.readable()) {
      // afterwards it is not ours any more; and a setgid root would have left its bit
      Libc.fchmod(open.fd(), OWNER_ONLY);
      Libc.fchown(open.fd(), owner.uid(), owner.gid());
      Libc.fsync(open.fd());
      checked(open.stat(), owner, made.path());
      return renamed(dir, hidden, owner.name());
    } catch (LastErrorException | SdmException e) {
      removeLeftOver(dir, hidden);
      throw e;
    }
  }

  /** The rename happens as a whole or not, also when somebody else makes that name meanwhile. */
  private static boolean renamed(Dir dir, String hidden, String name) {
    try {
      Libc.renameat2(dir.fd(), hidden, dir.fd(), name, NO_REPLACE);
    } catch (LastErrorException e) {
      if (e.getErrorCode() != Libc.EEXIST) {
        throw e;
      }
      removeLeftOver(dir, hidden);
      return false;
    }
    try (Dir open = dir.readable()) {
      Libc.fsync(open.fd());
    }
    return true;
  }

  private static boolean isThere(Dir dir, String name) {
    try {
      // only whether there is something matters
      var unused = dir.entry(name);
      return true;
    } catch (LastErrorException e) {
      if (e.getErrorCode() == Libc.ENOENT) {
        return false;
      }
      throw e;
    }
  }

  /** Of a run that was interrupted; an empty folder, or it stays and making it again fails. */
  private static void removeLeftOver(Dir dir, String hidden) {
    if (isThere(dir, hidden)) {
      Libc.unlinkat(dir.fd(), hidden, REMOVE_DIRECTORY);
    }
  }

  private static void checked(Stat now, Account owner, Path path) {
    boolean isRight =
        now.uid() == owner.uid() && now.gid() == owner.gid() && now.mode() == OWNER_ONLY;
    if (!isRight) {
      throw SdmException.configuration(
          "%s was to belong to uid %d and gid %d alone but has %s; check that the storage keeps owners and that the server has CAP_CHOWN."
              .formatted(path, owner.uid(), owner.gid(), now.shown()));
    }
  }
}
