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
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.scanning;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A target that cannot be reached: told what it missed when it is back. */
class UnreachableTargetTest {

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
