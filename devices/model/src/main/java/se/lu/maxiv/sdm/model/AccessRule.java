package se.lu.maxiv.sdm.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one rule of who may see a proposal and its visits.
 *
 * <p>PI and proposer always; the visit's participants if it lists them, else the proposal's;
 * beamline staff see all. A restricted (proprietary) proposal and commissioning are for staff only.
 */
public final class AccessRule {
  private AccessRule() {}

  /**
   * Whether a person may see a proposal at all, that is, be offered it.
   *
   * @param staff accounts of the beamline's staff
   */
  public static Access toProposal(String user, Proposal proposal, Set<String> staff) {
    Access known = always(user, proposal, staff);
    if (known != null) {
      return known;
    }
    boolean inSomeVisit = proposal.visits().stream().anyMatch(v -> v.participants().contains(user));
    if (inSomeVisit || isParticipant(user, proposal)) {
      return granted(user, "a participant of proposal " + proposal.id());
    }
    return noParticipant(user, proposal);
  }

  /**
   * Whether a person may see the data of one visit.
   *
   * @param staff accounts of the beamline's staff
   */
  public static Access toVisit(String user, Proposal proposal, Visit visit, Set<String> staff) {
    Access known = always(user, proposal, staff);
    if (known != null) {
      return known;
    }
    if (visit.participants().isEmpty()) {
      return isParticipant(user, proposal)
          ? granted(user, "a participant of proposal " + proposal.id())
          : noParticipant(user, proposal);
    }
    if (visit.participants().contains(user)) {
      return granted(user, "a participant of this visit of proposal " + proposal.id());
    }
    return new Access.Denied(
        Shown.plain(user)
            + " is not among the participants that the user office lists for this visit of proposal "
            + proposal.id()
            + "; ask its PI or the user office to add them.");
  }

  private static @Nullable Access always(String user, Proposal proposal, Set<String> staff) {
    if (staff.contains(user)) {
      return granted(user, "beamline staff");
    }
    if (proposal.restricted()) {
      return new Access.Denied(
          "Proposal "
              + proposal.id()
              + " is proprietary and only beamline staff may select it; "
              + Shown.plain(user)
              + " is not: ask the beamline staff.");
    }
    if (user.equals(proposal.pi())) {
      return granted(user, "the PI of proposal " + proposal.id());
    }
    return user.equals(proposal.proposer())
        ? granted(user, "the proposer of proposal " + proposal.id())
        : null;
  }

  /** Asked for each of thousands of people, so it makes no set of them. */
  private static boolean isParticipant(String user, Proposal proposal) {
    return proposal.participants().stream().anyMatch(p -> user.equals(p.username()));
  }

  private static Access granted(String user, String as) {
    return new Access.Granted(Shown.plain(user) + " has access as " + as + ".");
  }

  private static Access noParticipant(String user, Proposal proposal) {
    return new Access.Denied(
        Shown.plain(user)
            + " is no participant of proposal "
            + proposal.id()
            + "; ask its PI or the user office to add them.");
  }
}
