package se.lu.maxiv.sdm.proposalsync.core;

import se.lu.maxiv.sdm.model.ProposalId;

/** The text in a group that says: this is SDM's, and of which proposal. */
public final class GroupMark {
  /** How every mark begins. */
  public static final String PREFIX = "sdm:proposal=";

  private GroupMark() {}

  /** The mark of a proposal's group. */
  public static String of(ProposalId proposal) {
    return PREFIX + proposal;
  }
}
