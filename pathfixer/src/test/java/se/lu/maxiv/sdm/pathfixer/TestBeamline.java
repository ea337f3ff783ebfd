package se.lu.maxiv.sdm.pathfixer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A beamline on a temporary disk: static folders, a user office, groups and a state directory, and
 * the properties of a PathFixer that works on them.
 *
 * <p>As root the service account is 4001:4001 and every group has its own number; otherwise all of
 * them are the caller's own, which is what an unprivileged server can make.
 */
final class TestBeamline implements AutoCloseable {
  static final String NAME = "nanomax";
  static final String VISIT = "2020112008";
  static final String PROPOSAL = "20170251";
  static final int SERVICE_UID = 4001;
  static final int FIRST_GID = 50_001;
  static final boolean IS_ROOT = owner(Path.of("/proc/self")) == 0;

  private static final List<String> GROUPS =
      List.of(NAME, "20170251-group", "20180001-group", "20190002-group", "20260338-group");

  private final Path top;
  private final Path root;
  private final Map<String, List<String>> properties = new LinkedHashMap<>();

  TestBeamline() {
    this(temporary(), "data");
  }

  /** A beamline whose data root is a folder that exists, such as a disk of its own. */
  TestBeamline(Path root) {
    this(temporary(), root.toString());
  }

  private TestBeamline(Path top, String root) {
    this.top = top;
    this.root = top.resolve(root);
    try {
      for (String type : List.of("visitors", "staff", "proprietary")) {
        Path beamline = Files.createDirectories(root().resolve(type).resolve(NAME));
        give(beamline, gid(NAME), 02775);
      }
      Files.createDirectory(state());
      writeOffice(office());
      writeGroups();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    defaults();
  }

  private static Path temporary() {
    try {
      Path top = Files.createTempDirectory("beamline-");
      Files.setAttribute(top, "unix:mode", 0755);
      return top;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path root() {
    return root;
  }

  Path state() {
    return top.resolve("state");
  }

  Path officeFile() {
    return top.resolve("office.json");
  }

  Path groupsFile() {
    return top.resolve("groups");
  }

  /** raw of the visit that most tests use. */
  Path raw() {
    return root().resolve("visitors/" + NAME + "/" + PROPOSAL + "/" + VISIT + "/raw");
  }

  /** The number that a group has here. */
  static int gid(String group) {
    return IS_ROOT ? FIRST_GID + GROUPS.indexOf(group) : gidOf(Path.of("/proc/self"));
  }

  static int uid() {
    return IS_ROOT ? SERVICE_UID : owner(Path.of("/proc/self"));
  }

  /** The properties, to be changed before a device takes them. */
  Map<String, List<String>> properties() {
    return properties;
  }

  TestBeamline with(String property, String... lines) {
    properties.put(property, List.of(lines));
    return this;
  }

  /** What the user office says from now on. */
  void writeOffice(String json) {
    write(officeFile(), json);
  }

  static int mode(Path path) {
    return (int) attribute(path, "unix:mode") & 07777;
  }

  static int gidOf(Path path) {
    return (int) attribute(path, "unix:gid");
  }

  static int owner(Path path) {
    return (int) attribute(path, "unix:uid");
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                throws IOException {
              Files.setAttribute(dir, "unix:mode", 0700);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path dir, @org.jspecify.annotations.Nullable IOException e) throws IOException {
              Files.delete(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The office that most tests use: one line a proposal would be too long, so a text block. */
  static String office() {
    return """
        {"asOf": "%s", "complete": true, "proposals": [
          {"id": "20170251", "title": "In-situ membrane protein study", "type": "standard",
           "status": "ACCEPTED", "rawStatus": "Accepted", "beamlines": ["nanomax"],
           "pi": "anagon", "proposer": "anagon",
           "participants": [
             {"username": "anagon", "firstName": "Ana", "lastName": "Gonzalez",
              "externalId": "duo:1", "accountActive": true, "roles": ["pi", "proposer"]},
             {"username": "carlcarl", "firstName": "Carl", "lastName": "Carlsson",
              "accountActive": true, "roles": ["visitor"]}],
           "visits": [
             {"id": "1", "beamline": "nanomax", "start": "2020-11-20T08:00:00+01:00",
              "end": "2020-11-22T08:00:00+01:00", "status": "SCHEDULED", "localContact": "loccon",
              "participants": ["anagon", "carlcarl"]},
             {"id": "2", "beamline": "nanomax", "start": "2021-02-01T16:00:00+01:00",
              "end": "2021-02-02T08:00:00+01:00", "status": "SCHEDULED"}]},
          {"id": "20180001", "title": "Beamline tests", "type": "in-house",
           "status": "ACCEPTED", "beamlines": ["nanomax"], "pi": "staffan",
           "participants": [{"username": "staffan", "accountActive": true, "roles": ["pi"]}],
           "visits": [{"id": "3", "beamline": "nanomax", "start": "2022-03-01T08:00:00+01:00",
              "end": "2022-03-03T08:00:00+01:00"}]},
          {"id": "20190002", "title": "Somebody else's", "type": "standard",
           "status": "ACCEPTED", "beamlines": ["nanomax"], "pi": "otherpi",
           "participants": [{"username": "otherpi", "accountActive": true, "roles": ["pi"]}],
           "visits": [{"id": "4", "beamline": "nanomax", "start": "2022-05-01T08:00:00+02:00",
              "end": "2022-05-03T08:00:00+02:00"}]},
          {"id": "20200003", "title": "Of another beamline", "type": "standard",
           "status": "ACCEPTED", "beamlines": ["balder"], "pi": "carlcarl",
           "participants": [], "visits": []},
          {"id": "20200004", "title": "Turned down", "type": "standard",
           "status": "REFUSED", "rawStatus": "Refused", "beamlines": ["nanomax"],
           "pi": "carlcarl", "participants": [], "visits": []},
          {"id": "20260338", "title": "Secret alloy", "type": "proprietary",
           "userType": "proprietary", "status": "ACCEPTED", "beamlines": ["nanomax"],
           "participants": [], "visits": [], "restricted": true}
        ]}
        """
        .formatted(Instant.now());
  }

  private void defaults() {
    with("Beamline", NAME);
    with("DataRoot", root().toString());
    with("ServiceAccount", IS_ROOT ? SERVICE_UID + ":" + SERVICE_UID : "");
    with("UserOfficeUrl", officeFile().toString());
    with("StateDirectory", state().toString());
    with("GroupSource", "file:" + groupsFile());
    with("StaffUsers", "staffan");
    with("SelectableAfter", "36500");
    with("Endstations", "diffraction", "imaging");
  }

  private void writeGroups() {
    var lines = new StringBuilder();
    GROUPS.forEach(group -> lines.append(group + " " + gid(group) + "\n"));
    write(groupsFile(), lines.toString());
  }

  private static void give(Path folder, int gid, int mode) throws IOException {
    Files.setAttribute(folder, "unix:uid", uid());
    Files.setAttribute(folder, "unix:gid", gid);
    Files.setAttribute(folder, "unix:mode", mode);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object attribute(Path path, String name) {
    try {
      return Files.getAttribute(path, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
