package se.lu.maxiv.sdm.model;

import java.nio.file.Path;

/**
 * One folder as it is, read back after the work.
 *
 * @param path where
 * @param outcome what was done
 * @param uid the owner's number
 * @param gid the group's number
 * @param mode permission bits, for instance 02770
 * @param note what was found and changed, one sentence; empty unless repaired or accepted
 */
public record FolderState(Path path, Outcome outcome, int uid, int gid, int mode, String note) {
  /** What was done with a folder. */
  public enum Outcome {
    /** It was right already. */
    UNCHANGED,
    /** It was made now. */
    MADE,
    /** It is our own and group or mode were wrong: set right. */
    REPAIRED,
    /** Somebody else's below raw, but writable for the group: taken as it is. */
    ACCEPTED
  }
}
