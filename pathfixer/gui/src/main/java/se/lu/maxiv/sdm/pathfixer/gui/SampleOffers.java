package se.lu.maxiv.sdm.pathfixer.gui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import se.lu.maxiv.sdm.pathfixer.gui.core.Choice;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.link.Answer;

/**
 * Asks the device which samples the present visit has. One visit's samples are never shown for
 * another.
 *
 * <p>For the event thread only.
 */
final class SampleOffers {
  private final Supplier<Readings> device;
  private final Consumer<Consumer<Answer>> question;
  private final Runnable changed;
  private List<Choice> samples = List.of();
  private String offeredFor = "";
  private String askedFor = "";

  /**
   * Asks nothing yet.
   *
   * @param device as it is shown now
   * @param question asks the device
   * @param changed hears that something else is offered
   */
  SampleOffers(Supplier<Readings> device, Consumer<Consumer<Answer>> question, Runnable changed) {
    this.device = device;
    this.question = question;
    this.changed = changed;
  }

  /** The samples of the present visit, the last changed one first. */
  List<Choice> present() {
    return visit().equals(offeredFor) ? samples : List.of();
  }

  /** Asks when something else has been selected. */
  void askIfOther() {
    String now = device.get().text("SamplePath");
    if (device.get().isUp() && !now.equals(askedFor)) {
      askedFor = now;
      ask();
    }
  }

  /** Asks in any case in which there is an answer: folders may have been made by others. */
  void ask() {
    String asked = visit();
    if (device.get().isUp() && !asked.isEmpty()) {
      question.accept(answer -> answered(asked, answer));
    }
  }

  private String visit() {
    return device.get().text("Path");
  }

  /** Without an answer nothing is offered; whatever is typed is a sample all the same. */
  private void answered(String asked, Answer answer) {
    offeredFor = asked;
    samples =
        answer instanceof Answer.Done done
            ? done.lines().stream().map(Choice::plain).toList()
            : List.of();
    changed.run();
  }
}
