package se.lu.maxiv.sdm.proposalsync.core;

import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The name of a proposal's group, {@code {proposal}-group} for instance.
 *
 * @param text has {@code {proposal}} once and something besides: systems take a name of digits only
 *     for a number
 */
public record GroupTemplate(String text) {
  private static final String PROPOSAL = "{proposal}";
  private static final Pattern ID = Pattern.compile("[0-9]{8}|(?i:commissioning)");
  // Active Directory refuses the rest in a sAMAccountName with result 19.
  private static final Pattern REST =
      Pattern.compile("[A-Za-z0-9_. -]*[A-Za-z_.-][A-Za-z0-9_. -]*");

  /**
   * Refuses what cannot be a group's name.
   *
   * @throws SdmException (CONFIGURATION_ERROR)
   */
  public GroupTemplate {
    int at = text.indexOf(PROPOSAL);
    String rest = at < 0 ? "" : text.substring(0, at) + text.substring(at + PROPOSAL.length());
    if (!REST.matcher(rest).matches() || !text.strip().equals(text)) {
      throw SdmException.configuration(
          "ProposalGroupTemplate is "
              + Shown.quoted(text)
              + "; write {proposal} once, with letters besides, such as {proposal}-group.");
    }
  }

  /** Whether some proposal's group has that name; the case is ignored. */
  public boolean matches(String name) {
    int at = text.indexOf(PROPOSAL);
    String after = text.substring(at + PROPOSAL.length());
    int end = name.length() - after.length();
    return end > at
        && name.regionMatches(true, 0, text, 0, at)
        && name.regionMatches(true, end, after, 0, after.length())
        && ID.matcher(name.substring(at, end)).matches();
  }

  /** The group's name. */
  public String name(ProposalId proposal) {
    return text.replace(PROPOSAL, proposal.text());
  }
}
