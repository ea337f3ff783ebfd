package se.lu.maxiv.sdm.proposalsync.core;

/** The directory that is kept like the user office. A port; calls block and have time limits. */
public interface Directory {
  /**
   * A session on one domain controller, for one run.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException when none can be reached or the bind is refused
   */
  DirectorySession open();

  /** What it is, for Status. */
  String description();
}
