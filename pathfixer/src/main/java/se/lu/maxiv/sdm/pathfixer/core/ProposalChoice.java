package se.lu.maxiv.sdm.pathfixer.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.UserType;

/**
 * A proposal as it is offered to a person, with what helps to find it.
 *
 * @param id what is written to Proposal
 * @param title empty for a proprietary one
 * @param principalInvestigator empty for a proprietary one
 * @param userType where its data go, null as long as nobody has settled it
 * @param visits those that the person may choose, newest first; empty where a name is typed
 */
public record ProposalChoice(
    ProposalId id,
    String title,
    String principalInvestigator,
    @Nullable UserType userType,
    List<ChosenVisit> visits) {

  /** Copies the visits. */
  public ProposalChoice {
    visits = List.copyOf(visits);
  }
}
