package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;

/** Whose groups are touched, and how. */
class GroupsTest {
  private final Site site = new Site();

  @BeforeEach
  void people() {
    List.of("ana", "bo").forEach(site::visitor);
    site.has(Site.proposal(Site.ID, "ana"));
  }

  private static Proposal at(String beamline, String... people) {
    Proposal p = Site.proposal(Site.ID, people);
    return new Proposal(
        p.id(),
        "",
        "N",
        null,
        ProposalStatus.ACCEPTED,
        "",
        Set.of(beamline),
        null,
        null,
        null,
        null,
        null,
        p.participants(),
        List.of(),
        false);
  }

  @Test
  void numberIsTheLowestThatNeitherDirectoryNorNssNorThePastHas() {
    site.group("other", 50_000, "", Set.of());
    site.nss = gid -> gid == 50_001;
    site.has(Site.proposal("20180007", "ana"), Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.group(Site.GROUP).gidNumber()).isEqualTo(50_002);
    assertThat(site.directory.group("20180007-group").gidNumber()).isEqualTo(50_003);
  }

  @Test
  void numberOfADeletedGroupIsGivenToItsProposalOnly() {
    site.sync();
    site.directory.groups.remove(MemoryDirectory.id(Site.GROUP));
    site.has(Site.proposal("20160001", "ana"), Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.group("20160001-group").gidNumber()).isEqualTo(50_001);
    assertThat(site.directory.group(Site.GROUP).gidNumber()).isEqualTo(50_000);
  }

  @Test
  void numberThatSomebodyTookMeanwhileIsReplaced() {
    site.sync();
    site.directory.groups.remove(MemoryDirectory.id(Site.GROUP));
    site.group("other", 50_000, "", Set.of());

    assertThat(site.changes()).contains("+ group 20170251-group with number 50001");
  }

  @Test
  void whenNoNumberIsLeftThatIsReportedAndTheOthersGoOn() {
    Policy p = site.policy;
    site.policy =
        new Policy(
            p.template(),
            new GidRange(50_000, 50_000),
            p.visitorsGroup(),
            p.beamlineGroups(),
            p.resources(),
            p.userTypes(),
            p.extraAttributes(),
            p.homes(),
            false,
            p.limits());
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "bo"));

    assertThat(site.findings()).containsExactly(Finding.Kind.NO_GID);
    assertThat(site.changes())
        .contains("+ group 20170251-group with number 50000", "~ account bo is enabled");
  }

  @Test
  void groupWithoutANumberGetsOne() {
    site.group(Site.GROUP, null, GroupMark.of(new ProposalId(Site.ID)), Set.of());
    site.sync();

    assertThat(site.directory.group(Site.GROUP).gidNumber()).isEqualTo(50_000);
    assertThat(site.knowledge().gids()).containsEntry(Site.ID, 50_000);
  }

  @Test
  void nobodyIsAddedToAGroupWhoseNumberIsNotSafe() {
    for (int gid : new int[] {0, -5, 50_007}) {
      site.group("other", 50_007, "", Set.of());
      site.group(Site.GROUP, gid, GroupMark.of(new ProposalId(Site.ID)), Set.of());

      assertThat(site.findings()).containsExactly(Finding.Kind.UNSAFE_GID);
      assertThat(site.changes())
          .noneMatch(line -> line.contains("20170251-group") && line.startsWith("+"));
    }
  }

  @Test
  void unmarkedGroupIsAdoptedByAnApprovedPlanOnly() {
    site.group(Site.GROUP, null, "", Set.of(site.directory.account("bo").id()));

    SyncReport first = site.sync();
    Set<String> before = site.directory.members(Site.GROUP);
    site.approve();

    assertThat(first.skipped()).isEqualTo(7);
    assertThat(before).containsExactly("bo");
    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax");
    assertThat(site.directory.group(Site.GROUP).mark()).isEqualTo("sdm:proposal=20170251");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void groupThatCannotBeTheProposalsIsReportedAndNotTouched() {
    String mark = GroupMark.of(new ProposalId("20180007"));
    site.group(Site.GROUP, 50_000, mark, Set.of());
    assertThat(site.findings()).containsExactly(Finding.Kind.GROUP_UNUSABLE);

    site.directory.put(
        new DirectoryGroup(
            MemoryDirectory.id(Site.GROUP),
            "",
            Site.GROUP,
            false,
            null,
            "",
            "",
            Set.of(),
            Set.of()));
    assertThat(site.findings()).containsExactly(Finding.Kind.GROUP_UNUSABLE);

    site.group("20170251-GROUP", null, "", Set.of());
    assertThat(site.findings()).containsExactly(Finding.Kind.GROUP_UNUSABLE);
    assertThat(site.changes()).noneMatch(line -> line.contains(Site.GROUP));
  }

  @Test
  void twoGroupsWithOneMarkAreReportedAndNotTouched() {
    String mark = GroupMark.of(new ProposalId(Site.ID));
    site.group(Site.GROUP, 50_000, mark, Set.of());
    site.group("copy", 50_001, mark, Set.of());

    assertThat(site.findings()).containsExactly(Finding.Kind.GROUP_UNUSABLE);
  }

  @Test
  void accountWithTheGroupsNameIsReported() {
    site.account(Site.GROUP, Place.ELSEWHERE, 512);

    assertThat(site.findings()).containsExactly(Finding.Kind.GROUP_UNUSABLE);
  }

  @Test
  void renamedGroupIsKnownByItsMark() {
    site.group("renamed", 50_000, GroupMark.of(new ProposalId(Site.ID)), Set.of());
    site.sync();

    assertThat(site.directory.members("renamed")).containsExactly("ana", "biomax");
    assertThat(site.directory.find(Site.GROUP)).isNull();
  }

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
    site.has(at("balder", "ana"));

    assertThat(site.findings()).containsExactly(Finding.Kind.NO_BEAMLINE_GROUP);
    assertThat(site.plan().failures()).isEmpty();
  }

  @Test
  void whatSdmAddedGoesWithTheBeamline() {
    site.sync();
    site.has(at("nanomax", "ana")).sync();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "nanomax");
    assertThat(site.directory.members("presto")).isEmpty();
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void whatSomebodyElseAddedStaysWhenTheBeamlineGoes() {
    DirectoryGroup own = site.ownGroup("ana");
    site.directory.put(MemoryDirectory.with(own, Set.of(MemoryDirectory.id("biomax"))));
    site.group("presto", null, "", Set.of(own.id()));
    site.has(at("nanomax", "ana")).sync();

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
  void numberThatCannotBeAskedForCostsOnlyThatProposalItsGroup() {
    site.nss =
        gid -> {
          if (gid == 50_000) {
            throw SdmException.dependency("The group number could not be asked for.");
          }
          return false;
        };
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "bo"));

    assertThat(site.changes())
        .contains("+ group 20180007-group with number 50001", "~ account ana is enabled")
        .doesNotContain("+ group 20170251-group with number 50000");
    assertThat(site.plan().failures())
        .singleElement()
        .extracting(Finding::sentence)
        .asString()
        .contains(Site.ID, "The group number could not be asked for.");
  }

  private DirectoryGroup outside(String name, String mark) {
    return site.directory.put(
        new DirectoryGroup(
            MemoryDirectory.id(name),
            "",
            name,
            false,
            50_009,
            "",
            mark,
            Set.of(site.directory.account("bo").id()),
            Set.of()));
  }

  @Test
  void markedGroupOutsideGroupsOuIsReportedAndNotTheProposals() {
    outside("Domain Admins", GroupMark.of(new ProposalId(Site.ID)));

    assertThat(site.findings()).containsExactly(Finding.Kind.GROUP_UNUSABLE);
    assertThat(site.changes())
        .contains("+ group 20170251-group with number 50000")
        .noneMatch(line -> line.contains("Domain Admins"));
  }

  @Test
  void ownGroupIsUsedThoughAnotherOutsideGroupsOuBearsItsMark() {
    outside("copy", GroupMark.of(new ProposalId(Site.ID)));
    site.ownGroup("bo");

    assertThat(site.findings()).containsExactly(Finding.Kind.GROUP_UNUSABLE);
    assertThat(site.changes()).contains("+ member ana into group 20170251-group");
  }

  @Test
  void markedGroupOfAnotherNameIsReported() {
    site.group("renamed", 50_000, GroupMark.of(new ProposalId(Site.ID)), Set.of());

    assertThat(site.plan().failures())
        .singleElement()
        .extracting(Finding::sentence)
        .asString()
        .contains("renamed", Site.GROUP);
  }

  @Test
  void interruptedCreationIsNotTakenForDoneBecauseOfAGroupElsewhere() {
    Trace create = Trace.of(site.plan().changes().get(0));
    site.append(List.of(new JournalLine.Intended("r", Site.NOON, List.of(create))));
    outside("copy", GroupMark.of(new ProposalId(Site.ID)));
    site.now = Site.NOON.plus(Duration.ofHours(1));

    assertThat(site.plan().notes())
        .filteredOn(JournalLine.Happened.class::isInstance)
        .extracting(line -> ((JournalLine.Happened) line).result())
        .containsExactly(JournalLine.Result.REFUSED);
  }

  @Test
  void primaryGroupNumberOfAnAccountIsTaken() {
    DirectoryAccount a = site.directory.account("bo");
    site.directory.put(
        new DirectoryAccount(
            a.id(),
            a.dn(),
            a.name(),
            a.username(),
            a.place(),
            a.userAccountControl(),
            a.uidNumber(),
            50_000,
            a.attributes()));

    assertThat(site.changes()).contains("+ group 20170251-group with number 50001");
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
    site.has(at("nanomax", "ana"));

    assertThat(site.findings()).isEmpty();
  }

  @Test
  void approvalOfAnAdoptionIsForTheMembersThatWereThere() {
    site.group(Site.GROUP, 50_000, "", Set.of());
    String before = site.plan().hash();
    site.group(Site.GROUP, 50_000, "", Set.of(MemoryDirectory.id("rclone")));

    assertThat(site.plan().hash()).isNotEqualTo(before);
  }

  @Test
  void approvalOfAnAdoptionIsForTheForeignMembersToo() {
    site.group(Site.GROUP, 50_000, "", Set.of());
    String before = site.plan().hash();
    DirectoryGroup g = site.directory.group(Site.GROUP);
    site.directory.put(
        new DirectoryGroup(g.id(), "", g.name(), true, 50_000, "", "", Set.of(), Set.of("CN=pc1")));

    assertThat(site.plan().hash()).isNotEqualTo(before);
  }
}
