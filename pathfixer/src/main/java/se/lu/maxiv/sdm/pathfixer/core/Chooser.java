package se.lu.maxiv.sdm.pathfixer.core;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Access;
import se.lu.maxiv.sdm.model.AccessRule;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserType;

/**
 * Decides which selection a request leads to, or refuses it with a sentence.
 *
 * <p>Every method takes the present selection and gives the wished one; it changes nothing.
 */
public final class Chooser {
  private final Rules rules;
  private final Known known;
  private final Listing listing;
  private final VisitChoice visits;
  private final Offer offer;

  /**
   * Creates one for the present moment.
   *
   * @param rules the site's
   * @param known what is known from outside, now
   */
  public Chooser(Rules rules, Known known) {
    this(rules, known, new Listing(rules, known));
  }

  private Chooser(Rules rules, Known known, Listing listing) {
    this.rules = rules;
    this.known = new Known(listing.kept(), known.staff(), known.pins(), known.now());
    this.listing = listing;
    this.visits = new VisitChoice(rules, this.known);
    this.offer = new Offer(listing, this.known, visits);
  }

  /**
   * One for another moment, which is quick as long as the office has not answered anew.
   *
   * @param now what is known then
   */
  public Chooser at(Known now) {
    return new Chooser(rules, now, listing.at(now));
  }

  /** The selection after {@code Username} was written. */
  public Selection username(Selection present, String text) {
    String name = Cleared.orText(text);
    if (!name.isEmpty() && !listing.hasUser(name)) {
      throw SdmException.outOfRange(
          "User "
              + Shown.quoted(name)
              + " was refused: "
              + (known.office().isKnown()
                  ? "neither staff of "
                      + rules.beamline()
                      + " nor named by an accepted proposal there; check the spelling or Refresh."
                  : notAnsweredYet()));
    }
    return present.withUsername(name);
  }

  /** The selection after {@code Proposal} was written; with AutoVisit perhaps a complete one. */
  public Selection proposal(Selection present, String text) {
    if (Cleared.isMeantBy(text)) {
      return present.withProposal(null);
    }
    String user = requireUser(present.username());
    ProposalId id = new ProposalId(text);
    Selection chosen = present.withProposal(chosen(id, user, null));
    return id.isCommissioning() || !rules.autoVisit() ? chosen : withRunningVisit(chosen);
  }

  /** The selection after {@code Visit} was written. */
  public Selection visit(Selection present, String text) {
    if (Cleared.isMeantBy(text)) {
      return present.withVisit(null);
    }
    if (present.proposal() == null) {
      throw SdmException.notAllowed(
          "Visit " + Shown.quoted(text) + " was refused: no proposal is chosen; choose it first.");
    }
    ProposalId id = present.proposal().id();
    // Asked again, since the office may have changed its mind since the proposal was chosen.
    ChosenProposal again = chosen(id, requireUser(present.username()), null);
    return present.withProposal(again).withVisit(chosenVisit(id, present.username(), text));
  }

  /** The selection after {@code Sample} was written. */
  public Selection sample(Selection present, String text) {
    if (Cleared.isMeantBy(text)) {
      return present.withSample(null);
    }
    SampleName sample = new SampleName(text);
    if (!present.isComplete()) {
      throw SdmException.notAllowed(
          "Sample "
              + Shown.quoted(text)
              + " was refused: there is no session; choose a proposal and a visit first.");
    }
    return present.withSample(sample);
  }

  /** The selection after {@code Endstation} was written. */
  public Selection endstation(Selection present, String text) {
    String label = Cleared.orText(text);
    if (!label.isEmpty() && !rules.endstations().contains(label)) {
      throw SdmException.outOfRange(
          "Endstation "
              + Shown.quoted(label)
              + " was refused: "
              + (rules.endstations().isEmpty()
                  ? "property Endstations names none."
                  : "choose one of " + String.join(", ", rules.endstations()) + "."));
    }
    return present.withEndstation(label);
  }

  /** The selection that a {@code Select} leads to. */
  public Selection select(Selection present, Wish wish) {
    String name = Cleared.orText(wish.username());
    Selection user = username(present, requireUser(name));
    ProposalId id = new ProposalId(wish.proposal());
    Selection chosen =
        user.withProposal(chosen(id, name, wish.userType()))
            .withVisit(chosenVisit(id, name, wish.visit()));
    Selection sampled = sample(chosen, wish.sample());
    return wish.endstation() == null ? sampled : endstation(sampled, wish.endstation());
  }

  /**
   * The selection whose folders a {@code MakeVisit} asks for. A user need not be given, since
   * nothing is selected; a proposal of unknown type needs one of the staff.
   */
  public Selection makeVisit(Wish wish) {
    ProposalId id = new ProposalId(wish.proposal());
    String name = Cleared.orText(wish.username());
    String user = name.isEmpty() ? "" : username(Selection.NONE, name).username();
    ChosenProposal proposal =
        user.isEmpty() ? unasked(id, wish.userType()) : chosen(id, user, wish.userType());
    return new Selection(user, proposal, chosenVisit(id, user, wish.visit()), null, "");
  }

  /** A selection without title and PI when its proposal has become proprietary meanwhile. */
  public Selection keptBack(Selection present) {
    ChosenProposal chosen = present.proposal();
    boolean isRestricted =
        chosen != null
            && known.office().proposal(chosen.id()).filter(Proposal::restricted).isPresent();
    return chosen == null || !isRestricted ? present : present.withBareProposal();
  }

  /** What may be chosen next. */
  public Choices choices(Selection present) {
    return offer.choices(present);
  }

  /** What somebody may choose from before anything is chosen, in the order of {@link #choices}. */
  public List<ProposalChoice> choicesOf(String user) {
    return listing.proposalsOf(Cleared.orText(user)).stream()
        .map(ProposalId::new)
        .map(id -> choice(id, user))
        .toList();
  }

  private ProposalChoice choice(ProposalId id, String user) {
    return known
        .office()
        .proposal(id)
        .map(p -> choice(p, user))
        .orElseGet(() -> new ProposalChoice(id, "Commissioning", "", UserType.STAFF, List.of()));
  }

  private ProposalChoice choice(Proposal proposal, String user) {
    Optional<UserType> type = userTypeOf(proposal);
    // as when it is chosen: pins may say that it is proprietary where the office does not
    Proposal shown =
        type.filter(t -> t == UserType.PROPRIETARY).isPresent() ? proposal.bare() : proposal;
    return new ProposalChoice(
        shown.id(),
        shown.shownTitle(),
        shown.principalInvestigator(),
        type.orElse(null),
        visits.offered(shown, user));
  }

  /** The proposal with that identity, accepted here or not; for showing only. */
  public Proposal info(String text) {
    ProposalId id = new ProposalId(text);
    return known
        .office()
        .proposal(id)
        .orElseThrow(() -> SdmException.outOfRange(unknownProposal(id)));
  }

  /** The user type that a proposal's data have or would have. */
  public Optional<UserType> userTypeOf(Proposal proposal) {
    return known.pins().typeOf(proposal.id()).or(() -> rules.userTypes().of(proposal));
  }

  private Selection withRunningVisit(Selection chosen) {
    Proposal proposal = accepted(chosen.requireProposal().id());
    List<ChosenVisit> running =
        visits.offered(proposal, chosen.username()).stream().filter(visits::isRunning).toList();
    return running.size() == 1 ? chosen.withVisit(running.get(0)) : chosen;
  }

  private ChosenProposal chosen(ProposalId id, String user, @Nullable UserType said) {
    if (id.isCommissioning()) {
      if (!known.staff().contains(user)) {
        throw SdmException.notAllowed(
            "Proposal commissioning was refused: only staff of "
                + rules.beamline()
                + " may select it and "
                + Shown.plain(user)
                + " is not; choose a proposal of the user office.");
      }
      return commissioning(said);
    }
    Proposal proposal = accepted(id);
    mustBeGranted(id, AccessRule.toProposal(user, proposal, known.staff()));
    return chosen(proposal, type(proposal, said, known.staff().contains(user)));
  }

  private ChosenProposal unasked(ProposalId id, @Nullable UserType said) {
    if (id.isCommissioning()) {
      return commissioning(said);
    }
    Proposal proposal = accepted(id);
    return chosen(proposal, type(proposal, said, false));
  }

  private ChosenProposal commissioning(@Nullable UserType said) {
    ProposalId id = ProposalId.COMMISSIONING;
    mustAgree(id, UserType.STAFF, said);
    return new ChosenProposal(id, UserType.STAFF, rules.groupOf(id), "Commissioning", "");
  }

  private ChosenProposal chosen(Proposal proposal, UserType type) {
    // Staff may be settling just now that it is proprietary.
    Proposal shown = type == UserType.PROPRIETARY ? proposal.bare() : proposal;
    return new ChosenProposal(
        shown.id(),
        type,
        rules.groupOf(shown.id()),
        shown.shownTitle(),
        shown.principalInvestigator());
  }

  private ChosenVisit chosenVisit(ProposalId id, String user, String text) {
    return id.isCommissioning() ? visits.free(text) : visits.of(accepted(id), user, text);
  }

  private Proposal accepted(ProposalId id) {
    Proposal proposal =
        known.office().proposal(id).orElseThrow(() -> SdmException.outOfRange(unknownProposal(id)));
    if (!proposal.beamlines().contains(rules.beamline())) {
      throw SdmException.notAllowed(
          refused(id)
              + "it is not for beamline "
              + rules.beamline()
              + "; use the PathFixer of its own beamline or ask the user office.");
    }
    if (proposal.status() != ProposalStatus.ACCEPTED) {
      throw SdmException.notAllowed(
          refused(id)
              + "the user office has it as "
              + Shown.quoted(
                  proposal.rawStatus().isEmpty() ? proposal.status().name() : proposal.rawStatus())
              + ", not as accepted; ask the user office.");
    }
    mustBeValid(proposal);
    return proposal;
  }

  private void mustBeValid(Proposal proposal) {
    var from = proposal.validFrom();
    if (from != null && known.now().isBefore(from.minusDays(rules.window().before()))) {
      throw outsideDates(proposal, "it begins on " + localDay(from));
    }
    var to = proposal.validTo();
    if (to != null && known.now().isAfter(to.plusDays(rules.window().after()))) {
      throw outsideDates(proposal, "it ended on " + localDay(to));
    }
  }

  private LocalDate localDay(ZonedDateTime moment) {
    return moment.withZoneSameInstant(rules.visitFormat().zone()).toLocalDate();
  }

  private static SdmException outsideDates(Proposal proposal, String why) {
    return SdmException.notAllowed(
        refused(proposal.id())
            + why
            + "; choose another or ask the user office to change its dates.");
  }

  private UserType type(Proposal proposal, @Nullable UserType said, boolean isStaff) {
    Optional<UserType> type = userTypeOf(proposal);
    if (type.isEmpty() && (said == null || !isStaff)) {
      throw SdmException.notAllowed(
          refused(proposal.id())
              + "its type "
              + Shown.quoted(proposal.rawType())
              + " is unknown here; beamline staff must confirm visitors, staff or proprietary"
              + " once with MakeVisit (username, userType, proposal, visit).");
    }
    UserType settled = type.or(() -> Optional.ofNullable(said)).orElseThrow();
    mustAgree(proposal.id(), settled, said);
    return settled;
  }

  private static void mustAgree(ProposalId id, UserType settled, @Nullable UserType said) {
    if (said != null && said != settled) {
      throw SdmException.outOfRange(
          refused(id)
              + "its data are under "
              + settled
              + ", not "
              + said
              + "; leave userType out or give "
              + settled
              + ".");
    }
  }

  private void mustBeGranted(ProposalId id, Access access) {
    if (!access.isGranted()) {
      throw SdmException.notAllowed(refused(id) + access.because());
    }
  }

  private String requireUser(String name) {
    if (name.isEmpty()) {
      throw SdmException.notAllowed(
          "The proposal was refused: no user is chosen; write Username first.");
    }
    return name;
  }

  private String unknownProposal(ProposalId id) {
    return refused(id)
        + (known.office().isKnown()
            ? "the user office does not know it at this beamline; check the number or Refresh."
            : notAnsweredYet());
  }

  private static String notAnsweredYet() {
    return "the user office has not answered yet; look at Status and Refresh.";
  }

  private static String refused(ProposalId id) {
    return "Proposal " + id + " was refused: ";
  }
}
