package se.lu.maxiv.sdm.model;

/**
 * One folder as it shall be.
 *
 * @param name its own name, a plain path part
 * @param kind what it is for, which decides how strict the check of an existing one is
 * @param uid the owner's number
 * @param gid the group's number
 * @param mode permission bits with setgid, for instance 02770
 */
public record Folder(String name, Kind kind, int uid, int gid, int mode) {
  /** What a folder is for. */
  public enum Kind {
    /** User type or beamline: made by the administrator, never made or changed here by default. */
    STATIC,
    /** The proposal's own. */
    PROPOSAL,
    /** A visit's own. */
    VISIT,
    /** raw or process. */
    DATA,
    /** A sample's, below raw: others may have made it. */
    SAMPLE
  }

  /** Refuses names that are not plain. */
  public Folder {
    if (name.isEmpty() || name.equals(".") || name.equals("..") || !isPlain(name)) {
      throw SdmException.outOfRange("A folder cannot be named " + Shown.quoted(name) + ".");
    }
  }

  /** A NUL would end the name early for the system. */
  private static boolean isPlain(String name) {
    return name.indexOf('/') < 0 && name.indexOf('\0') < 0;
  }
}
