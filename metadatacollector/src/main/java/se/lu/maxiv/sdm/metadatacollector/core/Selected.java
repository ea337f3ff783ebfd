package se.lu.maxiv.sdm.metadatacollector.core;

/**
 * What PathFixer has selected: the parts of its {@code SelectionJson} that describe a scan. Unset
 * texts are empty.
 *
 * @param username the user at the beamline
 * @param proposal eight digits
 * @param visit the visit's folder
 * @param sample the sample's folder
 * @param beamline lower case
 * @param endstation a label
 * @param userType visitors, staff or proprietary
 * @param group the proposal's group in the directory
 * @param title the proposal's title
 * @param principalInvestigator a person's name
 * @param path {@code …/raw}
 */
public record Selected(
    String username,
    String proposal,
    String visit,
    String sample,
    String beamline,
    String endstation,
    String userType,
    String group,
    String title,
    String principalInvestigator,
    String path) {
  /** Whether there is a session. */
  public boolean isSession() {
    return !proposal.isEmpty() && !visit.isEmpty();
  }
}
