package se.lu.maxiv.sdm.proposalsync.core;

/**
 * A change that is not made now.
 *
 * @param change the change
 * @param hold what it waits for
 * @param because why, one sentence
 */
public record Withheld(Change change, Hold hold, String because) {
  /** What a change can wait for, the strictest last. */
  public enum Hold {
    /** Somebody to approve the plan. */
    APPROVAL,
    /** Its day. */
    GRACE,
    /** A better answer of the user office: no approval helps. */
    FORBIDDEN
  }
}
