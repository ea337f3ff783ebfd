package se.lu.maxiv.sdm.pathfixer.core;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.UserType;

/**
 * What was settled when a folder was first made, so that later changes in the user office cannot
 * move data: the user type of a proposal and the folder's name of a visit.
 *
 * @param types by proposal
 * @param visits by {@code <proposal>/<office's visit id>}
 */
public record Pins(Map<String, UserType> types, Map<String, String> visits) {
  /** Nothing is settled yet. */
  public static final Pins NONE = new Pins(Map.of(), Map.of());

  /** Copies the maps. */
  public Pins {
    types = Map.copyOf(types);
    visits = Map.copyOf(visits);
  }

  /** The user type settled for a proposal. */
  public Optional<UserType> typeOf(ProposalId proposal) {
    return Optional.ofNullable(types.get(proposal.text()));
  }

  /** The folder's name settled for a visit. */
  public Optional<String> folderOf(ProposalId proposal, String visitId) {
    return Optional.ofNullable(visits.get(key(proposal, visitId)));
  }

  /** These and what a complete selection settles; what is settled already stays. */
  public Pins with(ChosenProposal proposal, ChosenVisit visit) {
    var newTypes = new TreeMap<>(types);
    newTypes.putIfAbsent(proposal.id().text(), proposal.userType());
    var newVisits = new TreeMap<>(visits);
    if (!visit.officeId().isEmpty()) {
      newVisits.putIfAbsent(key(proposal.id(), visit.officeId()), visit.folder());
    }
    return new Pins(newTypes, newVisits);
  }

  private static String key(ProposalId proposal, String visitId) {
    return proposal.text() + "/" + visitId;
  }
}
