package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The proof that an account can write data in a folder: it goes the way there, makes a file, writes
 * it, syncs it, reads it back and removes it. Runs within {@link ActingAs}: calls only.
 */
final class Probe implements Runnable {
  /** Always the same, so that what was left over is found by the next proof. */
  static final String NAME = ".sdm-probe";

  private static final int TRIES = 5;

  private final Path root;
  private final List<String> names;
  private final byte[] content =
      ("sdm probe " + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII);
  private final byte[] readBack = new byte[content.length];
  private String step = "go to";
  private Path place;
  private @Nullable Stat file;

  Probe(FolderPlan plan) {
    this.root = plan.root();
    this.names = plan.chain().stream().map(Folder::name).toList();
    this.place = root;
  }

  /**
   * Proves it.
   *
   * @throws SdmException when the account cannot write there or files do not get the group
   */
  static void prove(FolderPlan plan, Account account) {
    Probe probe = new Probe(plan);
    try {
      ActingAs.run(account.uid(), account.gid(), probe);
    } catch (LastErrorException e) {
      throw probe.refused(account, e);
    }
    probe.check(plan, account);
  }

  @Override
  public void run() {
    Dir here = Dir.root(root);
    try {
      for (String name : names) {
        place = place.resolve(name);
        Dir next = here.child(name);
        here.close();
        here = next;
      }
      write(here);
    } finally {
      here.close();
    }
  }

  private void write(Dir dir) {
    step = "make a file in";
    int fd = create(dir);
    try {
      step = "write a file in";
      file = Dir.statOf(fd);
      Libc.write(fd, content, content.length);
      Libc.fsync(fd);
      step = "read a file in";
      Libc.pread(fd, readBack, readBack.length, 0);
    } finally {
      Libc.close(fd);
      remove(dir);
    }
  }

  /** What an interrupted proof left is removed: the account that made it may remove it. */
  private static int create(Dir dir) {
    for (int i = 0; ; i++) {
      try {
        return dir.create(NAME, 0600);
      } catch (LastErrorException e) {
        if (e.getErrorCode() != Libc.EEXIST || i == TRIES) {
          throw e;
        }
        remove(dir);
      }
    }
  }

  /** Removes what an interrupted proof left; a folder of its name is for the next proof to tell. */
  static void sweep(Dir dir) {
    try {
      remove(dir);
    } catch (LastErrorException e) {
      if (e.getErrorCode() != Libc.EISDIR) {
        throw e;
      }
    }
  }

  /** Removes the file; that somebody else was faster is fine. */
  private static void remove(Dir dir) {
    try {
      dir.remove(NAME);
    } catch (LastErrorException e) {
      if (e.getErrorCode() != Libc.ENOENT) {
        throw e;
      }
    }
  }

  private SdmException refused(Account account, LastErrorException e) {
    return new SdmException(
        Failure.reason(e.getErrorCode()),
        "The account " + shown(account) + " could not " + step + " " + place + ": " + why(e) + ".",
        e);
  }

  private static String why(LastErrorException e) {
    return switch (e.getErrorCode()) {
      case Libc.EACCES, Libc.EPERM ->
          "permission denied; check owner, group and mode of it and of the folders above";
      case Libc.EISDIR ->
          "a folder named "
              + NAME
              + " stands there, in place of the file that every proof makes and removes; ask"
              + " beamline staff to move it away";
      default -> Failure.why(e.getErrorCode(), e);
    };
  }

  private void check(FolderPlan plan, Account account) {
    if (!Arrays.equals(content, readBack)) {
      throw SdmException.dependency(
          "A file written in "
              + place
              + " as "
              + shown(account)
              + " was read back with another content; call the administrator of the storage.");
    }
    Folder leaf = plan.chain().get(plan.chain().size() - 1);
    Stat seen = file;
    if ((leaf.mode() & 02000) != 0 && seen != null && seen.gid() != leaf.gid()) {
      throw SdmException.dependency(
          "A file made in "
              + place
              + " got group "
              + Integer.toUnsignedString(seen.gid())
              + " instead of "
              + leaf.gid()
              + ", so the group could not read data; call the administrator of the storage.");
    }
  }

  private static String shown(Account account) {
    return account.name() + " (uid " + account.uid() + ")";
  }
}
