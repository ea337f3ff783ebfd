package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Optional;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.ProposalId;

/** The text in a group that says: this is SDM's, and of which proposal. */
public final class GroupMark {
  /** How every mark begins. */
  public static final String PREFIX = "sdm:proposal=";

  private static final Pattern NUMBERED = Pattern.compile(Pattern.quote(PREFIX) + "[0-9]{8}");

  private GroupMark() {}

  /** The mark of a proposal's group. */
  public static String of(ProposalId proposal) {
    return PREFIX + proposal;
  }

  /** The number of the proposal that a mark names; empty when it names none. */
  static Optional<String> proposal(String mark) {
    return NUMBERED.matcher(mark).matches()
        ? Optional.of(mark.substring(PREFIX.length()))
        : Optional.empty();
  }
}
