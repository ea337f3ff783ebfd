package se.lu.maxiv.sdm.pathfixer.gui;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import se.lu.maxiv.sdm.pathfixer.gui.core.Choice;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.pathfixer.gui.core.Form;
import se.lu.maxiv.sdm.pathfixer.gui.core.Offer;
import se.lu.maxiv.sdm.pathfixer.gui.core.RefusedField;
import se.lu.maxiv.sdm.pathfixer.gui.core.Target;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.DeviceModel;
import se.lu.maxiv.sdm.widgets.link.Answer;

/**
 * What the parts of the window share: the form, what is offered, what is going on, and the calls.
 *
 * <p>For the event thread only.
 */
final class Desk {
  /** What the window shows of the device. */
  static final List<String> ATTRIBUTES =
      List.of(
          "State",
          "Status",
          "Usernames",
          "Proposals",
          "Visits",
          "PropagationJson",
          "Log",
          "FreeSpace",
          "Path",
          "SamplePath",
          "ReadyToScan",
          "SelectionJson");

  /** Session, targets and lamp: what must never be old. */
  static final List<String> TELLING = List.of("SelectionJson", "PropagationJson", "ReadyToScan");

  private final DeviceModel model;
  private final List<Runnable> listeners = new ArrayList<>();
  private final List<Consumer<Answer.Refused>> refusals = new ArrayList<>();

  private Form form = Form.EMPTY;
  private Offer offer = Offer.NOTHING;
  private List<Object> offeredFor = List.of();
  private String doing = "";
  private Optional<Field> refusedField = Optional.empty();
  private String refusal = "";

  Desk(DeviceModel model) {
    this.model = model;
    model.listen(this::heard);
  }

  /** Hears that anything has changed. */
  void listen(Runnable listener) {
    listeners.add(listener);
    listener.run();
  }

  /** Hears every refusal. */
  void onRefusal(Consumer<Answer.Refused> listener) {
    refusals.add(listener);
  }

  Form form() {
    return form;
  }

  Readings device() {
    return model.readings();
  }

  List<Target> targets() {
    return DeviceJson.targets(device().text("PropagationJson"));
  }

  /** What goes on, such as "Applying …"; empty when nothing does. */
  String doing() {
    return doing;
  }

  /** Whether commands can be given. */
  boolean isFree() {
    return device().isUp() && doing.isEmpty();
  }

  /** The sentence of the last refusal if it is about that field, else empty. */
  String refusal(Field field) {
    return refusedField.filter(field::equals).isPresent() ? refusal : "";
  }

  /** The sentence of the last refusal if it is about no field, else empty. */
  String refusal() {
    return refusedField.isEmpty() ? refusal : "";
  }

  /** What may be chosen in a field. */
  List<Choice> choices(Field field) {
    OffsetDateTime now = OffsetDateTime.now(ZoneId.systemDefault());
    return switch (field) {
      case USERNAME -> device().lines("Usernames").stream().map(Choice::plain).toList();
      case PROPOSAL -> offer.proposalChoices(now);
      case VISIT -> offer.visitChoices(form.wants(Field.PROPOSAL), now);
      case SAMPLE -> List.of();
      case ENDSTATION -> offer.endstationChoices();
    };
  }

  /** What stands below a row: title and PI of a proposal. */
  String about(Field field) {
    if (field != Field.PROPOSAL) {
      return "";
    }
    String offered = offer.titleOf(form.wants(Field.PROPOSAL));
    boolean isIs = offered.isEmpty() && !form.differs(Field.PROPOSAL);
    return isIs ? DeviceJson.title(device().text("SelectionJson")) : offered;
  }

  /** A person wants something else in a field. */
  void want(Field field, String text) {
    Form next = form.with(field, text);
    if (!next.equals(form)) {
      if (field == Field.PROPOSAL) {
        next =
            next.with(
                Field.VISIT,
                offer
                    .likelyVisit(next.wants(field), OffsetDateTime.now(ZoneId.systemDefault()))
                    .orElse(""));
      }
      use(next);
    }
  }

  /** A person wants an earlier selection again. */
  void want(Map<Field, String> earlier) {
    use(form.with(earlier));
  }

  /** Back to what is. */
  void revert() {
    use(form.reverted());
  }

  /** Selects what is wanted, all or nothing. */
  void apply() {
    run("Select", "Applying …", DeviceJson.select(form), done -> form = form.reverted());
  }

  /** Makes and selects the next numbered sample. */
  void nextSample(String name, Runnable made) {
    run("NextSample", "Making the sample …", name, done -> made.run());
  }

  /** Ends the session. */
  void endSession() {
    run("EndSession", "Ending the session …", null, done -> form = form.reverted());
  }

  /** Tells all targets the path again. */
  void sendAgain() {
    run("Repropagate", "Sending again …", null, done -> {});
  }

  /** Acknowledges what is wrong. */
  void reset() {
    run("Reset", "Resetting …", null, done -> {});
  }

  /** Asks the user office again. */
  void refresh() {
    run("Refresh", "Asking the user office …", null, done -> askOffer());
  }

  private void use(Form next) {
    form = next;
    forgetRefusal();
    askOfferIfOther();
    tell();
  }

  private void heard(Readings readings) {
    form = form.following(DeviceJson.selection(readings.text("SelectionJson")));
    askOfferIfOther();
    tell();
  }

  /** The offer depends on the person, and on lists whose events tell that the office changed. */
  private void askOfferIfOther() {
    Readings now = device();
    List<Object> present =
        List.of(
            form.wants(Field.USERNAME),
            now.isUp(),
            now.lines("Usernames"),
            now.lines("Proposals"),
            now.lines("Visits"));
    if (now.isUp() && !present.equals(offeredFor)) {
      offeredFor = present;
      askOffer();
    }
  }

  private void askOffer() {
    String user = form.wants(Field.USERNAME);
    model
        .calls()
        .run(
            "Choices",
            user,
            answer -> {
              if (answer instanceof Answer.Done done && user.equals(form.wants(Field.USERNAME))) {
                offer = DeviceJson.offer(done.text());
                tell();
              }
            });
  }

  private void run(
      String command,
      String words,
      @org.jspecify.annotations.Nullable String argument,
      Consumer<Answer.Done> then) {
    if (!isFree()) {
      return;
    }
    doing = words;
    forgetRefusal();
    tell();
    Consumer<Answer> answered = answer -> ended(answer, then);
    if (argument == null) {
      model.calls().run(command, answered);
    } else {
      model.calls().run(command, argument, answered);
    }
  }

  private void ended(Answer answer, Consumer<Answer.Done> then) {
    doing = "";
    if (answer instanceof Answer.Done done) {
      then.accept(done);
      form = form.following(DeviceJson.selection(device().text("SelectionJson")));
    } else if (answer instanceof Answer.Refused refused) {
      refusal = refused.sentence();
      refusedField = RefusedField.of(refusal);
      refusals.forEach(listener -> listener.accept(refused));
    }
    tell();
  }

  private void forgetRefusal() {
    refusal = "";
    refusedField = Optional.empty();
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
