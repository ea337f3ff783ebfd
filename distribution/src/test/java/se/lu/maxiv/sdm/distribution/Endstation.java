package se.lu.maxiv.sdm.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.harness.TangoWorld;

/**
 * A PathFixer of the distribution with a disk of its own, where staffan is staff.
 *
 * @param disk the folder of all its folders
 * @param pathFixer the server
 */
record Endstation(Path disk, Installed pathFixer) {

  /** Starts one that tells nobody its path. */
  static Endstation start(TangoWorld world, Path disk) throws IOException {
    return start(world, disk, Map.of());
  }

  /**
   * Starts one.
   *
   * @param more properties
   */
  static Endstation start(TangoWorld world, Path disk, Map<String, List<String>> more)
      throws IOException {
    Files.createDirectories(disk.resolve("data/staff/nanomax"));
    Files.createDirectory(disk.resolve("state"));
    int gid = (int) Files.getAttribute(disk, "unix:gid");
    int uid = (int) Files.getAttribute(disk, "unix:uid");
    Files.writeString(disk.resolve("groups"), "nanomax " + Math.max(1, gid) + "\n");
    Map<String, List<String>> properties = new HashMap<>(more);
    properties.put("Beamline", List.of("nanomax"));
    properties.put("DataRoot", List.of(disk.resolve("data").toString()));
    properties.put("StateDirectory", List.of(disk.resolve("state").toString()));
    // an unprivileged server that names an account warns of the rights it lacks
    properties.put("ServiceAccount", List.of(uid == 0 ? uid + ":" + gid : ""));
    properties.put("GroupSource", List.of("file:" + disk.resolve("groups")));
    properties.put("StaffUsers", List.of("staffan"));
    Path java = Path.of(System.getProperty("java.home"));
    return new Endstation(disk, Installed.start(world, java, "PathFixer", properties));
  }

  /** The device. */
  String device() {
    return pathFixer.device();
  }

  /** The raw folder of a commissioning visit. */
  Path raw(String visit) {
    return disk.resolve("data/staff/nanomax/commissioning").resolve(visit).resolve("raw");
  }
}
