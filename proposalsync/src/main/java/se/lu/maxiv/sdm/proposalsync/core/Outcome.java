package se.lu.maxiv.sdm.proposalsync.core;

import org.jspecify.annotations.Nullable;

/** What came of one change. */
public sealed interface Outcome {
  /**
   * Written.
   *
   * @param created the objectGUID of the group that was made; null for every other change
   */
  record Done(@Nullable ObjectId created) implements Outcome {}

  /**
   * Nothing was written since the directory is so already: somebody else was quicker.
   *
   * @param sentence for people
   */
  record AlreadySo(String sentence) implements Outcome {}

  /**
   * Certainly not written.
   *
   * @param sentence what was tried, on what, why it was refused, what to do
   */
  record Refused(String sentence) implements Outcome {}

  /**
   * Perhaps written, perhaps later still: time-out or a lost connection (result codes 85, 81, 91).
   * The object is left until it has been read again.
   *
   * @param sentence what was tried, on what, and what happened
   */
  record Unknown(String sentence) implements Outcome {}

  /**
   * Nothing was sent, and nothing can be any more in this session: the connection is lost.
   *
   * @param sentence what was not tried, on what, and why
   */
  record NotTried(String sentence) implements Outcome {}

  /** Written, a change that makes nothing. */
  static Outcome done() {
    return new Done(null);
  }
}
