package se.lu.maxiv.sdm.support.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderPlan;

/**
 * How long the work on folders takes, next to the bare system calls and syncs it contains. Run by
 * hand with a folder on the storage in question; prints medians and the slowest of some hundreds.
 */
final class FoldersDemo {
  private static final int TIMES = 300;

  private FoldersDemo() {}

  /** Argument: an existing folder, in which a folder is made and left. */
  public static void main(String[] arguments) throws IOException {
    Path root = Files.createTempDirectory(Path.of(arguments[0]), "sdm-demo");
    Tree.setMode(root, 0755);
    boolean isRoot = Libc.geteuid() == 0;
    Tree tree = isRoot ? Tree.service(root) : Tree.own(root);
    Account account =
        isRoot ? new Account("service", Tree.SERVICE, Tree.SERVICE_GROUP) : Accounts.own();
    PosixFolders folders = new PosixFolders();
    folders.make(tree.raw());
    folders.prove(tree.raw(), account);

    Map<String, IntConsumer> works = new LinkedHashMap<>();
    works.put("make, 5 levels that exist", i -> folders.make(tree.raw()));
    works.put("make a new visit (visit, raw)", i -> folders.make(visit(tree, "v" + i)));
    works.put("  bare: mkdir 2, fsync 3", i -> bareVisit(tree, "b" + i));
    works.put("make a new sample", i -> folders.make(tree.sample("s" + i)));
    works.put("next sample", i -> folders.makeNumbered(visit(tree, "v1"), sample(tree)));
    works.put("prove", i -> folders.prove(tree.raw(), account));
    works.put("  bare: create, fsync, unlink", i -> bareProbe(tree));
    measure(works);
  }

  private static Folder sample(Tree tree) {
    return tree.folder("n", Kind.SAMPLE, 02770);
  }

  private static FolderPlan visit(Tree tree, String name) {
    return Tree.below(
        tree.cut(3), tree.folder(name, Kind.VISIT, 02750), tree.folder("raw", Kind.DATA, 02770));
  }

  private static void bareVisit(Tree tree, String name) {
    try (Dir proposal = Dir.root(tree.cut(3).leaf())) {
      proposal.make(name);
      try (Dir visit = proposal.child(name)) {
        visit.make("raw");
        try (Dir raw = visit.child("raw")) {
          sync(proposal);
          sync(visit);
          sync(raw);
        }
      }
    }
  }

  private static void sync(Dir dir) {
    try (Dir readable = dir.readable()) {
      Libc.fsync(readable.fd());
    }
  }

  private static void bareProbe(Tree tree) {
    try (Dir raw = Dir.root(tree.raw().leaf())) {
      int fd = raw.create("bare", 0600);
      Libc.write(fd, new byte[46], 46);
      Libc.fsync(fd);
      Libc.close(fd);
      raw.remove("bare");
    }
  }

  /** In turns, so that what else the disk is doing meets all alike. */
  private static void measure(Map<String, IntConsumer> works) {
    Map<String, double[]> millis = new LinkedHashMap<>();
    works.keySet().forEach(name -> millis.put(name, new double[TIMES]));
    for (int i = 0; i < TIMES; i++) {
      for (Map.Entry<String, IntConsumer> work : works.entrySet()) {
        long begin = System.nanoTime();
        work.getValue().accept(i);
        millis.getOrDefault(work.getKey(), new double[0])[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    millis.forEach(FoldersDemo::print);
  }

  private static void print(String name, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%-32s median %7.3f ms, p90 %7.3f ms%n",
        name,
        millis[TIMES / 2],
        millis[TIMES * 9 / 10]);
  }
}
