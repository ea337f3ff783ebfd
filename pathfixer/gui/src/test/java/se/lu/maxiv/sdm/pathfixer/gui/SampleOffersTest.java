package se.lu.maxiv.sdm.pathfixer.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.pathfixer.gui.core.Choice;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.link.Answer;

class SampleOffersTest {
  private static final Answer TWO = new Answer.Done(List.of("0002_b", "0001_a"));
  private static final Answer HANGS = new Answer.Refused("X", "The storage hangs.", "PathFixer");

  private final Deque<Consumer<Answer>> questions = new ArrayDeque<>();
  private Readings device = at("/data/1/raw", "");
  private final SampleOffers offers = new SampleOffers(() -> device, questions::add, () -> {});

  private static Readings at(String path, String sample) {
    return Readings.ofNobodyYet("a/b/c")
        .with(Map.of("Path", path, "SamplePath", path + sample))
        .up();
  }

  @Test
  void theSamplesAreOfferedInTheOrderOfTheDevice() {
    offers.askIfOther();
    questions.remove().accept(TWO);

    assertThat(offers.present()).extracting(Choice::value).containsExactly("0002_b", "0001_a");
  }

  @Test
  void anotherVisitHasOtherSamples() {
    offers.askIfOther();
    questions.remove().accept(TWO);
    device = at("/data/2/raw", "");

    assertThat(offers.present()).isEmpty();
  }

  @Test
  void anotherSampleIsAReasonToAskAgainTheSameIsNone() {
    offers.askIfOther();
    offers.askIfOther();
    device = at("/data/1/raw", "/0003_c");
    offers.askIfOther();

    assertThat(questions).hasSize(2);
  }

  @Test
  void withoutSessionNothingIsAsked() {
    device = at("", "");

    offers.askIfOther();
    offers.ask();

    assertThat(questions).isEmpty();
  }

  @Test
  void aRefusalLeavesNothingOfAnEarlierOffer() {
    offers.askIfOther();
    questions.remove().accept(TWO);
    offers.ask();
    questions.remove().accept(HANGS);

    assertThat(offers.present()).isEmpty();
  }
}
