package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalId;

/** Which group is taken for the proposal's own. */
class OwnGroupTest {
  private final Site site = Site.with("ana", "bo").has(Site.proposal(Site.ID, "ana"));

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
