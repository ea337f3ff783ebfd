package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;

class UndoTest {
  private final Site site = Site.with("ana", "bo");

  @BeforeEach
  void runThatRemovesBo() {
    site.has(Site.proposal(Site.ID, "ana", "bo")).sync();
    site.has(Site.proposal(Site.ID, "ana")).sync();
  }

  private SyncPlan undo(String run) {
    return Undo.plan(run, site.lines(), site.directory.snapshot(), site.now);
  }

  @Test
  void removalsAreRestored() {
    site.apply(undo("run2"), Purpose.UNDO);

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax", "bo");
    assertThat(site.directory.members("Visitors")).containsExactly("ana", "bo");
    assertThat(undo("run2").isEmpty()).isTrue();
  }

  @Test
  void whatIsRestoredIsNotRemovedAgainWithoutApproval() {
    site.apply(undo("run2"), Purpose.UNDO);

    site.sync();
    assertThat(site.directory.members(Site.GROUP)).contains("bo");

    site.approve();
    assertThat(site.directory.members(Site.GROUP)).doesNotContain("bo");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void runThatOnlyAddedHasNothingToRestore() {
    assertThat(undo("run1").isEmpty()).isTrue();
  }

  @Test
  void runThatIsUnknownOrTooOldIsRefused() {
    assertThatThrownBy(() -> undo("run9")).isInstanceOf(SdmException.class);
    site.now = Site.NOON.plus(Duration.ofDays(30)).plusSeconds(1);

    assertThatThrownBy(() -> undo("run2"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("thirty days");
  }

  @Test
  void whatDoesNotExistAnyMoreIsReported() {
    site.directory.groups.remove(MemoryDirectory.id(Site.GROUP));

    assertThat(undo("run2").findings()).hasSize(1);
    assertThat(undo("run2").changes()).hasSize(1);

    site.directory.accounts.remove(site.directory.account("bo").id());
    assertThat(undo("run2").findings()).hasSize(2);
  }

  @Test
  void groupThatLostAResourceGetsItBack() {
    onlyNanomaxHasPresto();
    site.sync();
    assertThat(site.directory.members("presto")).isEmpty();

    site.apply(undo("run3"), Purpose.UNDO);

    assertThat(site.directory.members("presto")).containsExactly(Site.GROUP);
  }

  private void onlyNanomaxHasPresto() {
    site.policy =
        new Policy(
            site.policy.template(),
            site.policy.gids(),
            "Visitors",
            site.policy.beamlineGroups(),
            List.of(ResourceRule.parse("beamline:nanomax=presto")),
            site.policy.userTypes(),
            site.policy.extraAttributes(),
            true,
            false,
            site.policy.limits());
  }

  @Test
  void resourceThatIsRestoredIsNotTakenAgainWithoutApproval() {
    onlyNanomaxHasPresto();
    site.sync();
    site.apply(undo("run3"), Purpose.UNDO);

    site.sync();

    assertThat(site.directory.members("presto")).containsExactly(Site.GROUP);
    assertThat(site.plan().waiting()).hasSize(1);
    site.approve();
    assertThat(site.directory.members("presto")).isEmpty();
  }

  @Test
  void visitorWhoIsRestoredDoesNotLeaveAgainWithoutApproval() {
    site.apply(undo("run2"), Purpose.UNDO);
    var group = site.directory.group(Site.GROUP);
    site.directory.put(MemoryDirectory.with(group, Set.of(site.directory.account("ana").id())));

    site.sync();

    assertThat(site.directory.members(Site.GROUP)).doesNotContain("bo");
    assertThat(site.directory.members("Visitors")).contains("bo");
  }

  @Test
  void beamlineThatIsRestoredIsNotTakenAgainWithoutApproval() {
    site.has(Site.at("nanomax", "ana")).sync();
    site.apply(undo("run3"), Purpose.UNDO);

    site.sync();

    assertThat(site.directory.members(Site.GROUP)).contains("biomax", "nanomax");
  }

  private void carlComesAndLeavesWith(Consumer<MemoryDirectory> how) {
    site.visitor("carl");
    site.has(Site.proposal(Site.ID, "ana", "carl")).sync();
    how.accept(site.directory);
    site.has(Site.proposal(Site.ID, "ana"));
  }

  @Test
  void removalOfUnknownOutcomeThatTookPlaceIsUndone() {
    carlComesAndLeavesWith(d -> d.saysNothingAfter = c -> c instanceof Change.RemoveMember);
    site.sync();

    assertThat(undo("run4").changes().stream().map(PlanText::line))
        .containsExactly(
            "+ member carl into group 20170251-group", "+ member carl into group Visitors");
    assertThat(undo("run4").notes()).hasSize(2);
  }

  @Test
  void removalOfUnknownOutcomeThatTheNextRunFoundDoneIsUndone() {
    carlComesAndLeavesWith(d -> d.saysNothingAfter = c -> c instanceof Change.RemoveMember);
    site.sync();
    site.sync();

    assertThat(undo("run4").changes()).hasSize(2);
  }

  @Test
  void removalThatCameLateIsUndone() {
    carlComesAndLeavesWith(d -> d.saysNothingBefore = c -> c instanceof Change.RemoveMember);
    site.sync();
    site.directory.saysNothingBefore = c -> false;
    site.directory.somebodyWasQuicker = c -> c instanceof Change.RemoveMember;
    site.sync();

    assertThat(undo("run4").changes()).hasSize(2);
  }

  @Test
  void removalOfUnknownOutcomeThatDidNotTakePlaceIsNotUndone() {
    carlComesAndLeavesWith(d -> d.saysNothingBefore = c -> c instanceof Change.RemoveMember);
    site.sync();
    assertThat(undo("run4").isEmpty()).isTrue();

    site.directory.saysNothingBefore = c -> false;
    site.sync();
    assertThat(undo("run4").isEmpty()).isTrue();

    site.directory = site.directory.copy();
    site.now = site.now.plus(Duration.ofHours(1));
    assertThat(undo("run4").isEmpty()).isTrue();
    assertThat(undo("run5").changes()).hasSize(2);
  }
}
