package se.lu.maxiv.sdm.pathfixer.core;

import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.UserType;

/**
 * A proposal as it was when it was chosen; kept with the selection so that a restart needs no user
 * office.
 *
 * @param id its identity
 * @param userType which of the three trees its data are in
 * @param group the name of its group
 * @param title as shown to people; empty when it is restricted
 * @param principalInvestigator as shown to people; empty when it is restricted
 */
public record ChosenProposal(
    ProposalId id, UserType userType, String group, String title, String principalInvestigator) {

  /** The same under another user type. */
  ChosenProposal under(UserType type) {
    var other = new ChosenProposal(id, type, group, title, principalInvestigator);
    return type == UserType.PROPRIETARY ? other.bare() : other;
  }

  /** The same without title and people. */
  ChosenProposal bare() {
    return new ChosenProposal(id, userType, group, "", "");
  }
}
