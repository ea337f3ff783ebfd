package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalStatus;

/** Who is in the groups of beamlines, resources and visitors, and what is reported of groups. */
class GroupsTest {
  private final Site site = Site.with("ana", "bo").has(Site.proposal(Site.ID, "ana"));

  @Test
  void changedDescriptionIsPutRight() {
    site.sync();
    DirectoryGroup g = site.directory.group(Site.GROUP);
    site.directory.put(
        new DirectoryGroup(
            g.id(), "", g.name(), true, g.gidNumber(), "mine", g.mark(), g.members(), Set.of()));

    assertThat(site.changes()).containsExactly("~ group 20170251-group gets its description");
  }

  @Test
  void groupsThatAPropertyNamesAndDoNotExistAreReportedOnce() {
    Policy p = site.policy;
    site.policy =
        new Policy(
            p.template(),
            p.gids(),
            "No, such (group)",
            Map.of("biomax", "none"),
            List.of(ResourceRule.parse("all=a=b"), ResourceRule.parse("type:staff=a=b")),
            p.userTypes(),
            p.extraAttributes(),
            p.homes(),
            false,
            p.limits());
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "ana"));

    assertThat(site.findings())
        .containsExactly(
            Finding.Kind.NO_SUCH_GROUP, Finding.Kind.NO_SUCH_GROUP, Finding.Kind.NO_SUCH_GROUP);
  }

  @Test
  void beamlineWithoutAGroupIsReported() {
    site.has(Site.at("balder", "ana"));

    assertThat(site.findings()).containsExactly(Finding.Kind.NO_BEAMLINE_GROUP);
    assertThat(site.plan().failures()).isEmpty();
  }

  @Test
  void whatSdmAddedGoesWithTheBeamline() {
    site.sync();
    site.has(Site.at("nanomax", "ana")).sync();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "nanomax");
    assertThat(site.directory.members("presto")).isEmpty();
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void whatSomebodyElseAddedStaysWhenTheBeamlineGoes() {
    DirectoryGroup own = site.ownGroup("ana");
    site.directory.put(MemoryDirectory.with(own, Set.of(MemoryDirectory.id("biomax"))));
    site.group("presto", null, "", Set.of(own.id()));
    site.has(Site.at("nanomax", "ana")).sync();

    assertThat(site.directory.members(Site.GROUP)).contains("biomax");
    assertThat(site.directory.members("presto")).containsExactly(Site.GROUP);
  }

  @Test
  void resourceOfOneProposalIsGivenToThatOnly() {
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20170252", "bo")).sync();

    assertThat(site.directory.members("rclone")).containsExactly("20170252-group");
  }

  @Test
  void visitorWhomSdmAddedLeavesWhenInNoProposalAnyMore() {
    site.has(Site.proposal(Site.ID, "ana", "bo")).sync();
    site.has(Site.proposal(Site.ID, "bo")).sync();

    assertThat(site.directory.members("Visitors")).containsExactly("bo");
  }

  @Test
  void visitorWhomSomebodyElseAddedStays() {
    site.group("Visitors", null, "", Set.of(site.directory.account("bo").id()));
    site.has(Site.proposal(Site.ID, "ana", "bo")).sync();
    site.has(Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.members("Visitors")).containsExactly("ana", "bo");
  }

  @Test
  void visitorOfAFinishedProposalStays() {
    site.has(Site.proposal(Site.ID, "ana", "bo")).sync();
    var finished = Site.proposal(Site.ID, ProposalStatus.FINISHED, List.of(), List.of());
    site.has(finished, Site.proposal("20180007", "ana")).sync();

    assertThat(site.directory.members("Visitors")).containsExactly("ana", "bo");
  }

  @Test
  void visitorWaitsWithTheGroupThatWaits() {
    site.group(Site.GROUP, null, "", Set.of(site.directory.account("bo").id()));
    site.has(Site.proposal("20180007", "bo"), Site.proposal(Site.ID, "ana")).sync();
    site.has(Site.proposal("20180007", "ana"), Site.proposal(Site.ID, "ana"));
    site.sync();
    assertThat(site.directory.members("Visitors")).contains("bo");

    site.approve();

    assertThat(site.directory.members("Visitors")).containsExactly("ana");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void whatSomebodyTookAwayAndPutBackIsNotSdmsAnyMore() {
    site.has(Site.proposal(Site.ID, "ana", "bo")).sync();
    DirectoryGroup visitors = site.directory.group("Visitors");
    ObjectId bo = site.directory.account("bo").id();
    site.has(Site.proposal(Site.ID, "ana"));
    site.directory.put(MemoryDirectory.with(visitors, Set.of(site.directory.account("ana").id())));
    site.sync();
    site.directory.put(MemoryDirectory.with(visitors, visitors.members()));
    site.sync();

    assertThat(site.directory.group("Visitors").members()).contains(bo);
  }

  @Test
  void noTextHasTitlesNamesOrAddresses() {
    SyncPlan plan = site.has(Site.proposal(Site.ID, "ana", "ghost")).plan();

    String all = PlanText.of(plan) + PlanJson.of(plan) + PlanJson.of(site.sync());

    assertThat(all + site.lines.stream().map(JournalForm::tree).toList())
        .contains("ana", "ghost", Site.ID)
        .doesNotContain("Secret", "First", "Last", "example.org", "Name of", "CN=");
  }

  @Test
  void membersThatNobodyLooksAfterAreReported() {
    DirectoryGroup own = site.ownGroup("ana");
    Set<ObjectId> members =
        Set.of(
            site.directory.account("ana").id(),
            MemoryDirectory.id("biomax"),
            MemoryDirectory.id("rclone"));
    site.directory.put(
        new DirectoryGroup(
            own.id(),
            "",
            own.name(),
            true,
            own.gidNumber(),
            "",
            own.mark(),
            members,
            Set.of("CN=pc1", "CN=pc2")));

    assertThat(site.plan().findings())
        .filteredOn(f -> f.kind() == Finding.Kind.OTHER_MEMBERS)
        .extracting(Finding::sentence)
        .singleElement()
        .asString()
        .contains("1 group ", "2 members");
    assertThat(site.plan().failures()).isEmpty();
  }

  @Test
  void groupsThatSdmAddedAreNotReported() {
    site.sync();
    site.has(Site.at("nanomax", "ana"));

    assertThat(site.findings()).isEmpty();
  }
}
