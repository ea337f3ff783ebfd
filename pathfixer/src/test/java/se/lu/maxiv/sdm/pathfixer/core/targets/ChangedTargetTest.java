package se.lu.maxiv.sdm.pathfixer.core.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.CLOSED;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.FOREIGN;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.OPEN;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.RAW;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.following;
import static se.lu.maxiv.sdm.pathfixer.core.targets.Story.scanning;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A target that somebody changed behind our back: set right a few times, then left alone. */
class ChangedTargetTest {

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
