package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.lu.maxiv.sdm.model.Shown;

/**
 * A person's yes to one plan: good once, for one hour, for the plan with that hash only.
 *
 * @param hash the plan's
 * @param at when it was given
 * @param by the client's host
 * @param proposal the one that the plan was for, empty: all
 */
public record Approval(String hash, Instant at, String by, String proposal) {
  /** How long it is good. */
  public static final Duration VALID = Duration.ofHours(1);

  /** Whether its hour has passed, or it comes from a time that is not yet. */
  public boolean isExpired(Instant now) {
    return now.isBefore(at) || !now.isBefore(at.plus(VALID));
  }

  /** Why it does not allow that plan now; empty when it does. */
  public Optional<String> refusal(SyncPlan plan, Instant now) {
    if (isExpired(now)) {
      return Optional.of(
          "The approval of plan %s, given at %s from %s, is not valid any more: it is good for one hour; read the plan and approve it again."
              .formatted(shown(hash), at, Shown.plain(by)));
    }
    if (!plan.hash().equals(hash)) {
      return Optional.of(
          "The plan is not the one that was approved: it was %s and is now %s; read it and approve that."
              .formatted(shown(hash), shown(plan.hash())));
    }
    return Optional.empty();
  }

  private static String shown(String hash) {
    return Shown.plain(hash.length() <= 12 ? hash : hash.substring(0, 12));
  }
}
