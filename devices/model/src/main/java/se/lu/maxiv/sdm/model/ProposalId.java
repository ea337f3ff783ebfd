package se.lu.maxiv.sdm.model;

import java.util.regex.Pattern;

/**
 * The identity of a proposal: eight digits, the year and a serial number (20170251), or {@code
 * commissioning}, the staff's own pseudo-proposal.
 *
 * @param text eight digits or {@code commissioning}
 */
public record ProposalId(String text) implements Comparable<ProposalId> {
  // stands before the constant below, whose making needs it
  private static final Pattern EIGHT_DIGITS = Pattern.compile("[0-9]{8}");

  /** The pseudo-proposal for the staff's own measurements; it is not in the user office. */
  public static final ProposalId COMMISSIONING = new ProposalId("commissioning");

  /**
   * Refuses what is not a proposal's identity.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) with the form that is expected
   */
  public ProposalId {
    if (!EIGHT_DIGITS.matcher(text).matches() && !text.equals("commissioning")) {
      throw SdmException.outOfRange(
          "The proposal "
              + Shown.quoted(text)
              + " was refused: a proposal is eight digits, such as 20170251, or commissioning.");
    }
  }

  /** Whether this is the staff's pseudo-proposal. */
  public boolean isCommissioning() {
    return text.equals("commissioning");
  }

  @Override
  public int compareTo(ProposalId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
