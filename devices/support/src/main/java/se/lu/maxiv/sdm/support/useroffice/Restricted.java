package se.lu.maxiv.sdm.support.useroffice;

import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.UserType;

/**
 * The rule for proprietary proposals: no title, no people and no visits of theirs enter memory or a
 * file, even when an office sends them.
 */
final class Restricted {
  private static final String WORD = "proprietary";

  private Restricted() {}

  /** Whether a type's word says so; DUO's letter is P. */
  static boolean isProprietary(String rawType) {
    return rawType.equalsIgnoreCase(WORD) || rawType.equalsIgnoreCase("p");
  }

  /** The proposal itself, or what may be known of it when it is restricted or proprietary. */
  static Proposal stripped(Proposal p) {
    boolean keptBack =
        p.restricted() || p.userType() == UserType.PROPRIETARY || isProprietary(p.rawType());
    return keptBack ? p.bare() : p;
  }
}
