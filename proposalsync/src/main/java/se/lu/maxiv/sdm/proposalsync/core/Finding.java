package se.lu.maxiv.sdm.proposalsync.core;

import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;

/**
 * Something that a plan cannot put right and a person should know.
 *
 * @param kind what it is
 * @param proposal of which proposal, null when it is of none in particular
 * @param sentence what is the matter and what to do, without personal data beyond username and
 *     proposal
 */
public record Finding(Kind kind, @Nullable ProposalId proposal, String sentence) {
  /** The kinds of finding. */
  public enum Kind {
    /** The user office's answer is missing, old, incomplete, empty or much smaller. */
    OFFICE(true),
    /** The user office's record of a proposal could not be understood, wholly or in part. */
    SKIPPED(true),
    /** A proposal that stands in the answer twice. */
    TWICE(true),
    /** A proposal that was asked for and is not accepted. */
    NOT_ACCEPTED(true),
    /** A proprietary proposal: its people are not told. */
    RESTRICTED(false),
    /** A proposal without people. */
    NO_PEOPLE(true),
    /** People of a proposal without a username. */
    NO_USERNAME(false),
    /** A username that the directory does not have. */
    NO_ACCOUNT(true),
    /** A username that several accounts have. */
    AMBIGUOUS_ACCOUNT(true),
    /** An account without a usable uidNumber. */
    NO_UID(true),
    /** An account whose uidNumber another one has too. */
    SHARED_UID(true),
    /** An account that somebody disabled after SDM had enabled it. */
    DISABLED_SINCE(true),
    /** A disabled account that is not SDM's to enable. */
    DISABLED(true),
    /** A name that is taken in {@code ActiveOu} in all its forms. */
    NAME_TAKEN(true),
    /** A value that cannot be written into an attribute. */
    BAD_VALUE(true),
    /** A home that cannot be made. */
    NO_HOME(true),
    /** A proposal's group that cannot be taken for one. */
    GROUP_UNUSABLE(true),
    /** A proposal's group that has not the template's name. */
    GROUP_RENAMED(true),
    /** A group for which no number is left, or for which none can be asked. */
    NO_GID(true),
    /** A group whose number is not safe. */
    UNSAFE_GID(true),
    /** A group that is named by a property and does not exist. */
    NO_SUCH_GROUP(true),
    /** A group that no property names any more and that has members whom SDM added. */
    NOT_NAMED(true),
    /** Members of a proposal's group that are neither its people nor its beamlines' staff. */
    OTHER_MEMBERS(false),
    /** A beamline without a group. */
    NO_BEAMLINE_GROUP(false);

    private final boolean failure;

    Kind(boolean failure) {
      this.failure = failure;
    }
  }

  /** Whether somebody must act, as against know. */
  public boolean isFailure() {
    return kind.failure;
  }
}
