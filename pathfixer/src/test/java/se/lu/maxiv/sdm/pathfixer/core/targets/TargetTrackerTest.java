package se.lu.maxiv.sdm.pathfixer.core.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.CLOSED;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.FOREIGN;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.NO_SESSION;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.OPEN;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.RAW;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.START;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.begun;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.following;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.notStored;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.scanning;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.shadowed;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a target that answers is followed, and when an order to it is settled. */
class TargetTrackerTest {

  @Nested
  class ATargetThatAnswers {

    @Test
    void restsUntilSomethingIsAskedOfIt() {
      Story story = begun().again();

      assertThat(story.state().next()).isEqualTo(new Next.Rest());
      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.line().ready()).isFalse();
    }

    @Test
    void isToldANewPathAtOnce() {
      Story story = begun().ordered(OPEN);

      assertThat(story.state().next()).isEqualTo(new Next.Show(OPEN, START));
      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.line().wanted()).isEqualTo(RAW);
    }

    @Test
    void isOkWhenItReadsBackThePath() {
      Story story = begun().ordered(OPEN).sees(RAW);

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
      assertThat(story.line().ready()).isTrue();
      assertThat(story.line().readBack()).isEqualTo(RAW);
      assertThat(story.line().notReadySince()).isNull();
    }

    @Test
    void isReadEveryTwoSeconds() {
      Story story = begun().ordered(OPEN).sees(RAW);

      assertThat(story.state().next())
          .isEqualTo(new Next.Look(OPEN, START.plus(Duration.ofSeconds(2))));
    }

    @Test
    void isClosedWhenItReadsBackTheClosedPath() {
      Story story = begun().ordered(CLOSED).sees(NO_SESSION);

      assertThat(story.line().status()).isEqualTo(TargetStatus.CLOSED);
      assertThat(story.line().ready()).isFalse();
      assertThat(story.line().notReadySince()).isNull();
    }

    @Test
    void isToldANewPathEvenDuringAScan() {
      Story story = following().sees(scanning(RAW)).ordered(CLOSED);

      assertThat(story.state().next()).isEqualTo(new Next.Show(CLOSED, story.now()));
    }

    @Test
    void keepsTheTimeOfItsStatusWhileItIsReadAgain() {
      Story story = following().sees(RAW);

      assertThat(story.line().since()).isEqualTo(START);
      assertThat(story.line().checkedAt()).isEqualTo(START.plus(Duration.ofSeconds(2)));
    }

    @Test
    void isNotJudgedByAnAnswerToAnEarlierOrder() {
      Story story = begun().ordered(OPEN);
      long earlier = story.state().generation();

      story.ordered(CLOSED).seesFor(earlier, Seen.value(RAW));

      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.state().next()).isEqualTo(new Next.Show(CLOSED, START));
    }

    @Test
    void isReadOnceMoreWhenItDoesNotReadBackWhatItWasJustTold() {
      Story story = begun().ordered(OPEN).sees("");

      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.state().next())
          .isEqualTo(new Next.Look(OPEN, START.plus(TargetTracker.SETTLE)));
    }

    @Test
    void isOkWhenItFollowsALittleLater() {
      Story story = begun().ordered(OPEN).sees("").untilDue().sees(RAW);

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
    }

    @Test
    void thatStoresNothingIsOkButNotReady() {
      Story story = begun().ordered(OPEN).sees(notStored(RAW));

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
      assertThat(story.line().ready()).isFalse();
      assertThat(story.line().reason()).isEqualTo("scans are not stored: ScanFile is not set");
      assertThat(story.line().notReadySince()).isEqualTo(START);
    }

    @Test
    void thatStoresNothingIsNoTroubleWhileClosed() {
      Story story = begun().ordered(CLOSED).sees(notStored(NO_SESSION));

      assertThat(story.line().status()).isEqualTo(TargetStatus.CLOSED);
      assertThat(story.line().reason()).isEmpty();
      assertThat(story.line().notReadySince()).isNull();
    }
  }

  @Nested
  class AShadowedTarget {

    @Test
    void isReportedWithTheNameAndItsValue() {
      Story story = begun().ordered(OPEN).sees(shadowed(RAW, "/old"));

      assertThat(story.line().status()).isEqualTo(TargetStatus.SHADOWED);
      assertThat(story.line().reason())
          .startsWith("door/lab/1.ScanDir = /old takes precedence")
          .contains("usenv door/lab/1.ScanDir");
    }

    @Test
    void isReportedAlsoWhileClosed() {
      Story story = begun().ordered(CLOSED).sees(shadowed(NO_SESSION, "/old"));

      assertThat(story.line().status()).isEqualTo(TargetStatus.SHADOWED);
    }

    @Test
    void isFineWhenTheNameHoldsTheSamePath() {
      Story story = begun().ordered(OPEN).sees(shadowed(RAW, RAW));

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
    }

    @Test
    void isOkOnceTheNameIsGone() {
      Story story = begun().ordered(OPEN).sees(shadowed(RAW, "/old")).untilDue().sees(RAW);

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
    }
  }

  @Nested
  class AnOrderIsSettled {

    @Test
    void beforeAnythingWasAsked() {
      assertThat(begun().state().settled()).isTrue();
    }

    @Test
    void notWhileItsConfirmationIsAwaited() {
      assertThat(begun().ordered(CLOSED).state().settled()).isFalse();
      assertThat(begun().ordered(CLOSED).sees("").state().settled()).isFalse();
    }

    @Test
    void whenItIsConfirmed() {
      assertThat(begun().ordered(CLOSED).sees(NO_SESSION).state().settled()).isTrue();
      assertThat(begun().ordered(OPEN).sees(RAW).state().settled()).isTrue();
      assertThat(begun().ordered(OPEN).sees(shadowed(RAW, "/x")).state().settled()).isTrue();
    }

    @Test
    void whenTheTargetCannotBeReached() {
      assertThat(begun().ordered(CLOSED).fails().state().settled()).isTrue();
    }

    @Test
    void notWhileAForeignValueIsBeingSetRight() {
      assertThat(following().sees(FOREIGN).state().settled()).isFalse();
      assertThat(following().sees(scanning(FOREIGN)).state().settled()).isTrue();
    }
  }

  @Test
  void aTargetMayHaveAValueOfItsOwnForTheSamePath() {
    Wanted wanted = new Wanted.Open(Path.of(RAW));
    TargetState told =
        TargetTracker.ordered(TargetTracker.start("x", START), wanted, "D:/r", START);

    TargetState state = TargetTracker.seen(told, told.generation(), Seen.value("D:/r"), START);

    assertThat(state.line().status()).isEqualTo(TargetStatus.OK);
    assertThat(state.line().wanted()).isEqualTo("D:/r");
  }
}
