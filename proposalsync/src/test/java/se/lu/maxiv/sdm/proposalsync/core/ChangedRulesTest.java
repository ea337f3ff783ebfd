package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalStatus;

/** What becomes of what SDM added because of a property that says something else now. */
class ChangedRulesTest {
  private static final Map<String, String> BEAMLINES =
      Map.of("biomax", "biomax", "nanomax", "nanomax");

  private final Site site = new Site();

  @BeforeEach
  void synchronised() {
    site.visitor("ana");
    site.has(Site.proposal(Site.ID, "ana")).sync();
    assertThat(site.directory.members("presto")).containsExactly(Site.GROUP);
    later();
  }

  private void later() {
    site.now = site.now.plus(Duration.ofDays(2));
    site.asOf = site.now;
  }

  private void resources(String... lines) {
    policy("Visitors", BEAMLINES, lines);
  }

  private void policy(String visitors, Map<String, String> beamlines, String... resources) {
    Policy p = site.policy;
    site.policy =
        new Policy(
            p.template(),
            p.gids(),
            visitors,
            beamlines,
            Arrays.stream(resources).map(ResourceRule::parse).toList(),
            p.userTypes(),
            p.extraAttributes(),
            p.homes(),
            p.enableInActiveOu(),
            p.limits());
  }

  private void finished() {
    site.has(
        Site.proposal("20180007", "ana"),
        Site.proposal(Site.ID, ProposalStatus.FINISHED, List.of(Site.person("ana")), List.of()));
  }

  private void absent() {
    site.has(Site.proposal("20180007", "ana"));
  }

  @Test
  void aRuleThatIsTakenOutTakesWhatSdmAddedBecauseOfIt() {
    resources("beamline:nanomax=presto");

    assertThat(site.changes()).containsExactly("- member 20170251-group out of group presto");
    site.sync();

    assertThat(site.directory.members("presto")).isEmpty();
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void whatSomebodyElseAddedStays() {
    DirectoryGroup other = site.group("other", null, "", Set.of());
    DirectoryGroup presto = site.directory.group("presto");
    var members = new HashSet<>(presto.members());
    members.add(other.id());
    site.directory.put(MemoryDirectory.with(presto, members));

    resources("beamline:nanomax=presto");
    site.sync();

    assertThat(site.directory.members("presto")).containsExactly("other");
  }

  @Test
  void aGroupThatAnotherPropertyNamesIsCleanedToo() {
    policy("Visitors", Map.of("biomax", "biomax", "nanomax", "presto"));

    site.sync();

    assertThat(site.directory.members("presto")).isEmpty();
  }

  @Test
  void aFinishedProposalLosesWhatNoRuleGrantsAnyMore() {
    resources("beamline:nanomax=presto");
    finished();
    site.sync();

    assertThat(site.directory.members("presto")).isEmpty();
    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void aFinishedProposalKeepsWhatARuleGrants() {
    resources("beamline:biomax=presto");
    finished();
    site.sync();

    assertThat(site.directory.members("presto")).contains(Site.GROUP);
  }

  @Test
  void anAbsentProposalKeepsWhatARuleMayGrant() {
    resources("type:staff=presto");
    absent();
    site.sync();

    assertThat(site.directory.members("presto")).containsExactly(Site.GROUP);
  }

  @Test
  void anAbsentProposalLosesWhatNoRuleCanGrant() {
    resources("proposal:20180007=presto");
    absent();
    site.sync();

    assertThat(site.directory.members("presto")).containsExactly("20180007-group");
  }

  @Test
  void aGroupThatNoPropertyNamesAnyMoreIsLeftAndTold() {
    resources();

    assertThat(site.changes()).isEmpty();
    assertThat(told())
        .singleElement()
        .asString()
        .contains("\"presto\"", "20170251-group", "by hand");

    site.directory.put(MemoryDirectory.with(site.directory.group("presto"), Set.of()));
    site.sync();
    assertThat(told()).isEmpty();
  }

  @Test
  void anotherVisitorsGroupLeavesTheOldOneTold() {
    for (int i = 0; i < 12; i++) {
      site.visitor("user" + i);
    }
    site.has(
            Site.proposal(
                Site.ID, "ana", "user0", "user1", "user2", "user3", "user4", "user5", "user6",
                "user7", "user8", "user9", "user10", "user11"))
        .sync();
    site.group("Guests", null, "", Set.of());

    policy("Guests", BEAMLINES, "beamline:biomax=presto");
    site.sync();

    assertThat(site.directory.members("Visitors")).hasSize(13);
    assertThat(site.directory.members("Guests")).hasSize(13);
    assertThat(told()).singleElement().asString().contains("ana, user0, user1", " and 3 more;");
  }

  @Test
  void theOldVisitorsGroupIsEmptiedAsSoonAsAPropertyNamesIt() {
    site.group("Guests", null, "", Set.of());
    policy("Guests", BEAMLINES, "beamline:biomax=presto", "proposal:20990001=Visitors");
    site.sync();

    assertThat(site.directory.members("Visitors")).isEmpty();
    assertThat(site.directory.members("Guests")).containsExactly("ana");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void aBeamlineThatIsTakenOutTakesItsStaffOutOfItsProposalsGroups() {
    policy("Visitors", Map.of("nanomax", "nanomax"), "beamline:biomax=presto");
    site.sync();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void anotherGroupOfStaffTakesThePlaceOfTheOldOne() {
    site.group("biomax-crew", null, "", Set.of());
    policy("Visitors", Map.of("biomax", "biomax-crew"), "beamline:biomax=presto");
    site.sync();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax-crew");
  }

  @Test
  void staffWhoseGroupWasRenamedInTheDirectoryOnlyStay() {
    DirectoryGroup g = site.directory.group("biomax");
    site.directory.put(
        new DirectoryGroup(
            g.id(), g.dn(), "renamed", false, null, "", "", g.members(), g.others()));
    site.sync();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "renamed");
    assertThat(site.findings()).contains(Finding.Kind.NO_SUCH_GROUP);
  }

  @Test
  void manyOfThemWaitForApproval() {
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "ana")).sync();
    later();
    site.limits(1, 100, 0);
    resources("beamline:nanomax=presto");
    site.sync();

    assertThat(site.directory.members("presto")).hasSize(2);
    assertThat(site.plan().waiting()).hasSize(2);
  }

  @Test
  void nothingGoesWhileTheAnswerIsDoubted() {
    resources("proposal:20180007=presto");
    absent();
    site.complete = false;
    site.sync();

    assertThat(site.directory.members("presto")).contains(Site.GROUP);
  }

  private List<String> told() {
    return site.plan().findings().stream()
        .filter(finding -> finding.kind() == Finding.Kind.NOT_NAMED)
        .map(Finding::sentence)
        .toList();
  }
}
