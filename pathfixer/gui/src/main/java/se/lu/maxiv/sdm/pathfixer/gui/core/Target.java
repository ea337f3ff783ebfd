package se.lu.maxiv.sdm.pathfixer.gui.core;

/**
 * An acquisition system that is told the path, as PropagationJson has it.
 *
 * @param name such as sardana:macroserver/nanomax/1
 * @param status OK, CLOSED, PENDING, MISMATCH, SHADOWED or FAILED
 * @param isReady whether scans go to the path and are stored
 * @param reason why, and what to do; may be empty
 * @param readBack what it has
 */
public record Target(String name, String status, boolean isReady, String reason, String readBack) {

  /** Whether a person can do something about it by sending the path again. */
  public boolean needsHelp() {
    return !status.equals("CLOSED") && !isReady;
  }

  /** The sentence beside it. */
  public String sentence() {
    return reason.isEmpty() ? readBack : reason;
  }
}
