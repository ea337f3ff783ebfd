package se.lu.maxiv.sdm.support.posix;

import java.nio.file.Path;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderState.Outcome;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The decision about a folder that exists already: a pure function.
 *
 * @param outcome UNCHANGED, REPAIRED (to be done) or ACCEPTED
 * @param note what was found, one sentence; empty when it is right
 */
record FolderCheck(Outcome outcome, String note) {
  private static final int OWNER_WRITE = 0200;
  private static final int GROUP_RWX_SETGID = 02070;
  private static final FolderCheck RIGHT = new FolderCheck(Outcome.UNCHANGED, "");

  /**
   * Decides.
   *
   * @throws SdmException when the folder may neither be used nor repaired
   */
  static FolderCheck of(Folder wanted, Path path, Stat found) {
    if (wanted.kind() == Kind.STATIC) {
      return RIGHT;
    }
    if (found.uid() != wanted.uid()) {
      return foreign(wanted, path, found);
    }
    if ((found.mode() & OWNER_WRITE) == 0) {
      throw closed(path, found);
    }
    if (found.gid() == wanted.gid() && found.mode() == wanted.mode()) {
      return RIGHT;
    }
    if (found.isMountPoint()) {
      throw wrongMountPoint(wanted, path, found);
    }
    return new FolderCheck(Outcome.REPAIRED, repaired(wanted, path, found));
  }

  private static FolderCheck foreign(Folder wanted, Path path, Stat found) {
    if (wanted.kind() != Kind.SAMPLE) {
      throw SdmException.notAllowed(
          path
              + " belongs to somebody else ("
              + found.shown()
              + " instead of uid "
              + wanted.uid()
              + "); nothing was changed: ask the administrator to give it to the service account"
              + " or to move it away.");
    }
    boolean isWritable = (found.mode() & GROUP_RWX_SETGID) == GROUP_RWX_SETGID;
    if (found.gid() != wanted.gid() || !isWritable) {
      throw SdmException.notAllowed(
          "The sample folder "
              + path
              + " was made by somebody else ("
              + found.shown()
              + ") and the group cannot work in it; ask its owner for group "
              + wanted.gid()
              + " and mode 2770, or choose another sample name.");
    }
    return new FolderCheck(
        Outcome.ACCEPTED,
        path + " was made by somebody else (" + found.shown() + "): taken as is.");
  }

  private static SdmException closed(Path path, Stat found) {
    return SdmException.notAllowed(
        path
            + " is closed: its owner may not write ("
            + found.shown()
            + "); ask beamline staff to reopen it.");
  }

  private static SdmException wrongMountPoint(Folder wanted, Path path, Stat found) {
    return SdmException.configuration(
        path
            + " is a mount point with "
            + found.shown()
            + ", which is never changed here; ask the administrator to give it "
            + wish(wanted)
            + ".");
  }

  private static String repaired(Folder wanted, Path path, Stat found) {
    return path
        + " had group "
        + Integer.toUnsignedString(found.gid())
        + " and mode "
        + Stat.octal(found.mode())
        + ": set to group "
        + wanted.gid()
        + " and mode "
        + Stat.octal(wanted.mode())
        + ".";
  }

  /** For sentences: "owner uid 0, group gid 0 and mode 2755". */
  static String wish(Folder wanted) {
    return "owner uid "
        + wanted.uid()
        + ", group gid "
        + wanted.gid()
        + " and mode "
        + Stat.octal(wanted.mode());
  }
}
