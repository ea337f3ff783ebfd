package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;

/**
 * What was told by lines that stand in an archive by now. A journal that was shortened begins with
 * these: together they are what is known of all those lines.
 */
public sealed interface Remembered extends JournalLine {
  /**
   * The lines before are in the archive of that name.
   *
   * @param archive the file's name
   */
  record Shortened(Instant at, String archive) implements Remembered {}

  /**
   * SDM added that member and it stands.
   *
   * @param member the member's name at that time
   * @param restored whether an administrator restored it by {@code Undo}
   */
  record Added(Instant at, MembershipKey membership, String member, boolean restored)
      implements Remembered {}

  /** SDM removed that member, at that time and without approval. */
  record Removed(Instant at, MembershipKey membership) implements Remembered {}

  /**
   * SDM was to enable that account.
   *
   * @param done whether it is enabled; otherwise it is still to be
   */
  record Enabled(Instant at, ObjectId account, boolean done) implements Remembered {}

  /** The move of an account that was enabled already was begun and not done. */
  record MoveBegun(Instant at, Trace change) implements Remembered {}

  /** A proposal's group was given that number. */
  record GidGiven(Instant at, String proposal, int gid) implements Remembered {}

  /**
   * A change was begun, at that time, and its end is not known, as {@link JournalKnowledge.Open}.
   */
  record Begun(Instant at, String run, Trace change, boolean left) implements Remembered {}

  /** A run whose changes may be heard of still. */
  record RunOf(Instant at, String run, Purpose purpose) implements Remembered {}

  /**
   * One of those lines matters as it is.
   *
   * @param line noted what is missing, an answer of the user office, or an approval
   */
  record Still(JournalLine line) implements Remembered {
    @Override
    public Instant at() {
      return line.at();
    }
  }
}
