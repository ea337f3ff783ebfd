package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.List;

/** One line of the journal. What SDM has done and must not forget is told by these alone. */
public sealed interface JournalLine
    permits JournalLine.Started,
        JournalLine.Intended,
        JournalLine.Happened,
        JournalLine.Ended,
        JournalLine.OfficeSeen,
        JournalLine.Noted,
        JournalLine.Approved,
        JournalLine.ApprovalUsed,
        Remembered {
  /** When it was written. */
  Instant at();

  /** Why a run was started. */
  enum Purpose {
    /** {@code Sync}: what needs nobody's approval. */
    SYNC,
    /** {@code Approve}: all of a plan. */
    APPROVED,
    /** {@code Undo}: removals of an earlier run taken back. */
    UNDO
  }

  /** How a change ended. */
  enum Result {
    /** Written, or found written after an interruption. */
    DONE,
    /** It was so already. */
    ALREADY_SO,
    /** Certainly not written. */
    REFUSED,
    /** Perhaps written. */
    UNKNOWN
  }

  /** What was noticed about a membership or an account. */
  enum Observation {
    /** The user office no longer names this member. */
    MISSING,
    /** It names it again. */
    RETURNED,
    /** Somebody else took away what SDM had added. */
    FORGOTTEN,
    /** An account that SDM was to enable was found enabled, whoever did it. */
    ENABLED
  }

  /**
   * A run begins.
   *
   * @param run its identity
   * @param controller the domain controller
   * @param hash of the plan
   * @param by the client's host, or what started it
   */
  record Started(String run, Instant at, Purpose purpose, String controller, String hash, String by)
      implements JournalLine {}

  /** These changes of one object are written next. */
  record Intended(String run, Instant at, List<Trace> changes) implements JournalLine {
    /** Copies the changes. */
    public Intended {
      changes = List.copyOf(changes);
    }
  }

  /** What came of one of them. */
  record Happened(String run, Instant at, Trace change, Result result, String sentence)
      implements JournalLine {}

  /** A run ends. */
  record Ended(String run, Instant at, int done, int skipped, int failed) implements JournalLine {}

  /**
   * A complete answer of the user office was used.
   *
   * @param asOf its own time
   * @param accepted the number of accepted proposals in it
   */
  record OfficeSeen(Instant at, Instant asOf, int accepted) implements JournalLine {}

  /**
   * Something was noticed about a membership, or about an account.
   *
   * @param group the group; for {@link Observation#ENABLED} the account itself
   * @param member the account or group in it
   */
  record Noted(Instant at, Observation observation, ObjectRef group, ObjectRef member)
      implements JournalLine {}

  /**
   * A plan was approved.
   *
   * @param by the client's host
   * @param proposal the one that the plan was for, empty: all
   */
  record Approved(Instant at, String hash, String by, String proposal) implements JournalLine {}

  /** An approval is used up by a run, whatever comes of that. */
  record ApprovalUsed(Instant at, String hash, String run) implements JournalLine {}
}
