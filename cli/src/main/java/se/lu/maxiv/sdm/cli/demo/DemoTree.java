package se.lu.maxiv.sdm.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.SdmException;

/** The folders of the demo's visit: as they shall be, and as they are when they are looked at. */
final class DemoTree {
  private static final int PROPOSAL_MODE = 02750;
  private static final int DATA_MODE = 02770;

  private final DemoDisk disk;
  private final DemoAccounts accounts;

  DemoTree(DemoDisk disk, DemoAccounts accounts) {
    this.disk = disk;
    this.accounts = accounts;
  }

  /** The folders from the user type down, as the data policy wants them. */
  List<FolderOnDisk> wanted(String proposal, String visit, String sample) {
    List<FolderOnDisk> folders = new ArrayList<>(disk.staticFolders("visitors"));
    Path top = disk.dataRoot().resolve("visitors").resolve(DemoAccounts.BEAMLINE);
    Path visitFolder = top.resolve(proposal).resolve(visit);
    int gid = accounts.gid(proposal + "-group");
    folders.add(made(top.resolve(proposal), gid, PROPOSAL_MODE));
    folders.add(made(visitFolder, gid, PROPOSAL_MODE));
    folders.add(made(visitFolder.resolve("process"), gid, DATA_MODE));
    folders.add(made(visitFolder.resolve("raw"), gid, DATA_MODE));
    folders.add(made(visitFolder.resolve("raw").resolve(sample), gid, DATA_MODE));
    return folders;
  }

  /**
   * Reads the folders back.
   *
   * @return a line for each, owner and group as numbers with the demo's names for them
   * @throws SdmException naming the first that is not as wanted
   */
  List<String> lines(List<FolderOnDisk> wanted) {
    return wanted.stream().map(this::line).toList();
  }

  private String line(FolderOnDisk wanted) {
    FolderOnDisk real = FolderOnDisk.read(wanted.path());
    if (!real.equals(wanted)) {
      throw SdmException.dependency(
          "The demo found %s, and wanted %s.".formatted(text(real), text(wanted)));
    }
    return text(real);
  }

  private String text(FolderOnDisk folder) {
    return "%-24s %-24s %04o  %s"
        .formatted(
            owner(folder.uid()),
            group(folder.gid()),
            folder.mode(),
            disk.dataRoot().relativize(folder.path()));
  }

  private String owner(int uid) {
    if (!accounts.privileged()) {
      return uid + " (you)";
    }
    return uid == accounts.service() ? uid + " (service account)" : uid + " (root)";
  }

  private String group(int gid) {
    if (!accounts.privileged()) {
      return gid + " (yours)";
    }
    Map<Integer, String> names =
        accounts.groups().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    return "%d (%s)".formatted(gid, names.getOrDefault(gid, "root"));
  }

  private FolderOnDisk made(Path path, int gid, int mode) {
    return new FolderOnDisk(path, accounts.service(), gid, mode);
  }
}
