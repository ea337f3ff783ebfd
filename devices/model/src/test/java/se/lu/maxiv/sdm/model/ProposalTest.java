package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.model.Draft.account;
import static se.lu.maxiv.sdm.model.Draft.person;
import static se.lu.maxiv.sdm.model.Draft.visit;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposalTest {
  private static final Draft NAMED =
      Draft.standard()
          .with(person(null, "No", "Account"), person("ana", "Ana", "Gonzalez"), account("carl"))
          .with(visit("1", "2026-11-20T08:00:00+01:00", "2026-11-21T08:00:00+01:00", "guest"));

  @Test
  void thePrincipalInvestigatorIsShownByFullName() {
    assertThat(NAMED.proposal().principalInvestigator()).isEqualTo("Ana Gonzalez");
  }

  @Test
  void aPrincipalInvestigatorWithoutNameIsShownByAccount() {
    assertThat(Draft.standard().with(account("ana")).proposal().principalInvestigator())
        .isEqualTo("ana");
    assertThat(Draft.standard().proposal().principalInvestigator()).isEqualTo("ana");
  }

  @Test
  void accountsAreOfAllParticipantsPiAndProposer() {
    assertThat(NAMED.proposal().accounts()).containsExactly("ana", "carl", "pat");
    assertThat(NAMED.proposal().bare().accounts()).isEmpty();
  }

  @Test
  void aRestrictedProposalShowsNeitherTitleNorInvestigator() {
    Proposal restricted = NAMED.keptBack().proposal();

    assertThat(restricted.shownTitle()).isEmpty();
    assertThat(restricted.principalInvestigator()).isEmpty();
    assertThat(NAMED.proposal().shownTitle()).isEqualTo("Membrane proteins");
  }

  @Test
  void aBareProposalKeepsWhatIsNeededToWorkAndNothingElse() {
    Proposal bare = NAMED.ofType("P", UserType.PROPRIETARY).proposal().bare();

    assertThat(bare.restricted()).isTrue();
    assertThat(bare.rawType()).isEqualTo("P");
    assertThat(bare.namedUserType()).contains(UserType.PROPRIETARY);
    assertThat(bare.isAcceptedAt("nanomax")).isTrue();
    assertThat(bare.title()).isEmpty();
    assertThat(bare.pi()).isNull();
    assertThat(bare.proposer()).isNull();
    assertThat(bare.participants()).isEmpty();
    assertThat(bare.visits()).isEmpty();
    assertThat(bare.principalInvestigator()).isEmpty();
  }

  @Test
  void asTextAProposalIsItsIdentityAlone() {
    OfficeSnapshot snapshot =
        new OfficeSnapshot(Instant.EPOCH, true, List.of(NAMED.proposal()), List.of());

    assertThat(NAMED.proposal()).hasToString("proposal 20260251");
    assertThat(snapshot.toString()).doesNotContain("Membrane", "Gonzalez", "guest", "ana");
  }

  @ParameterizedTest
  @EnumSource(ProposalStatus.class)
  void onlyAnAcceptedProposalTakesDataAndOnlyAtItsBeamlines(ProposalStatus status) {
    Proposal proposal = Draft.standard().being(status).proposal();

    assertThat(proposal.isAcceptedAt("nanomax")).isEqualTo(status == ProposalStatus.ACCEPTED);
    assertThat(proposal.isAcceptedAt("balder")).isFalse();
  }

  @Test
  void aPersonIsShownByFirstAndLastName() {
    assertThat(person("carl", "Carl", "Carlsson").fullName()).isEqualTo("Carl Carlsson");
    assertThat(person("carl", "", "Carlsson").fullName()).isEqualTo("Carlsson");
    assertThat(person(null, "", "").account()).isEmpty();
  }
}
