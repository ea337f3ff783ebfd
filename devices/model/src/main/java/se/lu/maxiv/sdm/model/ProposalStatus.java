package se.lu.maxiv.sdm.model;

/** Where a proposal stands in the user office. Only an accepted one may take data. */
public enum ProposalStatus {
  /** May take data. */
  ACCEPTED,
  /** On the reserve list. */
  RESERVED,
  /** Turned down. */
  REFUSED,
  /** All its beamtime is used. */
  FINISHED,
  /** Anything else: in review, being edited, a word nobody has mapped. */
  UNKNOWN
}
