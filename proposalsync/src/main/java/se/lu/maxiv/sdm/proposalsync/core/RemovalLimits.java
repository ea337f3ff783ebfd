package se.lu.maxiv.sdm.proposalsync.core;

import se.lu.maxiv.sdm.model.SdmException;

/**
 * How much may be taken away without a person's approval.
 *
 * @param count memberships within 24 hours, 0 or more ({@code MaxRemovals})
 * @param percent of all managed memberships, 0 to 100 ({@code MaxRemovalPercent})
 * @param graceDays how long a member stays after the user office first lacked the person, 0 or more
 */
public record RemovalLimits(int count, int percent, int graceDays) {
  /** Careful: twenty, five in a hundred, at once. */
  public static final RemovalLimits DEFAULT = new RemovalLimits(20, 5, 0);

  /**
   * Refuses what is no count, percentage or number of days.
   *
   * @throws SdmException (CONFIGURATION_ERROR)
   */
  public RemovalLimits {
    if (count < 0 || percent < 0 || percent > 100 || graceDays < 0) {
      throw SdmException.configuration(
          "MaxRemovals %d, MaxRemovalPercent %d, GraceDays %d: give 0 or more, and 0 to 100 percent."
              .formatted(count, percent, graceDays));
    }
  }

  /** Whether so many removals of so many memberships need approval. */
  public boolean areExceededBy(int removals, int memberships) {
    return removals > count || removals * 100L > (long) percent * memberships;
  }
}
