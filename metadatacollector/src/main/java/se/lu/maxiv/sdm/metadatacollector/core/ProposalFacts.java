package se.lu.maxiv.sdm.metadatacollector.core;

/**
 * What the user office says of a proposal, by way of PathFixer.
 *
 * @param id eight digits
 * @param title its title
 * @param firstName of the principal investigator, empty when unknown
 * @param lastName of the principal investigator, empty when unknown
 * @param email of the principal investigator, empty when unknown
 * @param group the group in the directory
 * @param userType visitors, staff or proprietary; empty when unknown
 */
public record ProposalFacts(
    String id,
    String title,
    String firstName,
    String lastName,
    String email,
    String group,
    String userType) {
  /** The principal investigator's name, empty when unknown. */
  public String principalInvestigator() {
    return (firstName + " " + lastName).strip();
  }
}
