package se.lu.maxiv.sdm.pathfixer.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.pathfixer.gui.core.Offer;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.link.Answer;

class OffersTest {
  private static final Answer IMAGING = new Answer.Done("{\"endstations\":[\"imaging\"]}");
  private static final Answer AWAY = new Answer.Refused("X", "The office is away.", "PathFixer");

  private final Deque<Consumer<Answer>> questions = new ArrayDeque<>();
  private String user = "carl";
  private final Offers offers =
      new Offers(
          () -> Readings.ofNobodyYet("a/b/c").up(),
          () -> user,
          (asked, then) -> questions.add(then),
          () -> {});

  @Test
  void anOfferIsShownToTheUserItIsFor() {
    answer(IMAGING);

    assertThat(offers.present().endstations()).containsExactly("imaging");
    user = "dora";
    assertThat(offers.present()).isEqualTo(Offer.NOTHING);
  }

  @Test
  void aRefusalLeavesNothingOfAnEarlierOfferAndIsTold() {
    answer(IMAGING);
    user = "dora";
    answer(AWAY);

    assertThat(offers.present()).isEqualTo(Offer.NOTHING);
    assertThat(offers.trouble()).endsWith("The office is away.");
    user = "carl";
    answer(IMAGING);
    assertThat(offers.trouble()).isEmpty();
  }

  @Test
  void anAnswerThatComesTooLateIsForNobody() {
    offers.askIfOther();
    user = "dora";
    questions.remove().accept(IMAGING);

    assertThat(offers.present()).isEqualTo(Offer.NOTHING);
  }

  @Test
  void theSameIsAskedOnce() {
    offers.askIfOther();
    offers.askIfOther();

    assertThat(questions).hasSize(1);
  }

  private void answer(Answer answer) {
    offers.askIfOther();
    questions.remove().accept(answer);
  }
}
