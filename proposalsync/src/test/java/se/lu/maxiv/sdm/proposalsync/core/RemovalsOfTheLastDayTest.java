package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;

/** Removals of many small runs count together for the limits of a run. */
class RemovalsOfTheLastDayTest {
  private final Site site = Site.with("ana", "bo", "carl");

  @BeforeEach
  void syncedSite() {
    site.has(
            Site.proposal(Site.ID, "ana", "bo"),
            Site.proposal("20180007", "ana", "carl"),
            Site.proposal("20180008", "ana"))
        .sync();
  }

  private SyncReport syncOnly(String id) {
    return site.apply(
        SyncPlanner.plan(site.situation().only(new ProposalId(id)), site.policy), Purpose.SYNC);
  }

  private void everybodyLeaves() {
    site.has(
        Site.proposal(Site.ID, "ana"),
        Site.proposal("20180007", "ana"),
        Site.proposal("20180008", "bo"));
  }

  @Test
  void removalsOfTheLastDayCountSoThatManySmallRunsDoNotEvadeTheLimit() {
    site.limits(1, 100, 0);
    everybodyLeaves();
    syncOnly(Site.ID);

    syncOnly("20180007");
    assertThat(site.directory.members(Site.GROUP)).doesNotContain("bo");
    assertThat(site.directory.members("20180007-group")).contains("carl");
    assertThat(site.plan().waiting())
        .extracting(Withheld::because)
        .allMatch(because -> because.contains("1 within the last 24 hours"));

    site.now = Site.NOON.plus(Duration.ofHours(24)).plusSeconds(1);
    syncOnly("20180007");
    assertThat(site.directory.members("20180007-group")).doesNotContain("carl");
  }

  @Test
  void removalsOfTheLastDayCountForThePercentageToo() {
    everybodyLeaves();
    syncOnly(Site.ID);
    // 5 memberships of people, 3 in Visitors; 3 groups each in presto and with biomax: 14 before;
    // with bo in 20180008 still 14 and one that went: 2 of 15 are more than 10 percent
    site.limits(1000, 10, 0);

    syncOnly("20180007");

    assertThat(site.directory.members("20180007-group")).contains("carl");
  }

  @Test
  void approvedRemovalsAndThoseTakenBackDoNotCount() {
    everybodyLeaves();
    SyncReport report = syncOnly(Site.ID);
    site.apply(
        Undo.plan(report.run(), site.lines(), site.directory.snapshot(), site.now), Purpose.UNDO);
    assertThat(site.knowledge().removalsSince(Site.NOON)).isZero();

    site.apply(
        SyncPlanner.plan(site.situation().only(new ProposalId("20180007")), site.policy),
        Purpose.APPROVED);

    assertThat(site.directory.members("20180007-group")).doesNotContain("carl");
    assertThat(site.knowledge().removalsSince(Site.NOON)).isZero();
  }
}
