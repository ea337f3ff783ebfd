package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport.Status;

/** What a run does, and the next one knows, when the directory does not say what it did. */
class LostAnswersTest {
  private final Site site =
      Site.with("ana", "bo").has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "bo"));

  @Test
  void unknownOutcomeStopsThatObjectOnly() {
    site.directory.saysNothingBefore = c -> c instanceof Change.MoveAccount && Site.is(c, "ana");

    SyncReport report = site.sync();

    assertThat(report.needsAnotherLook()).isTrue();
    assertThat(site.directory.account("bo").place()).isEqualTo(Place.ACTIVE);
    assertThat(site.knowledge().open()).hasSize(1);
  }

  @Test
  void homeOfAnAccountWithUnknownOutcomeIsNotMade() {
    site.directory.saysNothingBefore = c -> c instanceof Change.MoveAccount && Site.is(c, "ana");

    site.sync();

    assertThat(site.directory.homes).containsExactly("bo");
  }

  @Test
  void directoryThatSaysNothingThreeTimesIsNotAskedAgain() {
    site.directory.saysNothingBefore = c -> !(c instanceof Change.CreateGroup);

    SyncReport report = site.sync();

    assertThat(report.results()).filteredOn(i -> i.status() == Status.UNKNOWN).hasSize(8);
    assertThat(site.directory.written).hasSize(2);
    assertThat(report.lines()).anyMatch(line -> line.contains("did not answer several times"));
  }

  @Test
  void lostConnectionEndsTheRunAndLeavesTheRestForAnotherRound() {
    site.directory.isCutAt = c -> c instanceof Change.MoveAccount && Site.is(c, "ana");

    SyncReport report = site.sync();

    assertThat(report.failed()).isZero();
    assertThat(report.done() + report.skipped()).isEqualTo(report.results().size());
    assertThat(report.skipped()).isGreaterThan(10);
    assertThat(report.needsAnotherLook()).isTrue();
    assertThat(report.results())
        .filteredOn(item -> item.status() == Status.SKIPPED)
        .allMatch(SyncReport.Item::awaitsAnotherLook);
  }

  @Test
  void journalGrowsNoMoreOnceTheConnectionIsLost() {
    site.directory.isCutAt = c -> c instanceof Change.CreateGroup;

    site.sync();

    assertThat(site.lines.stream().filter(JournalLine.Intended.class::isInstance)).hasSize(1);
    assertThat(site.lines.stream().filter(JournalLine.Happened.class::isInstance)).isEmpty();
    assertThat(site.lines.get(site.lines.size() - 1)).isInstanceOf(JournalLine.Ended.class);
  }

  @Test
  void nextRoundDoesWhatWasNotTried() {
    site.directory.isCutAt = c -> c instanceof Change.EnableAccount && Site.is(c, "bo");
    site.sync();
    site.directory.isCutAt = c -> false;

    SyncReport second = site.sync();

    assertThat(second.failed() + second.skipped()).isZero();
    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.directory.account("bo").isEnabled()).isTrue();
    assertThat(site.knowledge().open()).isEmpty();
    assertThat(site.knowledge().hasAdded(visitor("ana"))).isTrue();
  }

  @Test
  void writeThatMayStillComeIsNotForgottenWhenItsRepetitionIsNotTried() {
    site.directory.saysNothingBefore = c -> Site.is(c, "Visitors");
    site.sync();
    site.directory.saysNothingBefore = c -> false;
    site.directory.isCutAt = c -> Site.is(c, "Visitors");
    site.sync();
    site.directory.isCutAt = c -> false;
    site.directory.somebodyWasQuicker = c -> Site.is(c, "Visitors");
    site.sync();

    assertThat(site.knowledge().hasAdded(visitor("ana"))).isTrue();
  }

  @Test
  void memberAddedByAWriteWithUnknownOutcomeIsKnownAsSdmsOwn() {
    site.directory.saysNothingAfter = c -> Site.is(c, "Visitors");
    site.sync();
    site.directory.saysNothingAfter = c -> false;
    site.sync();

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.knowledge().open()).isEmpty();
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "ana")).sync();
    assertThat(site.directory.members("Visitors")).containsExactly("ana");
  }

  @Test
  void memberAddedLateByAWriteThatTimedOutIsKnownAsSdmsOwn() {
    site.directory.saysNothingBefore = c -> Site.is(c, "Visitors");
    site.sync();
    site.directory.saysNothingBefore = c -> false;
    site.directory.somebodyWasQuicker = c -> Site.is(c, "Visitors");
    site.sync();

    assertThat(site.knowledge().hasAdded(visitor("ana"))).isTrue();
  }

  @Test
  void writeThatTimedOutIsGivenUpAfterAnHour() {
    site.directory.saysNothingBefore = c -> Site.is(c, "Visitors");
    site.sync();
    assertThat(settled()).isEmpty();

    site.now = Site.NOON.plus(Duration.ofHours(1));

    assertThat(settled()).containsOnly(JournalLine.Result.REFUSED).hasSize(2);
  }

  private List<JournalLine.Result> settled() {
    return site.plan().notes().stream()
        .filter(JournalLine.Happened.class::isInstance)
        .map(line -> ((JournalLine.Happened) line).result())
        .toList();
  }

  private MembershipKey visitor(String username) {
    return new MembershipKey(MemoryDirectory.id("Visitors"), site.directory.account(username).id());
  }

  @Test
  void whatSomebodyElseAddedFirstIsNotSdms() {
    site.directory.somebodyWasQuicker = c -> Site.is(c, "Visitors");

    SyncReport report = site.sync();

    assertThat(report.skipped()).isEqualTo(2);
    assertThat(site.knowledge().hasAdded(visitor("ana"))).isFalse();
  }

  @Test
  void sessionThatFailsAltogetherIsAnUnknownOutcome() {
    Site failing = Site.with("ana").has(Site.proposal(Site.ID, "ana"));
    failing.directory.refuses =
        c -> {
          throw SdmException.dependency("The directory is gone.");
        };

    SyncReport report = failing.sync();

    assertThat(report.done()).isZero();
    assertThat(report.needsAnotherLook()).isTrue();
  }

  @Test
  void memberAddedLateByAWriteOfARunThatWasKilledIsKnownAsSdmsOwn() {
    int before = site.copy().sync().done();
    site.directory.steps.diesAfter = Integer.MAX_VALUE;
    site.directory.refuses =
        c -> {
          if (Site.is(c, "Visitors")) {
            throw new MemoryDirectory.Killed();
          }
          return false;
        };
    assertThatThrownBy(site::sync).isInstanceOf(MemoryDirectory.Killed.class);
    site.directory.refuses = c -> false;
    site.directory.somebodyWasQuicker = c -> Site.is(c, "Visitors");

    site.sync();

    assertThat(before).isEqualTo(18);
    assertThat(site.knowledge().hasAdded(visitor("ana"))).isTrue();
  }
}
