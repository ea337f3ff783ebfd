package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.model.Draft.account;
import static se.lu.maxiv.sdm.model.Draft.visit;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRuleTest {
  private static final Set<String> STAFF = Set.of("stina");
  private static final Visit LISTING =
      visit("1", "2026-11-20T08:00:00+01:00", "2026-11-21T08:00:00+01:00", "carl", "guest");
  private static final Visit OPEN =
      visit("2", "2026-11-22T08:00:00+01:00", "2026-11-23T08:00:00+01:00");
  private static final Draft DRAFT =
      Draft.standard().with(account("carl"), account("dora")).with(LISTING, OPEN);

  // ana is the PI, pat the proposer; carl and dora are participants of the proposal; carl and
  // guest are listed by one visit; nobody knows eve. The columns: the proposal, that visit, and
  // one that lists nobody.
  @ParameterizedTest
  @CsvSource({
    "ana,   true,     true,    true",
    "pat,   true,     true,    true",
    "carl,  true,     true,    true",
    "dora,  true,     false,   true",
    "guest, true,     true,    false",
    "stina, true,     true,    true",
    "eve,   false,    false,   false",
    "Ana,   false,    false,   false",
    "'',    false,    false,   false"
  })
  void whoMaySeeWhat(String user, boolean proposal, boolean listing, boolean open) {
    assertThat(toProposal(user, DRAFT)).isEqualTo(proposal);
    assertThat(toVisit(user, DRAFT, LISTING)).isEqualTo(listing);
    assertThat(toVisit(user, DRAFT, OPEN)).isEqualTo(open);
  }

  @ParameterizedTest
  @CsvSource({"ana, false", "pat, false", "carl, false", "guest, false", "stina, true"})
  void aRestrictedProposalIsForStaffOnly(String user, boolean expected) {
    Draft restricted = DRAFT.keptBack();

    assertThat(toProposal(user, restricted)).isEqualTo(expected);
    assertThat(toVisit(user, restricted, LISTING)).isEqualTo(expected);
    assertThat(toVisit(user, restricted, OPEN)).isEqualTo(expected);
  }

  @Test
  void everyAnswerSaysWhy() {
    Proposal proposal = DRAFT.proposal();

    assertThat(AccessRule.toProposal("ana", proposal, STAFF).because())
        .isEqualTo("ana has access as the PI of proposal 20260251.");
    assertThat(AccessRule.toVisit("carl", proposal, LISTING, STAFF).because())
        .isEqualTo("carl has access as a participant of this visit of proposal 20260251.");
    assertThat(AccessRule.toVisit("stina", proposal, OPEN, STAFF).because())
        .isEqualTo("stina has access as beamline staff.");
    assertThat(AccessRule.toProposal("eve", proposal, STAFF).because())
        .isEqualTo(
            "eve is no participant of proposal 20260251; ask its PI or the user office to add"
                + " them.");
    assertThat(AccessRule.toVisit("dora", proposal, LISTING, STAFF).because())
        .contains("dora is not among the participants that the user office lists for this visit");
  }

  @Test
  void aRefusalOfARestrictedProposalNamesNeitherTitleNorPeople() {
    String because = AccessRule.toProposal("eve", DRAFT.keptBack().proposal(), STAFF).because();

    assertThat(because)
        .isEqualTo(
            "Proposal 20260251 is proprietary and only beamline staff may select it; eve is not:"
                + " ask the beamline staff.");
  }

  @Test
  void aUserNameOfControlCharactersIsShownPlain() {
    assertThat(AccessRule.toProposal("e\nve", DRAFT.proposal(), STAFF).because())
        .startsWith("e?ve is no participant");
  }

  private static boolean toProposal(String user, Draft draft) {
    return AccessRule.toProposal(user, draft.proposal(), STAFF).isGranted();
  }

  private static boolean toVisit(String user, Draft draft, Visit visit) {
    return AccessRule.toVisit(user, draft.proposal(), visit, STAFF).isGranted();
  }
}
