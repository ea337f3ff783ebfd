package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.PathPart;
import se.lu.maxiv.sdm.model.ProposalId;

/**
 * Whom a scan belongs to, and why it is held back if that is not certain.
 *
 * <p>The place of its files decides. The selection fills what the place does not tell, and only
 * when both name the same proposal and visit; otherwise the scan waits for a person.
 *
 * @param proposal eight digits or {@code commissioning}; empty when unknown
 * @param visit the visit's folder
 * @param sample the sample's folder
 * @param beamline lower case
 * @param endstation a label
 * @param userType the type of the proposal as its data's folder says; empty when unknown
 * @param group the proposal's group in the directory
 * @param user the user at the beamline
 * @param principalInvestigator a person's name
 * @param proposalTitle the proposal's title
 * @param held why nothing of the scan may leave yet, one sentence; empty when it may
 * @param resolves whether a later answer of PathFixer may end that by itself
 */
public record Belonging(
    String proposal,
    String visit,
    String sample,
    String beamline,
    String endstation,
    String userType,
    String group,
    String user,
    String principalInvestigator,
    String proposalTitle,
    String held,
    boolean resolves) {
  private static final String WAITS =
      "PathFixer did not answer, so its principal investigator is not known yet.";

  /** Where nobody can be asked what is selected. */
  private static final String NO_PLACE = "Its data are in no visit's folder; decide.";

  /** Before anything is known. */
  public static final Belonging UNKNOWN =
      new Belonging("", "", "", "", "", "", "", "", "", "", "Nothing is known of it yet.", false);

  /**
   * Decides.
   *
   * @param folder what the place of the files tells, empty when it is no visit's
   * @param selected what PathFixer says at this moment, null when it does not answer
   */
  public static Belonging of(Optional<ScanFolder> folder, @Nullable Selected selected) {
    if (folder.isPresent()) {
      return selected == null
          ? ofFolder(folder.get(), WAITS, true)
          : ofBoth(folder.get(), selected);
    }
    if (selected == null) {
      return UNKNOWN.held(
          "Its data are in no visit's folder and PathFixer did not answer; decide.", true);
    }
    return selected.isSession()
        ? ofSelection(selected)
        : UNKNOWN.heldBecause(
            "Its data are in no visit's folder and there was no session; decide.");
  }

  /** Decides where there is no PathFixer: the place of the files alone. */
  public static Belonging of(Optional<ScanFolder> folder) {
    return folder
        .map(place -> ofFolder(place, "", false))
        .orElseGet(() -> UNKNOWN.heldBecause(NO_PLACE));
  }

  private static Belonging ofBoth(ScanFolder folder, Selected selected) {
    boolean agrees =
        selected.proposal().equals(folder.proposal().text())
            && selected.visit().equals(folder.visit());
    if (agrees
        && !selected.userType().isEmpty()
        && !selected.userType().equals(folder.userType())) {
      return ofFolder(
          folder,
          otherType(folder.proposal().text(), folder.userType(), selected.userType()),
          false);
    }
    if (agrees) {
      return new Belonging(
          selected.proposal(),
          selected.visit(),
          folder.sample(),
          folder.beamline(),
          selected.endstation(),
          folder.userType(),
          selected.group(),
          selected.username(),
          selected.principalInvestigator(),
          selected.title(),
          "",
          false);
    }
    String why =
        selected.isSession()
            ? "Its data lie in proposal %s, visit %s, but %s, visit %s was selected; decide."
                .formatted(folder.proposal(), folder.visit(), selected.proposal(), selected.visit())
            : "Its data lie in proposal %s, visit %s, but there was no session; decide."
                .formatted(folder.proposal(), folder.visit());
    return ofFolder(folder, why, false);
  }

  private static String otherType(String proposal, String lies, String is) {
    return "Its data lie under %s, but proposal %s is %s for the user office; decide."
        .formatted(lies, proposal, is);
  }

  private static Belonging ofFolder(ScanFolder folder, String held, boolean resolves) {
    return new Belonging(
        folder.proposal().text(),
        folder.visit(),
        folder.sample(),
        folder.beamline(),
        "",
        folder.userType(),
        "",
        "",
        "",
        "",
        held,
        resolves);
  }

  private static Belonging ofSelection(Selected selected) {
    return new Belonging(
        selected.proposal(),
        selected.visit(),
        selected.sample(),
        selected.beamline(),
        selected.endstation(),
        selected.userType(),
        selected.group(),
        selected.username(),
        selected.principalInvestigator(),
        selected.title(),
        "",
        false);
  }

  /**
   * The same, of a scan whose place is known only now; what was selected then is not asked again.
   */
  public Belonging placed(ScanFolder folder) {
    if (held.equals(NO_PLACE)) {
      return ofFolder(folder, "", false);
    }
    return resolves
        ? ofFolder(folder, WAITS, true)
        : ofFolder(
            folder,
            "Its data lie in proposal %s, visit %s, but when it began that was not known and there was no session; decide."
                .formatted(folder.proposal(), folder.visit()),
            false);
  }

  /** Whether a later answer of PathFixer ends that nothing may leave. */
  public boolean isResolvable() {
    return resolves && !proposal.isEmpty();
  }

  /** Whether nothing of the scan may leave yet. */
  public boolean isHeld() {
    return !held.isEmpty();
  }

  /** The same, held back for another reason, until a person decides. */
  public Belonging heldBecause(String why) {
    return held(why, false);
  }

  private Belonging held(String why, boolean ends) {
    return new Belonging(
        proposal,
        visit,
        sample,
        beamline,
        endstation,
        userType,
        group,
        user,
        principalInvestigator,
        proposalTitle,
        why,
        ends);
  }

  /**
   * The same, as a person has decided.
   *
   * @param ofProposal eight digits; empty: the one that the folder tells
   * @param ofVisit the visit's folder; empty: the one that the folder tells
   * @param ofType the proposal's user type, which decides what may leave
   * @throws se.lu.maxiv.sdm.model.SdmException (DATA_OUT_OF_RANGE) when it is still not known whose
   *     it is
   */
  public Belonging decided(String ofProposal, String ofVisit, String ofType) {
    var whose = new ProposalId(ofProposal.isEmpty() ? proposal : ofProposal.strip());
    boolean isSame = whose.text().equals(proposal);
    return new Belonging(
        whose.text(),
        ofVisit.isEmpty() ? visit : PathPart.checked("visit", ofVisit.strip()),
        isSame ? sample : "",
        beamline,
        isSame ? endstation : "",
        ofType,
        isSame ? group : "",
        isSame ? user : "",
        isSame ? principalInvestigator : "",
        isSame ? proposalTitle : "",
        "",
        false);
  }

  /** The same, with what was not known when the scan began. */
  public Belonging resolvedBy(ProposalFacts facts) {
    if (!facts.userType().isEmpty() && !facts.userType().equals(userType)) {
      return heldBecause(otherType(proposal, userType, facts.userType()));
    }
    return new Belonging(
        proposal,
        visit,
        sample,
        beamline,
        endstation,
        userType,
        facts.group(),
        user,
        facts.principalInvestigator(),
        facts.title(),
        "",
        false);
  }
}
