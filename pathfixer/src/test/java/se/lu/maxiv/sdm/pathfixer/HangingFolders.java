package se.lu.maxiv.sdm.pathfixer;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.FolderState;
import se.lu.maxiv.sdm.model.Folders;
import se.lu.maxiv.sdm.support.posix.PosixFolders;

/** The real folders, behind a gate: storage that hangs as a file server that went away does. */
final class HangingFolders implements Folders {
  private final Folders real = new PosixFolders();
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch lists = new CountDownLatch(0);

  void hang() {
    gate = new CountDownLatch(1);
  }

  /** Only lists of folders hang, such as those of a very large folder. */
  void hangLists() {
    lists = new CountDownLatch(1);
  }

  void goOn() {
    gate.countDown();
    lists.countDown();
  }

  /** How many calls are stuck. */
  int waiting() {
    return waiting.get();
  }

  private void pass() {
    pass(gate);
  }

  private void pass(CountDownLatch gate) {
    waiting.incrementAndGet();
    try {
      gate.await();
      waiting.decrementAndGet();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<FolderState> make(FolderPlan plan) {
    pass();
    return real.make(plan);
  }

  @Override
  public String makeNumbered(FolderPlan below, Folder folder) {
    pass();
    return real.makeNumbered(below, folder);
  }

  @Override
  public void prove(FolderPlan plan, Account account) {
    pass();
    real.prove(plan, account);
  }

  @Override
  public void bar(FolderPlan below, String name, Account account) {
    pass();
    real.bar(below, name, account);
  }

  @Override
  public boolean exists(FolderPlan plan) {
    pass();
    return real.exists(plan);
  }

  @Override
  public List<String> newest(FolderPlan plan, int most) {
    pass();
    pass(lists);
    return real.newest(plan, most);
  }

  @Override
  public void sweep(FolderPlan plan) {
    pass();
    real.sweep(plan);
  }

  @Override
  public long freeBytes(Path folder) {
    pass();
    return real.freeBytes(folder);
  }
}
