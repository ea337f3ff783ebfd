package se.lu.maxiv.sdm.pathfixer.core.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
  class ATargetThatIsChangedBehindOurBack {

    @Test
    void isSetRightAtOnce() {
      Story story = following().sees(FOREIGN);

      assertThat(story.line().status()).isEqualTo(TargetStatus.MISMATCH);
      assertThat(story.line().readBack()).isEqualTo(FOREIGN);
      assertThat(story.state().next()).isEqualTo(new Next.Show(OPEN, story.now()));
    }

    @Test
    void isSetRightThreeTimesAndThenLeftAlone() {
      Story story =
          following()
              .changedBehindOurBack()
              .changedBehindOurBack()
              .changedBehindOurBack()
              .changedBehindOurBack();

      assertThat(story.line().status()).isEqualTo(TargetStatus.MISMATCH);
      assertThat(story.line().readBack()).isEqualTo(FOREIGN);
      assertThat(story.line().reason()).contains("left alone").contains("Repropagate");
      assertThat(story.state().next()).isInstanceOf(Next.Look.class);
    }

    @Test
    void isLeftAloneForGoodOnceItWasLeftAlone() {
      Story story = surrendered().later(Duration.ofHours(1)).sees(FOREIGN);

      assertThat(story.state().next()).isInstanceOf(Next.Look.class);
    }

    @Test
    void isLeftAloneAlsoAfterAnOutage() {
      Story story = surrendered().fails().untilDue().sees(FOREIGN);

      assertThat(story.line().status()).isEqualTo(TargetStatus.MISMATCH);
      assertThat(story.state().next()).isInstanceOf(Next.Look.class);
    }

    @Test
    void isSetRightAFourthTimeWhenTheFirstIsTenMinutesAgo() {
      Story story =
          following()
              .changedBehindOurBack()
              .changedBehindOurBack()
              .changedBehindOurBack()
              .later(Duration.ofMinutes(10))
              .sees(FOREIGN);

      assertThat(story.state().next()).isInstanceOf(Next.Show.class);
    }

    @Test
    void isNeverSetRightDuringAScan() {
      Story story = following().sees(scanning(FOREIGN));

      assertThat(story.line().status()).isEqualTo(TargetStatus.MISMATCH);
      assertThat(story.line().reason()).contains("after the scan");
      assertThat(story.state().next()).isInstanceOf(Next.Look.class);
    }

    @Test
    void isSetRightAfterTheScan() {
      Story story = following().sees(scanning(FOREIGN)).untilDue().sees(FOREIGN);

      assertThat(story.state().next()).isEqualTo(new Next.Show(OPEN, story.now()));
    }

    @Test
    void isToldOnceMoreWhenAPersonAsksForIt() {
      Story story = surrendered().again();

      assertThat(story.state().next()).isEqualTo(new Next.Show(OPEN, story.now()));
    }

    @Test
    void isSetRightThreeTimesMoreAfterAPersonAskedForIt() {
      Story story = surrendered().again().sees(RAW).changedBehindOurBack();

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
    }

    @Test
    void isToldANewPath() {
      Story story = surrendered().ordered(CLOSED);

      assertThat(story.state().next()).isEqualTo(new Next.Show(CLOSED, story.now()));
      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
    }

    @Test
    void isOkWhenThePathComesBackByItself() {
      Story story = surrendered().sees(RAW);

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
    }

    @Test
    void isInTroubleSinceItWasFirstChangedThroughAllTries() {
      Story story = following();
      var changed = story.now();

      story.sees(FOREIGN).later(Duration.ofSeconds(1)).sees("").untilDue().sees(FOREIGN);

      assertThat(story.line().notReadySince()).isEqualTo(changed);
    }

    private Story surrendered() {
      return following()
          .changedBehindOurBack()
          .changedBehindOurBack()
          .changedBehindOurBack()
          .changedBehindOurBack()
          .untilDue();
    }
  }

  @Nested
  class ATargetThatCannotBeReached {

    @Test
    void isFailedWithTheSentence() {
      Story story = begun().ordered(OPEN).fails();

      assertThat(story.line().status()).isEqualTo(TargetStatus.FAILED);
      assertThat(story.line().reason()).isEqualTo("it does not answer");
      assertThat(story.state().next())
          .isEqualTo(new Next.Show(OPEN, START.plus(Duration.ofMillis(500))));
    }

    @Test
    void isToldWhenItIsBackAndReadOnceMore() {
      Story story = begun().ordered(OPEN).fails().untilDue().sees(RAW);

      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.untilDue().sees(RAW).line().status()).isEqualTo(TargetStatus.OK);
    }

    @Test
    void isReadFirstWhenItHadConfirmedBefore() {
      Story story = following().fails();

      assertThat(story.line().status()).isEqualTo(TargetStatus.FAILED);
      assertThat(story.line().readBack()).isEqualTo(RAW);
      assertThat(story.state().next()).isInstanceOf(Next.Look.class);
    }

    @Test
    void isOkAtOnceWhenItComesBackWithThePath() {
      Story story = following().fails().untilDue().sees(RAW);

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
    }

    @Test
    void isToldWhenItComesBackWithAnotherPathHoweverOften() {
      Story story = following();

      for (int restart = 0; restart < 5; restart++) {
        story.fails().untilDue().sees("");
        assertThat(story.state().next()).isInstanceOf(Next.Show.class);
        story.sees(RAW);
      }

      assertThat(story.line().status()).isEqualTo(TargetStatus.OK);
    }

    @Test
    void isNotSetRightWhenItComesBackInTheMiddleOfAScan() {
      Story story = following().fails().untilDue().sees(scanning(FOREIGN));

      assertThat(story.state().next()).isInstanceOf(Next.Look.class);
    }

    @Test
    void isToldTheNewPathAtOnceWhenThereIsOne() {
      Story story = begun().ordered(OPEN).fails().fails().fails().ordered(CLOSED);

      assertThat(story.state().next()).isEqualTo(new Next.Show(CLOSED, START));
    }

    @Test
    void isReadOnceMoreAfterANewOrderSinceTheOldOneMayStillArrive() {
      Story story = begun().ordered(OPEN).fails().ordered(CLOSED).sees(NO_SESSION);

      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.untilDue().sees(RAW).state().next())
          .isEqualTo(new Next.Show(CLOSED, story.now()));
    }

    @Test
    void isReadOnceMoreWhenTheOldOrderFailsAfterTheNewOneWasGiven() {
      Story story = begun().ordered(OPEN);
      long earlier = story.state().generation();

      story.ordered(CLOSED).failsFor(earlier).sees(NO_SESSION);

      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.untilDue().sees(NO_SESSION).line().status()).isEqualTo(TargetStatus.CLOSED);
    }

    @Test
    void isNotFailedByAnEarlierOrder() {
      Story story = begun().ordered(OPEN);
      long earlier = story.state().generation();

      story.ordered(CLOSED).failsFor(earlier);

      assertThat(story.line().status()).isEqualTo(TargetStatus.PENDING);
      assertThat(story.state().next()).isEqualTo(new Next.Show(CLOSED, START));
    }

    @Test
    void isTriedAnewAtOnceWhenAPersonAsksForIt() {
      Story story = begun().ordered(OPEN).fails().fails().again();

      assertThat(story.state().next()).isEqualTo(new Next.Show(OPEN, START));
      assertThat(story.fails().due()).isEqualTo(START.plus(Duration.ofMillis(500)));
    }

    @Test
    void cannotAnswerBeforeItWasAsked() {
      TargetState state = TargetTracker.start("x", START);

      assertThatThrownBy(() -> TargetTracker.seen(state, 0, Seen.value("/a"), START))
          .isInstanceOf(IllegalStateException.class);
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
