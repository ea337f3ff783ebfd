package se.lu.maxiv.sdm.pathfixer.gui;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.Timer;
import se.lu.maxiv.sdm.pathfixer.gui.core.Awaited;
import se.lu.maxiv.sdm.pathfixer.gui.core.Choice;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.pathfixer.gui.core.Form;
import se.lu.maxiv.sdm.pathfixer.gui.core.RefusedField;
import se.lu.maxiv.sdm.pathfixer.gui.core.Target;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.DeviceModel;
import se.lu.maxiv.sdm.widgets.NothingDone;
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

  /** Events come within milliseconds, and the heartbeat finds out within three seconds. */
  private static final int LATE_MILLIS = 5000;

  private static final Map<Field, String> NO_SESSION =
      Map.of(Field.USERNAME, "", Field.PROPOSAL, "", Field.VISIT, "");

  private final DeviceModel model;
  private final List<Runnable> listeners = new ArrayList<>();
  private final List<Consumer<Answer.Refused>> refusals = new ArrayList<>();
  private final Offers offers;
  private final SampleOffers samples;
  private final Timer late = new Timer(LATE_MILLIS, e -> late());

  private Form form = Form.EMPTY;
  private String doing = "";
  private boolean isWrittenSince;
  private Optional<Awaited> awaited = Optional.empty();
  private Optional<Field> refusedField = Optional.empty();
  private String refusal = "";

  Desk(DeviceModel model) {
    this.model = model;
    this.offers =
        new Offers(
            model::readings,
            () -> form.wants(Field.USERNAME),
            (user, then) -> model.calls().run("Choices", user, then),
            this::tell);
    this.samples =
        new SampleOffers(model::readings, then -> model.calls().run("Samples", then), this::tell);
    late.setRepeats(false);
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
    if (refusal.isEmpty()) {
      return offers.trouble();
    }
    return refusedField.isEmpty() ? refusal : "";
  }

  /** What may be chosen in a field. */
  List<Choice> choices(Field field) {
    OffsetDateTime now = OffsetDateTime.now(ZoneId.systemDefault());
    return switch (field) {
      case USERNAME -> device().lines("Usernames").stream().map(Choice::plain).toList();
      case PROPOSAL -> offers.present().proposalChoices(now);
      case VISIT -> offers.present().visitChoices(form.wants(Field.PROPOSAL), now);
      case SAMPLE -> form.wantsSameSession() ? samples.present() : List.of();
      case ENDSTATION -> offers.present().endstationChoices();
    };
  }

  /** Looks again which samples there are. */
  void askSamples() {
    samples.ask();
  }

  /** What stands below a row: title and PI of a proposal. */
  String about(Field field) {
    if (field != Field.PROPOSAL) {
      return "";
    }
    String offered = offers.present().titleOf(form.wants(Field.PROPOSAL));
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
                offers
                    .present()
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
    Awaited select = new Awaited(mark(), form.wanted());
    run("Select", "Applying …", DeviceJson.select(form), done -> await(select));
  }

  /** Makes and selects the next numbered sample. */
  void nextSample(String name, Runnable made) {
    run("NextSample", "Making the sample …", name, done -> made.run());
  }

  /** Ends the session. */
  void endSession() {
    Awaited end = new Awaited(mark(), NO_SESSION);
    run("EndSession", "Ending the session …", null, done -> await(end));
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
    run("Refresh", "Asking the user office …", null, done -> offers.ask());
  }

  private void use(Form next) {
    isWrittenSince = true;
    form = next;
    forgetRefusal();
    offers.askIfOther();
    tell();
  }

  private void heard(Readings readings) {
    form = form.following(DeviceJson.selection(readings.text("SelectionJson")));
    settle();
    offers.askIfOther();
    samples.askIfOther();
    tell();
  }

  private String mark() {
    return DeviceJson.mark(device().text("SelectionJson"));
  }

  /** It is done, but what is shown is old until the device tells of it. */
  private void await(Awaited selection) {
    awaited = Optional.of(selection);
    late.restart();
    settle();
  }

  /** What the device has told of is no longer wanted; what was written since then stays. */
  private void settle() {
    if (awaited.filter(selection -> selection.isSeen(mark(), form.is())).isPresent()) {
      stopWaiting();
      form = isWrittenSince ? form : form.reverted();
    }
  }

  private void late() {
    if (awaited.isPresent()) {
      stopWaiting();
      refusal =
          "The device has done it, but did not tell what it has now within 5 s: what stands under"
              + " \"is now\" may be old; look again before you measure.";
      refusedField = Optional.empty();
      tell();
    }
  }

  private void stopWaiting() {
    awaited = Optional.empty();
    late.stop();
    doing = "";
  }

  private void run(
      String command,
      String words,
      @org.jspecify.annotations.Nullable String argument,
      Consumer<Answer.Done> then) {
    forgetRefusal();
    if (!isFree()) {
      refusal = NothingDone.because(device(), doing);
      tell();
      return;
    }
    doing = words;
    isWrittenSince = false;
    tell();
    Consumer<Answer> answered = answer -> ended(answer, then);
    if (argument == null) {
      model.calls().run(command, answered);
    } else {
      model.calls().run(command, argument, answered);
    }
  }

  private void ended(Answer answer, Consumer<Answer.Done> then) {
    if (answer instanceof Answer.Done done) {
      then.accept(done);
    } else if (answer instanceof Answer.Refused refused) {
      refusal = refused.sentence();
      refusedField = RefusedField.of(refusal);
      refusals.forEach(listener -> listener.accept(refused));
    }
    if (awaited.isEmpty()) {
      doing = "";
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
