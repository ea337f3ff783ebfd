package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.FolderState;
import se.lu.maxiv.sdm.model.Folders;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Folders on a POSIX file system, worked on by descriptor so that nobody who may write in one of
 * them can divert the work elsewhere. Stateless and thread-safe; calls block with the storage.
 */
public final class PosixFolders implements Folders {
  /** {@code struct statvfs} on 64-bit Linux: f_frsize at 8, f_bavail at 32, 112 bytes in all. */
  private static final int STATVFS_SIZE = 112;

  @Override
  public List<FolderState> make(FolderPlan plan) {
    return walking("make", plan, walk -> walk.make(plan));
  }

  @Override
  public String makeNumbered(FolderPlan below, Folder folder) {
    return walking(
        "make a numbered sample in",
        below,
        walk -> {
          walk.make(below);
          String name = NumberedFolder.make(walk, folder);
          walk.sync();
          return name;
        });
  }

  @Override
  public void prove(FolderPlan plan, Account account) {
    Probe.prove(plan, account);
  }

  @Override
  public void bar(FolderPlan below, String name, Account account) {
    walking(
        "make the file " + Shown.quoted(name) + " in",
        below,
        walk -> {
          walk.make(below);
          Barrier.make(walk, name, account);
          walk.sync();
          return name;
        });
  }

  @Override
  public boolean exists(FolderPlan plan) {
    return walking("look for", plan, walk -> reaches(walk, plan));
  }

  @Override
  public List<String> newest(FolderPlan plan, int most) {
    return walking(
        "list the folders in",
        plan,
        walk -> reaches(walk, plan) ? NewestFolders.in(walk.here(), most) : List.of());
  }

  @Override
  public void sweep(FolderPlan plan) {
    walking(
        "remove " + Probe.NAME + " in",
        plan,
        walk -> {
          boolean isThere = reaches(walk, plan);
          if (isThere) {
            Probe.sweep(walk.here());
          }
          return isThere;
        });
  }

  private static boolean reaches(Walk walk, FolderPlan plan) {
    return plan.chain().stream().allMatch(folder -> walk.enterExisting(folder.name()));
  }

  @Override
  public long freeBytes(Path folder) {
    byte[] result = new byte[STATVFS_SIZE];
    try {
      Libc.statvfs(folder.toString(), result);
    } catch (LastErrorException e) {
      throw Failure.of("ask for the free space of", folder, e);
    }
    ByteBuffer buffer = ByteBuffer.wrap(result).order(ByteOrder.nativeOrder());
    return Math.multiplyExact(buffer.getLong(8), buffer.getLong(32));
  }

  private static <T> T walking(String attempt, FolderPlan plan, Function<Walk, T> work) {
    try (Walk walk = Walk.from(plan.root())) {
      return work.apply(walk);
    } catch (LastErrorException e) {
      throw Failure.of(attempt, plan.leaf(), e);
    }
  }
}
