package se.lu.maxiv.sdm.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folders of two beamlines with the demo's user office, and the properties of devices on them.
 *
 * @param folder everything lies below it
 * @param account owner of the folders; empty: whoever runs the tests, without rights to name one
 */
record BeamlinesOnDisk(Path folder, String account) {
  private static final List<String> GROUPS =
      List.of("nanomax", "biomax", "20170251-group", "20260412-group", "20260338-group");

  /** Makes the static folders. */
  static BeamlinesOnDisk make(Path folder) throws IOException {
    for (String type : List.of("visitors", "staff", "proprietary")) {
      Files.createDirectories(folder.resolve("data").resolve(type).resolve("nanomax"));
      Files.createDirectories(folder.resolve("data").resolve(type).resolve("biomax"));
    }
    Files.createDirectory(folder.resolve("state"));
    int gid = (int) Files.getAttribute(folder, "unix:gid");
    int uid = (int) Files.getAttribute(folder, "unix:uid");
    Files.write(
        folder.resolve("groups"),
        GROUPS.stream().map(group -> group + " " + Math.max(1, gid)).toList());
    return new BeamlinesOnDisk(folder, uid == 0 ? uid + ":" + gid : "");
  }

  /** Where data go. */
  Path data() {
    return folder.resolve("data");
  }

  /** A PathFixer as MXCuBE's beamlines have it, with a target that nobody can reach. */
  Map<String, List<String>> biomax() {
    Map<String, List<String>> properties = new HashMap<>(pathFixer("biomax"));
    properties.put("VisitFormat", List.of("yyyyMMdd"));
    properties.put("Propagate", List.of("attribute:no/such/detector/FilePath"));
    return properties;
  }

  /** A beamline's PathFixer. */
  Map<String, List<String>> pathFixer(String beamline) {
    return Map.of(
        "Beamline", List.of(beamline),
        "DataRoot", List.of(data().toString()),
        "StateDirectory", List.of(folder.resolve("state").toString()),
        "ServiceAccount", List.of(account),
        "GroupSource", List.of("file:" + folder.resolve("groups")),
        "UserOfficeUrl", List.of("embedded"),
        "Endstations", List.of("imaging", "diffraction"));
  }

  /** A ProposalSync with the embedded directory. */
  Map<String, List<String>> proposalSync() {
    String maxiv = "OU=MAXIV,DC=maxlab,DC=example";
    return Map.of(
        "UserOfficeUrl", List.of("embedded"),
        "LdapUrl", List.of("embedded"),
        "BaseDn", List.of("DC=maxlab,DC=example"),
        "SourceOus", List.of("OU=DUOINACTIVE," + maxiv),
        "ActiveOu", List.of("OU=DUOACTIVE," + maxiv),
        "GroupsOu", List.of("OU=Groups," + maxiv),
        "GidRange", List.of("61000-61999"),
        "BeamlineGroups", List.of("nanomax=nanomax"),
        "JournalDirectory", List.of(folder.resolve("state").toString()));
  }

  /** A MetadataCollector without a catalogue. */
  Map<String, List<String>> collector(String pathFixer) {
    return Map.of(
        "PathFixerDevice", List.of(pathFixer),
        "StoreUrl", List.of(folder.resolve("scans.db").toString()),
        "FileWait", List.of("1"));
  }
}
