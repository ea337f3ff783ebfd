package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;

class SyncPlannerTest {
  private final Site site = new Site();

  @Test
  void newProposalGetsItsGroupAndItsPeopleEverythingOnTheSlide() {
    site.visitor("carlcarl");
    site.has(Site.proposal(Site.ID, "carlcarl"));

    List<String> changes = site.changes();

    assertThat(changes)
        .containsExactly(
            "+ group 20170251-group with number 50000",
            "~ account carlcarl moves into ActiveOu",
            "~ account carlcarl gets mail",
            "~ account carlcarl is enabled",
            "+ home folder of carlcarl",
            "+ member biomax into group 20170251-group",
            "+ member carlcarl into group 20170251-group",
            "+ member 20170251-group into group presto",
            "+ member carlcarl into group Visitors");
  }

  @Test
  void planAfterApplyIsEmpty() {
    site.visitor("carlcarl");
    site.has(Site.proposal(Site.ID, "carlcarl"));

    SyncReport report = site.sync();

    assertThat(report.done()).isEqualTo(9);
    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.directory.members(Site.GROUP)).containsExactly("biomax", "carlcarl");
  }

  @Test
  void askedProposalThatIsUnknownOrNotAcceptedIsAFailure() {
    site.has(
        Site.proposal(Site.ID, ProposalStatus.FINISHED, List.of(), List.of()),
        Site.proposal("20180007", "carlcarl"));

    for (String id : List.of(Site.ID, "20990001", "commissioning")) {
      SyncPlan plan = SyncPlanner.plan(site.situation().only(new ProposalId(id)), site.policy);

      assertThat(plan.isEmpty()).isTrue();
      assertThat(plan.failures())
          .singleElement()
          .extracting(Finding::sentence)
          .asString()
          .startsWith("Proposal " + id + " is not among the accepted ones");
    }
  }

  @Test
  void askedProposalThatStandsTwiceIsReportedOnce() {
    site.has(Site.proposal(Site.ID), Site.proposal(Site.ID));

    SyncPlan plan = SyncPlanner.plan(site.situation().only(new ProposalId(Site.ID)), site.policy);

    assertThat(plan.failures()).extracting(Finding::kind).containsExactly(Finding.Kind.TWICE);
  }
}
