package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;

class ExplainAccessTest {
  private final Site site = new Site();

  @BeforeEach
  void people() {
    List.of("ana", "bo").forEach(site::visitor);
    site.account("staff", Place.ELSEWHERE, 512);
    site.group("biomax", null, "", Set.of(site.directory.account("staff").id()));
    site.has(Site.proposal(Site.ID, "ana"));
  }

  private String explain(String question) {
    return String.join(" ", ExplainAccess.of(question, site.situation(), site.policy));
  }

  @Test
  void memberIsToldWhy() {
    site.sync();

    assertThat(explain("ANA@20170251"))
        .contains("ana has access as a participant of proposal 20170251")
        .contains("is enabled, in ActiveOu")
        .contains("is a member of group 20170251-group.")
        .doesNotContain("The next run");
  }

  @Test
  void whatTheNextRunWillDoIsTold() {
    assertThat(explain("ana@20170251"))
        .contains("disabled: nobody can log in with it, below SourceOus")
        .contains("Proposal 20170251 has no group in the directory.")
        .contains("The next run: + member ana into group 20170251-group.");
  }

  @Test
  void strangerIsToldWhatToDo() {
    site.sync();

    assertThat(explain("bo@20170251"))
        .contains("ask its PI or the user office")
        .contains("bo is no member of group");
  }

  @Test
  void staffIsAMemberByItsGroup() {
    site.sync();

    assertThat(explain("staff@20170251"))
        .contains("beamline staff")
        .contains("gets memberships only")
        .contains("by a group in it");
  }

  @Test
  void whatWaitsIsTold() {
    site.group(Site.GROUP, null, "", Set.of(site.directory.account("bo").id()));

    assertThat(explain("bo@20170251"))
        .contains("does not bear SDM's mark yet")
        .contains("Waits: - member bo out of group 20170251-group.");
  }

  @Test
  void proposalThatIsUnknownOrNotAcceptedIsTold() {
    site.complete = false;
    assertThat(explain("ghost@20990001"))
        .contains("has no proposal 20990001")
        .contains("0 accounts with the username ghost")
        .contains("incomplete");

    site.has(Site.proposal(Site.ID, ProposalStatus.FINISHED, List.of(), List.of()));
    assertThat(explain("ana@20170251")).contains("not accepted any more");
  }

  @Test
  void officeThatHasNeverAnsweredIsTold() {
    assertThat(ExplainAccess.of("ana@20170251", site.unanswered(), site.policy))
        .contains("The user office has not answered yet.");
  }

  @Test
  void ofAProprietaryProposalMembersAreToldToStaffOnly() {
    site.ownGroup("ana");
    site.has(Site.proposal(Site.ID, "ana").bare());

    assertThat(explain("ana@20170251")).contains("proprietary").doesNotContain("a member of");
    assertThat(explain("staff@20170251")).contains("no member of group");
  }

  @Test
  void theTitleIsToldToNobody() {
    site.ownGroup("ana");

    for (Proposal proposal : List.of(site.proposals.get(0), site.proposals.get(0).bare())) {
      site.has(proposal);
      for (String user : List.of("ana", "bo", "staff")) {
        assertThat(explain(user + "@20170251")).doesNotContainIgnoringCase("secret");
      }
      assertThat(PlanJson.of(site.plan())).doesNotContainIgnoringCase("secret");
    }
  }

  @Test
  void visitorOfAVisitIsFound() {
    site.has(
        Site.proposal(
            Site.ID, ProposalStatus.ACCEPTED, List.of(), List.of(Site.visit(null, "bo"))));

    assertThat(explain("bo@20170251")).contains("bo has access");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "@20170251", "ana@nonsense"})
  void questionsOfAnotherFormAreRefused(String question) {
    assertThatThrownBy(() -> explain(question)).isInstanceOf(SdmException.class);
  }
}
