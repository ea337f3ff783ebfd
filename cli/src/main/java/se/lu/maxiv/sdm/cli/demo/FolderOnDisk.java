package se.lu.maxiv.sdm.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A folder with its owner, group and mode as the disk has them.
 *
 * @param uid number of the owner
 * @param gid number of the group
 * @param mode permission bits with setgid, such as 02770
 */
record FolderOnDisk(Path path, int uid, int gid, int mode) {
  private static final int PERMISSIONS = 07777;

  /** Reads a folder back. */
  static FolderOnDisk read(Path path) {
    try {
      Map<String, Object> facts =
          Files.readAttributes(path, "unix:uid,gid,mode", LinkOption.NOFOLLOW_LINKS);
      return new FolderOnDisk(
          path, number(facts, "uid"), number(facts, "gid"), number(facts, "mode") & PERMISSIONS);
    } catch (IOException e) {
      throw SdmException.dependency(
          "The demo expected the folder '%s', which cannot be read (%s)."
              .formatted(path, e.getClass().getSimpleName()));
    }
  }

  /** Gives a folder owner, group and mode, as far as this process may. */
  static void set(FolderOnDisk wanted) throws IOException {
    Files.createDirectories(wanted.path());
    Files.setAttribute(wanted.path(), "unix:uid", wanted.uid());
    Files.setAttribute(wanted.path(), "unix:gid", wanted.gid());
    Files.setAttribute(wanted.path(), "unix:mode", wanted.mode());
  }

  private static int number(Map<String, Object> facts, String name) {
    return (Integer) facts.getOrDefault(name, 0);
  }
}
