package se.lu.maxiv.sdm.pathfixer.gui;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.Timer;
import se.lu.maxiv.sdm.pathfixer.gui.core.Offer;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.link.Answer;

/**
 * Asks the device what the wanted user may choose. One user's offer is never shown for another.
 *
 * <p>For the event thread only.
 */
final class Offers {
  private static final int AGAIN_MILLIS = 5000;

  private final Supplier<Readings> device;
  private final Supplier<String> user;
  private final BiConsumer<String, Consumer<Answer>> question;
  private final Runnable changed;
  private final Timer again;
  private Offer offer = Offer.NOTHING;
  private String offeredTo = "";
  private List<Object> askedFor = List.of();
  private String trouble = "";

  /**
   * Asks nothing yet.
   *
   * @param device as it is shown now
   * @param user the one that is wanted now
   * @param question asks the device for a user's offer
   * @param changed hears that something else is offered
   */
  Offers(
      Supplier<Readings> device,
      Supplier<String> user,
      BiConsumer<String, Consumer<Answer>> question,
      Runnable changed) {
    this.device = device;
    this.user = user;
    this.question = question;
    this.changed = changed;
    this.again = new Timer(AGAIN_MILLIS, e -> askAgain());
    again.setRepeats(false);
  }

  /** What is offered to the wanted user. */
  Offer present() {
    return offeredTo.equals(user.get()) ? offer : Offer.NOTHING;
  }

  /** Why nothing is offered; empty when nothing is wrong. */
  String trouble() {
    return trouble;
  }

  /** The offer depends on the person, and on lists whose events tell that the office changed. */
  void askIfOther() {
    Readings now = device.get();
    List<Object> present =
        List.of(user.get(), now.lines("Usernames"), now.lines("Proposals"), now.lines("Visits"));
    if (now.isUp() && !present.equals(askedFor)) {
      askedFor = present;
      ask();
    }
  }

  /** Asks in any case. */
  void ask() {
    String asked = user.get();
    question.accept(asked, answer -> answered(asked, answer));
  }

  private void askAgain() {
    askedFor = List.of();
    askIfOther();
  }

  private void answered(String asked, Answer answer) {
    if (!asked.equals(user.get())) {
      return;
    }
    offeredTo = asked;
    again.stop();
    if (answer instanceof Answer.Done done) {
      offer = DeviceJson.offer(done.text());
      trouble = "";
    } else if (answer instanceof Answer.Refused refused) {
      offer = Offer.NOTHING;
      trouble = "What may be chosen is not known and is asked again: " + refused.sentence();
      again.restart();
    }
    changed.run();
  }
}
