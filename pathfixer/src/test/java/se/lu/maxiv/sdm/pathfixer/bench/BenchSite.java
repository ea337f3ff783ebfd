package se.lu.maxiv.sdm.pathfixer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.lu.maxiv.sdm.harness.Trees;

/**
 * A beamline on the disk that is measured: static folders, groups, a user office and a state
 * directory. As root the service account is 4001:4001 with a group for each proposal; otherwise all
 * of it is the caller's own.
 */
final class BenchSite implements AutoCloseable {
  static final String BEAMLINE = "nanomax";
  static final int PROPOSALS = 100;
  static final int MANY_PROPOSALS = 2000;
  private static final int ACCOUNT = 4001;
  private static final int FIRST_GID = 50_000;

  private final Path top;
  private final boolean isRoot;
  private final int ownGid;

  BenchSite(Path disk) throws IOException {
    isRoot = (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    ownGid = (int) Files.getAttribute(Path.of("/proc/self"), "unix:gid");
    top = Files.createTempDirectory(disk, "sdm-bench-");
    Runtime.getRuntime().addShutdownHook(new Thread(this::remove, "bench-remove"));
    Files.setAttribute(top, "unix:mode", 0755);
    for (String type : List.of("visitors", "staff", "proprietary")) {
      Path beamline = Files.createDirectories(root().resolve(type).resolve(BEAMLINE));
      if (isRoot) {
        Files.setAttribute(beamline, "unix:uid", ACCOUNT);
        Files.setAttribute(beamline, "unix:gid", FIRST_GID);
      }
      Files.setAttribute(beamline, "unix:mode", 02775);
    }
    Files.createDirectory(state());
    Files.writeString(groups(), groupLines());
    write(PROPOSALS);
  }

  boolean isRoot() {
    return isRoot;
  }

  /** The kind of file system that is measured. */
  String fileSystem() throws IOException {
    return Files.getFileStore(top).type();
  }

  Path beamlineFolder() {
    return root().resolve("visitors").resolve(BEAMLINE);
  }

  /** The path that PathFixer shows for the first visit. */
  String firstPath() {
    Map<String, String> wish = BenchOffice.wish(1, 0);
    return beamlineFolder() + "/" + wish.get("proposal") + "/" + wish.get("visit") + "/raw";
  }

  Path stateFile(String device) {
    return state().resolve(device.replace('/', '_') + ".json");
  }

  /** The user office has so many proposals from now on. */
  void write(int proposals) throws IOException {
    Files.writeString(office(), BenchOffice.json(proposals));
  }

  Map<String, List<String>> properties() {
    return Map.of(
        "Beamline", List.of(BEAMLINE),
        "DataRoot", List.of(root().toString()),
        "ServiceAccount", List.of(isRoot ? ACCOUNT + ":" + ACCOUNT : ""),
        "UserOfficeUrl", List.of(office().toString()),
        "StateDirectory", List.of(state().toString()),
        "GroupSource", List.of("file:" + groups()),
        "StaffUsers", List.of(BenchOffice.STAFF),
        "SelectableAfter", List.of("36500"));
  }

  @Override
  public void close() {
    remove();
  }

  private synchronized void remove() {
    try {
      Trees.remove(top);
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
    }
  }

  private String groupLines() {
    return IntStream.rangeClosed(0, MANY_PROPOSALS)
        .mapToObj(this::groupLine)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private String groupLine(int n) {
    String name = n == 0 ? BEAMLINE : BenchOffice.proposal(n) + "-group";
    return name + " " + (isRoot ? FIRST_GID + n : ownGid);
  }

  private Path root() {
    return top.resolve("data");
  }

  private Path state() {
    return top.resolve("state");
  }

  private Path office() {
    return top.resolve("office.json");
  }

  private Path groups() {
    return top.resolve("groups");
  }
}
