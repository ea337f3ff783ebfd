package se.lu.maxiv.sdm.pathfixer.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Nanomax on a temporary disk with the embedded user office, for a PathFixer to work on. */
final class WindowSite {
  private static final int SERVICE = 4001;
  private static final List<String> GROUPS =
      List.of("nanomax", "20260412-group", "20260555-group", "20260338-group");

  private final Path top;
  private final Path data;
  private final int uid;
  private final int gid;

  WindowSite(Path top) throws IOException {
    this(top, top.resolve("data"));
  }

  /** One whose data lie elsewhere. */
  WindowSite(Path top, Path data) throws IOException {
    this.top = top;
    this.data = data;
    boolean isRoot = attribute(Path.of("/proc/self"), "unix:uid") == 0;
    this.uid = isRoot ? SERVICE : attribute(Path.of("/proc/self"), "unix:uid");
    this.gid = isRoot ? SERVICE : attribute(Path.of("/proc/self"), "unix:gid");
    Files.setAttribute(top, "unix:mode", 0755);
    for (String type : List.of("visitors", "staff", "proprietary")) {
      Path beamline = Files.createDirectories(data.resolve(type).resolve("nanomax"));
      Files.setAttribute(beamline, "unix:uid", uid);
      Files.setAttribute(beamline, "unix:gid", gid);
      Files.setAttribute(beamline, "unix:mode", 02775);
    }
    Files.createDirectory(top.resolve("state"));
    Files.createDirectory(top.resolve("home"));
    Files.write(groups(), GROUPS.stream().map(name -> name + " " + gid).toList());
  }

  private static int attribute(Path path, String name) throws IOException {
    return (int) Files.getAttribute(path, name);
  }

  private Path groups() {
    return top.resolve("groups");
  }

  /** Where the window keeps its settings. */
  Path home() {
    return top.resolve("home");
  }

  /**
   * The properties of its PathFixer.
   *
   * @param targets lines of Propagate
   */
  Map<String, List<String>> properties(String... targets) {
    Map<String, List<String>> all = new HashMap<>();
    all.put("Beamline", List.of("nanomax"));
    all.put("DataRoot", List.of(data.toString()));
    all.put("ServiceAccount", List.of(uid == SERVICE ? SERVICE + ":" + SERVICE : ""));
    all.put("BeamlineGroup", List.of("nanomax"));
    all.put("Endstations", List.of("imaging", "diffraction"));
    all.put("UserOfficeUrl", List.of("embedded"));
    all.put("StateDirectory", List.of(top.resolve("state").toString()));
    all.put("GroupSource", List.of("file:" + groups()));
    all.put("Propagate", Stream.of(targets).toList());
    return all;
  }
}
