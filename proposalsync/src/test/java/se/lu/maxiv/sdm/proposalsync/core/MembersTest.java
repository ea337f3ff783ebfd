package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;

/** Who comes into a proposal's group and who leaves it. */
class MembersTest {
  private final Site site = Site.with("ana", "bo", "carl");

  private Set<String> membersAfter(Proposal... office) {
    site.has(office).sync();
    return site.directory.members(Site.GROUP);
  }

  @Test
  void memberLeavesWhomTheRecordOfThatProposalLacks() {
    site.ownGroup("ana", "bo");

    assertThat(membersAfter(Site.proposal(Site.ID, "ana"))).containsExactly("ana", "biomax");
  }

  @Test
  void piAndProposerAreMembersWithoutBeingParticipants() {
    Proposal bare = Site.proposal(Site.ID);
    var office =
        new Proposal(
            bare.id(),
            "",
            "N",
            null,
            bare.status(),
            "",
            bare.beamlines(),
            null,
            null,
            null,
            "ana",
            "bo",
            List.of(),
            List.of(),
            false);

    assertThat(membersAfter(office)).containsExactly("ana", "biomax", "bo");
  }

  @Test
  void visitorsOfAVisitAreMembers() {
    var office =
        Site.proposal(
            Site.ID,
            ProposalStatus.ACCEPTED,
            List.of(Site.person("ana")),
            List.of(Site.visit(null, "bo")));

    assertThat(membersAfter(office)).containsExactly("ana", "biomax", "bo");
  }

  @Test
  void localContactStaysButIsNotAdded() {
    site.ownGroup("bo");
    var visits = List.of(Site.visit("BO", "ana"), Site.visit("carl", "ana"));
    var office = Site.proposal(Site.ID, ProposalStatus.ACCEPTED, List.of(), visits);

    assertThat(membersAfter(office)).containsExactly("ana", "biomax", "bo");
  }

  @Test
  void beamlineStaffStays() {
    site.ownGroup("ana", "bo");
    site.group("inner", null, "", Set.of(site.directory.account("bo").id()));
    site.group("biomax", null, "", Set.of(MemoryDirectory.id("inner")));

    assertThat(membersAfter(Site.proposal(Site.ID, "ana"))).contains("bo");
  }

  @Test
  void usernamesAreComparedWithoutRegardToCase() {
    site.ownGroup("ana");

    assertThat(membersAfter(Site.proposal(Site.ID, "ANA"))).containsExactly("ana", "biomax");
  }

  @Test
  void proposalThatIsNoLongerAcceptedKeepsItsMembers() {
    site.ownGroup("ana", "bo");
    var finished =
        Site.proposal(Site.ID, ProposalStatus.FINISHED, List.of(Site.person("ana")), List.of());

    site.has(finished, Site.proposal("20180007", "carl")).sync();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "bo");
  }

  @Test
  void proposalThatIsAbsentKeepsItsMembers() {
    site.ownGroup("ana", "bo");

    assertThat(membersAfter(Site.proposal("20180007", "carl"))).containsExactly("ana", "bo");
  }

  @Test
  void skippedProposalKeepsItsMembersAndIsReported() {
    site.ownGroup("ana", "bo");
    site.skipped.add(new OfficeSnapshot.Skipped(Site.ID, "It has no type."));
    site.has(Site.proposal("20180007", "carl"));

    assertThat(site.findings()).contains(Finding.Kind.SKIPPED);
    assertThat(membersAfter(Site.proposal("20180007", "carl"))).containsExactly("ana", "bo");
  }

  @Test
  void proposalWithoutPeopleKeepsItsMembersAndIsReported() {
    site.ownGroup("ana", "bo");
    site.has(Site.proposal(Site.ID));

    assertThat(site.findings()).contains(Finding.Kind.NO_PEOPLE);
    assertThat(membersAfter(Site.proposal(Site.ID))).containsExactly("ana", "biomax", "bo");
  }

  @Test
  void restrictedProposalGetsItsGroupAndTheStaffAndNobodyIsAddedOrRemoved() {
    site.ownGroup("ana");
    site.has(Site.proposal(Site.ID, "bo").bare());

    assertThat(site.findings()).containsExactly(Finding.Kind.RESTRICTED);
    assertThat(membersAfter(Site.proposal(Site.ID, "bo").bare())).containsExactly("ana", "biomax");
  }

  @Test
  void proposalThatStandsTwiceIsLeft() {
    site.ownGroup("ana", "bo");
    site.has(
        Site.proposal(Site.ID, "ana"), Site.proposal(Site.ID, "bo"), Site.proposal(Site.ID, "bo"));

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.findings()).containsExactly(Finding.Kind.TWICE);
  }

  @Test
  void commissioningIsNoProposal() {
    site.has(Site.proposal("commissioning", "ana"), Site.proposal(Site.ID, "ana"));

    assertThat(site.changes()).noneMatch(line -> line.contains("commissioning"));
  }

  @Test
  void personWithoutAccountIsReportedAndTheOthersGoOn() {
    assertThat(membersAfter(Site.proposal(Site.ID, "ghost", "ana")))
        .containsExactly("ana", "biomax");
    assertThat(site.findings()).containsExactly(Finding.Kind.NO_ACCOUNT);
  }

  @Test
  void peopleWithoutUsernameAreCounted() {
    site.has(
        Site.proposal(
            Site.ID,
            ProposalStatus.ACCEPTED,
            List.of(Site.person(null), Site.person(" "), Site.person("ana")),
            List.of()));

    assertThat(site.plan().findings())
        .extracting(Finding::sentence)
        .containsExactly(
            "2 people of proposal 20170251 have no username in the user office and get no access.");
  }

  @Test
  void twoAccountsOfOneUsernameAreReportedAndNeitherComesNorGoes() {
    site.account("ANA", Place.ELSEWHERE, 512);
    var group = site.ownGroup("bo");
    ObjectId one = MemoryDirectory.id(Place.SOURCE + "ana");
    site.directory.put(MemoryDirectory.with(group, Set.of(one, site.directory.account("bo").id())));

    assertThat(membersAfter(Site.proposal(Site.ID, "ana", "bo"))).hasSize(3).contains("bo");
    assertThat(site.findings()).containsExactly(Finding.Kind.AMBIGUOUS_ACCOUNT);
  }

  @Test
  void memberWhoseAccountWasRenamedStays() {
    site.has(Site.proposal(Site.ID, "ana", "bo")).sync();
    DirectoryAccount ana = site.directory.account("ana");
    site.directory.put(
        new DirectoryAccount(
            ana.id(),
            ana.dn(),
            ana.name(),
            "anna",
            ana.place(),
            ana.userAccountControl(),
            ana.uidNumber(),
            ana.gidNumber(),
            ana.attributes()));

    site.sync();

    assertThat(site.directory.members(Site.GROUP)).contains("anna");
    assertThat(site.findings()).contains(Finding.Kind.NO_ACCOUNT);
  }

  @Test
  void unknownMembersAndForeignGroupsStay() {
    var group = site.ownGroup("ana");
    var members = Set.of(MemoryDirectory.id("contact"), MemoryDirectory.id("rclone"));
    site.directory.put(MemoryDirectory.with(group, members));

    site.has(Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.group(Site.GROUP).members()).containsAll(members);
  }

  @Test
  void planOfOneProposalHasOnlyThat() {
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "bo"));
    site.skipped.add(new OfficeSnapshot.Skipped("x", "y"));

    SyncPlan plan =
        SyncPlanner.plan(site.situation().only(new ProposalId("20180007")), site.policy);

    assertThat(plan.changes())
        .isNotEmpty()
        .allMatch(change -> new ProposalId("20180007").equals(change.proposal()));
  }

  @Test
  void threeThousandMembersArePlannedLikeThree() {
    var names = new String[3000];
    for (int i = 0; i < names.length; i++) {
      names[i] = "user" + i;
      site.visitor(names[i]);
    }
    site.group(
        Site.GROUP,
        50_000,
        GroupMark.of(new ProposalId(Site.ID)),
        site.directory.accounts.keySet());

    site.has(Site.proposal(Site.ID, names));

    assertThat(site.changes())
        .contains("- member ana out of group 20170251-group")
        .noneMatch(line -> line.matches(". member user.* group 20170251-group"));
  }

  private void waitsForApproval(String because) {
    site.sync();
    assertThat(site.directory.members(Site.GROUP)).contains("bo");
    assertThat(site.plan().waiting())
        .singleElement()
        .extracting(Withheld::because)
        .asString()
        .contains(because);

    site.approve();

    assertThat(site.directory.members(Site.GROUP)).doesNotContain("bo");
  }

  @Test
  void removalWaitsWhereSomebodyHasNoUsernameSinceItMayBeTheSamePerson() {
    site.ownGroup("ana", "bo");
    site.has(
        Site.proposal(
            Site.ID,
            ProposalStatus.ACCEPTED,
            List.of(Site.person("ana"), Site.person(null)),
            List.of()));

    waitsForApproval("may be the same person");
  }

  @Test
  void removalWaitsWhereAUsernameHasNoAccountSinceItMayBeTheSamePerson() {
    site.ownGroup("ana", "bo");
    site.has(Site.proposal(Site.ID, "ana", "bo-misspelt"));

    waitsForApproval("may be the same person");
  }

  @Test
  void removalWaitsWhereTheGroupOfTheStaffIsMissing() {
    site.ownGroup("ana", "bo");
    site.directory.groups.remove(MemoryDirectory.id("biomax"));
    site.has(Site.proposal(Site.ID, "ana"));

    waitsForApproval("may be staff");
  }
}
