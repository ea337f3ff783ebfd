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
 * name, given to its owner and renamed into place, so that it is there complete or not at all; on
 * storage that cannot rename without replacing it is made in its place, and the hidden name says
 * until it is complete that it is not. What stands under its name already is never touched.
 * Stateless and thread-safe; calls block with the storage.
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
      Set<String> all = new HashSet<>(dir.names());
      return all.stream()
          .filter(name -> !name.startsWith(HIDDEN) && !all.contains(HIDDEN + name))
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
    return make(owner, (dir, from, to) -> Libc.renameat2(dir, from, dir, to, NO_REPLACE));
  }

  /** A rename within a directory that fails when there is something of that name. */
  interface Rename {
    void without(int dir, String from, String to);
  }

  /** As {@link #make(Account)}, on a storage that renames like that. */
  boolean make(Account owner, Rename rename) {
    refuseSystemAccount(owner);
    try (Dir dir = Dir.root(root)) {
      refuseOpenRoot(dir.stat());
      return isThere(dir, owner.name()) ? completed(dir, owner) : made(dir, owner, rename);
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

  private static boolean made(Dir dir, Account owner, Rename rename) {
    String hidden = HIDDEN + owner.name();
    removeLeftOver(dir, hidden);
    dir.make(hidden);
    try (Dir open = give(dir, hidden, owner)) {
      return placed(dir, open, owner, rename);
    } catch (LastErrorException | SdmException e) {
      removeLeftOver(dir, hidden);
      throw e;
    }
  }

  /** Makes it the owner's alone; left open. */
  private static Dir give(Dir dir, String name, Account owner) {
    try (Dir made = dir.child(name)) {
      Dir open = made.readable();
      try {
        // afterwards it is not ours any more; and a setgid root would have left its bit
        Libc.fchmod(open.fd(), OWNER_ONLY);
        Libc.fchown(open.fd(), owner.uid(), owner.gid());
        Libc.fsync(open.fd());
        checked(open.stat(), owner, made.path());
        return open;
      } catch (LastErrorException | SdmException e) {
        open.close();
        throw e;
      }
    }
  }

  /** The rename happens as a whole or not, also when somebody else makes that name meanwhile. */
  private static boolean placed(Dir dir, Dir open, Account owner, Rename rename) {
    String hidden = HIDDEN + owner.name();
    try {
      rename.without(dir.fd(), hidden, owner.name());
    } catch (LastErrorException e) {
      return switch (e.getErrorCode()) {
        case Libc.EEXIST -> leftToWhoHasIt(dir, hidden);
        case Libc.EINVAL, Libc.ENOSYS -> madeInPlace(dir, open, owner);
        default -> throw e;
      };
    }
    sync(dir);
    return true;
  }

  private static boolean leftToWhoHasIt(Dir dir, String hidden) {
    removeLeftOver(dir, hidden);
    return false;
  }

  /**
   * For storage that cannot rename without replacing, NFS for instance: it is made under its own
   * name, nobody's but ours until it is given away. The hidden folder, which is taken back, stays
   * until then: the sign by which a home that was left half-made is known.
   */
  private static boolean madeInPlace(Dir dir, Dir open, Account owner) {
    Libc.fchown(open.fd(), Libc.geteuid(), Libc.getegid());
    try {
      dir.make(owner.name());
    } catch (LastErrorException e) {
      if (e.getErrorCode() != Libc.EEXIST) {
        throw e;
      }
      return leftToWhoHasIt(dir, HIDDEN + owner.name());
    }
    sync(dir);
    try {
      return finished(dir, owner);
    } catch (LastErrorException | SdmException e) {
      removeOurs(dir, owner.name());
      throw e;
    }
  }

  /** What was not given away must not be taken for a home by the next run. */
  private static void removeOurs(Dir dir, String name) {
    if (isOursAndEmpty(dir, name)) {
      Libc.unlinkat(dir.fd(), name, REMOVE_DIRECTORY);
    }
  }

  private static boolean finished(Dir dir, Account owner) {
    give(dir, owner.name(), owner).close();
    removeLeftOver(dir, HIDDEN + owner.name());
    sync(dir);
    return true;
  }

  /** Whether what has the name is a home that was left half-made, which is completed. */
  private static boolean completed(Dir dir, Account owner) {
    String hidden = HIDDEN + owner.name();
    if (isThere(dir, hidden) && isOursAndEmpty(dir, owner.name())) {
      return finished(dir, owner);
    }
    return leftToWhoHasIt(dir, hidden);
  }

  private static boolean isOursAndEmpty(Dir dir, String name) {
    Stat now = dir.entry(name);
    boolean isOurs = now.uid() == ROOT || now.uid() == Libc.geteuid();
    if (!isOurs || !now.isDirectory() || (now.mode() & 0777) != OWNER_ONLY) {
      return false;
    }
    try (Dir folder = dir.child(name)) {
      return folder.names().isEmpty();
    }
  }

  private static void sync(Dir dir) {
    try (Dir open = dir.readable()) {
      Libc.fsync(open.fd());
    }
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

  /** Of a run that was interrupted; an empty folder, or it stays. */
  private static void removeLeftOver(Dir dir, String hidden) {
    if (!isThere(dir, hidden)) {
      return;
    }
    try {
      Libc.unlinkat(dir.fd(), hidden, REMOVE_DIRECTORY);
    } catch (LastErrorException e) {
      if (e.getErrorCode() == Libc.ENOTEMPTY || e.getErrorCode() == Libc.EEXIST) {
        throw SdmException.configuration(
            "%s was left by an interrupted run and has been used since; rename it to %s by hand, or move what is in it there."
                .formatted(dir.path().resolve(hidden), hidden.substring(HIDDEN.length())));
      }
      throw e;
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
