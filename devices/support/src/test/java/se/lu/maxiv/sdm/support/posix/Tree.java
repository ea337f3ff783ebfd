package se.lu.maxiv.sdm.support.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderPlan;

/** The folders of one visit as plans, and a way to see what the disk has. */
final class Tree {
  static final String PROPOSAL = "20170251";

  static final int SERVICE = 4001;
  static final int SERVICE_GROUP = 4001;
  static final int PROPOSAL_GROUP = 5001;
  static final int BEAMLINE_GROUP = 6000;
  static final int USER = 7001;

  private final Path root;
  private final int uid;
  private final int gid;

  private Tree(Path root, int uid, int gid) {
    this.root = root;
    this.uid = uid;
    this.gid = gid;
  }

  /** A tree of whoever runs the test. */
  static Tree own(Path root) {
    return new Tree(root, Libc.geteuid(), Libc.getegid());
  }

  /** A tree as at a beamline; the static folders can be made by root only. */
  static Tree service(Path root) {
    return new Tree(root, SERVICE, PROPOSAL_GROUP);
  }

  FolderPlan beamline() {
    if (uid == Libc.geteuid()) {
      return plan(folder("visitors", Kind.STATIC, 02755), folder("biomax", Kind.STATIC, 02755));
    }
    return plan(
        new Folder("visitors", Kind.STATIC, 0, 0, 02755),
        new Folder("biomax", Kind.STATIC, uid, BEAMLINE_GROUP, 02755));
  }

  FolderPlan raw() {
    return below(
        beamline(),
        folder(PROPOSAL, Kind.PROPOSAL, 02750),
        folder("2024012108", Kind.VISIT, 02750),
        folder("raw", Kind.DATA, 02770));
  }

  FolderPlan sample(String... names) {
    Folder[] samples = new Folder[names.length];
    for (int i = 0; i < names.length; i++) {
      samples[i] = folder(names[i], Kind.SAMPLE, 02770);
    }
    return below(raw(), samples);
  }

  Folder folder(String name, Kind kind, int mode) {
    return new Folder(name, kind, uid, gid, mode);
  }

  FolderPlan plan(Folder... chain) {
    return new FolderPlan(root, List.of(chain), true);
  }

  static FolderPlan below(FolderPlan above, Folder... more) {
    List<Folder> chain = new ArrayList<>(above.chain());
    chain.addAll(List.of(more));
    return new FolderPlan(above.root(), chain, above.makeStatic());
  }

  FolderPlan cut(int levels) {
    FolderPlan all = sample("lysozyme");
    return new FolderPlan(root, all.chain().subList(0, levels), true);
  }

  static FolderPlan withoutStatic(FolderPlan plan) {
    return new FolderPlan(plan.root(), plan.chain(), false);
  }

  /** "uid gid mode" of what stands there, a link itself. */
  static String seen(Path path) throws IOException {
    Map<String, Object> is =
        Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
    return is.get("uid")
        + " "
        + is.get("gid")
        + " "
        + String.format("%o", (Integer) is.get("mode"));
  }

  static void give(Path path, int uid, int gid, int mode) throws IOException {
    Files.setAttribute(path, "unix:uid", uid);
    Files.setAttribute(path, "unix:gid", gid);
    setMode(path, mode);
  }

  static String mode(Path path) throws IOException {
    return Stat.octal(
        (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777);
  }

  static void setMode(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
  }

  /** Every path below with what it is: two equal lists mean that nothing was touched. */
  static List<String> inventory(Path top) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : (Iterable<Path>) all.sorted()::iterator) {
        String content = Files.isRegularFile(path) ? Files.readString(path) : "";
        lines.add(path + " " + seen(path) + " " + content);
      }
    }
    return lines;
  }
}
