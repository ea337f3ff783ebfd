package se.lu.maxiv.sdm.proposalsync.core;

import se.lu.maxiv.sdm.model.SdmException;

/**
 * The numbers that proposal groups may have.
 *
 * @param first the lowest, at least 1
 * @param last the highest, included; at most 2,147,483,647, above which Active Directory's 32 bits
 *     wrap silently
 */
public record GidRange(int first, int last) {
  /**
   * Refuses an empty range and group 0.
   *
   * @throws SdmException (CONFIGURATION_ERROR)
   */
  public GidRange {
    if (first < 1 || last < first) {
      throw SdmException.configuration(
          "GidRange is %d-%d; write the lowest and the highest number, such as 50000-59999."
              .formatted(first, last));
    }
  }

  /** Whether a number is in it. */
  public boolean contains(int gid) {
    return first <= gid && gid <= last;
  }
}
