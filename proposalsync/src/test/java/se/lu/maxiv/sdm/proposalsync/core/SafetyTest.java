package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.proposalsync.core.Withheld.Hold;

/** What keeps a wrong answer from taking access away. */
class SafetyTest {
  private final Site site = Site.with("ana", "bo", "carl");

  @BeforeEach
  void syncedSite() {
    site.has(
            Site.proposal(Site.ID, "ana", "bo"),
            Site.proposal("20180007", "ana", "carl"),
            Site.proposal("20180008", "ana"))
        .sync();
  }

  private void boLeaves() {
    site.has(
        Site.proposal(Site.ID, "ana"),
        Site.proposal("20180007", "ana", "carl"),
        Site.proposal("20180008", "ana"));
  }

  private List<Hold> holds() {
    return site.plan().withheld().stream().map(Withheld::hold).toList();
  }

  private List<String> officeSentences() {
    return site.plan().findings().stream()
        .filter(f -> f.kind() == Finding.Kind.OFFICE)
        .map(Finding::sentence)
        .toList();
  }

  @Test
  void emptyAnswerChangesNothingAndSaysWhy() {
    site.has();

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.plan().withheld()).isEmpty();
    assertThat(officeSentences())
        .containsExactly(
            "The user office's answer has no accepted proposal, so nothing is changed; check the user office.");
  }

  @Test
  void answerWithoutAcceptedProposalsChangesNothing() {
    site.has(Site.proposal(Site.ID, ProposalStatus.FINISHED, List.of(), List.of()));

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(officeSentences()).hasSize(1);
  }

  @Test
  void officeThatHasNeverAnsweredChangesNothing() {
    SyncPlan plan = SyncPlanner.plan(site.unanswered(), site.policy);

    assertThat(plan.isEmpty()).isTrue();
    assertThat(plan.failures()).hasSize(1);
  }

  @Test
  void answerOlderThanTheOneUsedBeforeChangesNothing() {
    boLeaves();
    site.asOf = Site.NOON.minusSeconds(1);

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(officeSentences()).singleElement().asString().contains("older than");
  }

  @Test
  void incompleteAnswerRemovesNobodyNotEvenWhenApprovedAndAddsAll() {
    site.complete = false;
    site.has(Site.proposal(Site.ID, "ana", "carl"), Site.proposal("20180007", "ana"));

    site.approve();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax", "bo", "carl");
    assertThat(holds()).containsExactly(Hold.FORBIDDEN, Hold.FORBIDDEN);
    assertThat(officeSentences()).singleElement().asString().contains("incomplete");
  }

  @Test
  void muchSmallerAnswerRemovesNobodyForThirtyDays() {
    site.has(Site.proposal(Site.ID, "ana"));
    assertThat(holds()).containsExactly(Hold.FORBIDDEN);

    site.now = Site.NOON.plus(Duration.ofDays(31));

    assertThat(holds()).isEmpty();
    assertThat(site.changes()).contains("- member bo out of group 20170251-group");
  }

  @Test
  void aboveMaxRemovalsAllRemovalsWaitWhileAdditionsProceed() {
    site.limits(1, 100, 0);
    site.has(
        Site.proposal(Site.ID, "ana", "carl"),
        Site.proposal("20180007", "ana"),
        Site.proposal("20180008", "ana"));

    SyncReport report = site.sync();

    assertThat(report.done()).isEqualTo(1);
    assertThat(site.directory.members(Site.GROUP)).contains("bo", "carl");
    assertThat(holds()).containsOnly(Hold.APPROVAL).hasSize(3);
    assertThat(report.skipped()).isEqualTo(3);
  }

  @Test
  void aboveMaxRemovalPercentAllRemovalsWait() {
    boLeaves();
    site.limits(1000, 24, 0);
    // 5 memberships of people, 3 in Visitors; 3 groups each in presto and with biomax: 2 of 14 go
    assertThat(holds()).isEmpty();

    site.limits(1000, 14, 0);

    assertThat(holds()).containsExactly(Hold.APPROVAL, Hold.APPROVAL);
  }

  @Test
  void approvalMakesWhatWaits() {
    site.limits(0, 100, 0);
    boLeaves();

    site.approve();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void hashIsTheSameWhetherRemovalsWaitOrNot() {
    boLeaves();
    String free = site.plan().hash();
    site.limits(0, 100, 0);

    assertThat(site.plan().hash()).isEqualTo(free);
  }

  @Test
  void hashHasNoTimesInIt() {
    boLeaves();
    String before = site.plan().hash();
    site.now = site.now.plusSeconds(100);
    site.asOf = site.now;

    assertThat(site.plan().hash()).isEqualTo(before);
  }

  @Test
  void memberStaysForTheDaysOfGraceAndThenLeaves() {
    boLeaves();
    site.limits(1000, 100, 3);
    site.sync();
    assertThat(holds()).containsExactly(Hold.GRACE);

    site.now = Site.NOON.plus(Duration.ofDays(3)).minusSeconds(1);
    assertThat(holds()).containsExactly(Hold.GRACE);

    site.now = Site.NOON.plus(Duration.ofDays(3));
    assertThat(holds()).isEmpty();
    assertThat(site.changes()).contains("- member bo out of group 20170251-group");
  }

  @Test
  void graceBeginsAnewAfterThePersonWasNamedAgain() {
    Proposal[] before = site.proposals.toArray(Proposal[]::new);
    site.limits(1000, 100, 3);
    boLeaves();
    site.sync();
    site.now = Site.NOON.plus(Duration.ofDays(2));
    site.has(before).sync();
    site.now = Site.NOON.plus(Duration.ofDays(4));
    boLeaves();

    assertThat(holds()).containsExactly(Hold.GRACE);
  }

  @Test
  void incompleteAnswerDoesNotEndTheGrace() {
    Proposal[] before = site.proposals.toArray(Proposal[]::new);
    site.limits(1000, 100, 3);
    boLeaves();
    site.sync();
    site.complete = false;
    site.has(before).sync();

    assertThat(site.knowledge().missing()).hasSize(1);
  }

  @Test
  void answerThatSaysTheSameIsWrittenDownOnceAnHour() {
    site.now = Site.NOON.plus(Duration.ofHours(1)).minusSeconds(1);
    assertThat(site.plan().notes()).isEmpty();

    site.now = Site.NOON.plus(Duration.ofHours(1));

    assertThat(site.plan().notes()).hasOnlyElementsOfType(JournalLine.OfficeSeen.class).hasSize(1);
  }

  @Test
  void answerFromTheFutureChangesNothingAndIsNotNoted() {
    boLeaves();
    site.asOf = site.now.plus(Duration.ofMinutes(5)).plusSeconds(1);

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.plan().notes()).isEmpty();
    assertThat(officeSentences()).singleElement().asString().contains("later than now", "clock");
  }

  @Test
  void clocksMayDifferByFiveMinutes() {
    boLeaves();
    site.asOf = site.now.plus(Duration.ofMinutes(5));

    assertThat(site.changes()).contains("- member bo out of group 20170251-group");
  }

  @Test
  void wrongClockOnceDoesNotStopAllLaterAnswers() {
    Instant wrong = site.now.plus(Duration.ofDays(4000));
    site.append(
        List.of(
            new JournalLine.OfficeSeen(site.now, wrong, 3),
            new JournalLine.OfficeSeen(wrong, wrong, 3)));
    boLeaves();

    assertThat(site.changes()).contains("- member bo out of group 20170251-group");
  }
}
