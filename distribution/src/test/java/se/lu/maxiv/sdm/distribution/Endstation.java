package se.lu.maxiv.sdm.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Starts one. */
  static Endstation start(TangoWorld world, Path disk) throws IOException {
    Files.createDirectories(disk.resolve("data/staff/nanomax"));
    Files.createDirectory(disk.resolve("state"));
    int gid = (int) Files.getAttribute(disk, "unix:gid");
    int uid = (int) Files.getAttribute(disk, "unix:uid");
    Files.writeString(disk.resolve("groups"), "nanomax " + Math.max(1, gid) + "\n");
    Path java = Path.of(System.getProperty("java.home"));
    return new Endstation(
        disk,
        Installed.start(
            world,
            java,
            "PathFixer",
            Map.of(
                "Beamline", List.of("nanomax"),
                "DataRoot", List.of(disk.resolve("data").toString()),
                "StateDirectory", List.of(disk.resolve("state").toString()),
                // an unprivileged server that names an account warns of the rights it lacks
                "ServiceAccount", List.of(uid == 0 ? uid + ":" + gid : ""),
                "GroupSource", List.of("file:" + disk.resolve("groups")),
                "StaffUsers", List.of("staffan"))));
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
