package se.lu.maxiv.sdm.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import se.lu.maxiv.sdm.cli.dsconfig.PropertyValues;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A temporary data root with its static folders, and what a PathFixer needs beside it. A process of
 * its own removes it when this JVM ends, however that ends.
 */
final class DemoDisk implements AutoCloseable {
  /** Where the demo's visits begin at 08. */
  static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

  private static final List<String> USER_TYPES = List.of("visitors", "staff", "proprietary");
  private static final int SECONDS_TO_REMOVE = 10;
  // Ends with this JVM, whose death closes its input; a second try for what a dying server left.
  private static final String REMOVE =
      "cat >/dev/null; rm -rf \"$1\" || { sleep 1; rm -rf \"$1\"; }";

  private final Path folder;
  private final DemoAccounts accounts;
  private final Process remover;

  private DemoDisk(Path folder, DemoAccounts accounts, Process remover) {
    this.folder = folder;
    this.accounts = accounts;
    this.remover = remover;
  }

  /** Makes it below the system's temporary folder. */
  static DemoDisk make(DemoAccounts accounts) {
    try {
      Path folder = Files.createTempDirectory("sdm-demo-");
      var disk = new DemoDisk(folder, accounts, startRemover(folder));
      Files.setAttribute(folder, "unix:mode", 0755);
      Files.createDirectory(folder.resolve("state"));
      Files.createDirectory(folder.resolve("journal"));
      Files.createDirectory(folder.resolve("home"));
      disk.makeStaticFolders();
      return disk;
    } catch (IOException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "The demo's folders could not be made below '%s': %s."
              .formatted(System.getProperty("java.io.tmpdir"), e),
          e);
    }
  }

  /** Where user types begin. */
  Path dataRoot() {
    return folder.resolve("data");
  }

  /** The static folders of a user type: its own and the beamline's. */
  List<FolderOnDisk> staticFolders(String userType) {
    Path top = dataRoot().resolve(userType);
    int rootGroup = accounts.privileged() ? 0 : accounts.gid(DemoAccounts.BEAMLINE);
    return List.of(
        new FolderOnDisk(top, accounts.root(), rootGroup, 02755),
        new FolderOnDisk(
            top.resolve(DemoAccounts.BEAMLINE),
            accounts.service(),
            accounts.gid(DemoAccounts.BEAMLINE),
            02775));
  }

  /** The properties of a ProposalSync with the embedded user office and directory. */
  PropertyValues syncProperties() {
    String maxiv = "OU=MAXIV,DC=maxlab,DC=example";
    Map<String, List<String>> properties = new LinkedHashMap<>();
    properties.put("UserOfficeUrl", List.of("embedded"));
    properties.put("LdapUrl", List.of("embedded"));
    properties.put("BaseDn", List.of("DC=maxlab,DC=example"));
    properties.put("SourceOus", List.of("OU=DUOINACTIVE," + maxiv));
    properties.put("ActiveOu", List.of("OU=DUOACTIVE," + maxiv));
    properties.put("GroupsOu", List.of("OU=Groups," + maxiv));
    properties.put("GidRange", List.of("61000-61999"));
    properties.put("BeamlineGroups", List.of("biomax=biomax", "nanomax=nanomax"));
    properties.put("Resources", List.of("all=vpn", "beamline:nanomax=presto"));
    properties.put("ExtraAttributes", List.of("mail=email"));
    properties.put("SyncPeriod", List.of("0"));
    properties.put("JournalDirectory", List.of(folder.resolve("journal").toString()));
    if (accounts.privileged()) {
      properties.put("HomeRoot", List.of(folder.resolve("home").toString()));
    }
    return PropertyValues.of(properties);
  }

  /** The properties of a PathFixer that works on it, with the embedded user office. */
  PropertyValues pathProperties(DemoAccounts grouped) {
    writeGroups(grouped);
    Map<String, List<String>> properties = new LinkedHashMap<>();
    properties.put("Beamline", List.of(DemoAccounts.BEAMLINE));
    properties.put("DataRoot", List.of(dataRoot().toString()));
    if (accounts.privileged()) {
      properties.put("ServiceAccount", List.of(accounts.serviceAccount()));
    }
    properties.put("BeamlineGroup", List.of(DemoAccounts.BEAMLINE));
    properties.put("Endstations", List.of("imaging", "diffraction"));
    properties.put("TimeZone", List.of(ZONE.getId()));
    properties.put("UserOfficeUrl", List.of("embedded"));
    properties.put("StateDirectory", List.of(folder.resolve("state").toString()));
    properties.put("GroupSource", List.of("file:" + folder.resolve("groups")));
    return PropertyValues.of(properties);
  }

  /** The properties of a MetadataCollector that keeps its scans on it, without a catalogue. */
  PropertyValues metadataProperties() {
    return PropertyValues.of(
        Map.of(
            "PathFixerDevice", List.of(DemoServer.PATH_FIXER.device()),
            "StoreUrl", List.of(folder.resolve("scans.db").toString()),
            "FileWait", List.of("5"),
            "TimeZone", List.of(ZONE.getId())));
  }

  private void writeGroups(DemoAccounts grouped) {
    try {
      Files.write(folder.resolve("groups"), grouped.groupLines());
    } catch (IOException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR, "The demo's groups could not be written: " + e + ".", e);
    }
  }

  @Override
  public void close() {
    try {
      remover.getOutputStream().close();
      remover.waitFor(SECONDS_TO_REMOVE, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw SdmException.dependency("Removing '%s' failed: remove it.".formatted(folder));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeStaticFolders() throws IOException {
    for (String userType : USER_TYPES) {
      for (FolderOnDisk wanted : staticFolders(userType)) {
        FolderOnDisk.set(wanted);
      }
    }
  }

  // A session of its own, so that Ctrl-C does not end it before its work.
  private static Process startRemover(Path folder) throws IOException {
    return new ProcessBuilder("setsid", "sh", "-c", REMOVE, "sh", folder.toString()).start();
  }
}
