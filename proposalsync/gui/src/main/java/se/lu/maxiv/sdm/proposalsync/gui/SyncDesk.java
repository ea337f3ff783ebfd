package se.lu.maxiv.sdm.proposalsync.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.proposalsync.gui.core.Plan;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.DeviceModel;
import se.lu.maxiv.sdm.widgets.NothingDone;
import se.lu.maxiv.sdm.widgets.link.Answer;

/**
 * What the parts of the window share: the plan, what is going on, and the calls.
 *
 * <p>For the event thread only.
 */
final class SyncDesk {
  /** What the window shows of the device. */
  static final List<String> ATTRIBUTES =
      List.of(
          "State",
          "Status",
          "Progress",
          "LastResult",
          "NextSync",
          "NumPendingChanges",
          "Failures",
          "PlanText",
          "PlanHash",
          "Log",
          "DryRun");

  /** The plan, and what came of the last run: what must never be old. */
  static final List<String> TELLING = List.of("PlanHash", "LastResult");

  private final DeviceModel model;
  private final List<Runnable> listeners = new ArrayList<>();
  private final List<Consumer<Answer.Refused>> refusals = new ArrayList<>();
  private Plan plan = Plan.NONE;
  private String doing = "";
  private String refusal = "";

  SyncDesk(DeviceModel model) {
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

  Readings device() {
    return model.readings();
  }

  Plan plan() {
    return plan;
  }

  /** What this window waits for; empty when for nothing. */
  String doing() {
    return doing;
  }

  /** The sentence of the last refusal; empty when there was none since. */
  String refusal() {
    return refusal;
  }

  /** Whether the device works on something. */
  boolean isRunning() {
    return device().text("State").equals("RUNNING");
  }

  /** Whether commands can be given. */
  boolean isFree() {
    return device().isUp() && doing.isEmpty();
  }

  /** Plans, for one proposal or all. */
  void makePlan(String proposal) {
    if (proposal.isEmpty()) {
      run("Plan", "Planning …", null, done -> {});
    } else {
      run("PlanProposal", "Planning …", proposal, done -> {});
    }
  }

  /** Begins to write all of a plan that was read. */
  void approve(Plan read) {
    run("Approve", "Approving …", read.hash(), done -> {});
  }

  /** Begins a run as the device makes them by itself. */
  void sync() {
    run("Sync", "Beginning to sync …", null, done -> {});
  }

  /** Ends what goes on. */
  void abort() {
    run("Abort", "Ending the run …", null, done -> {});
  }

  /** Acknowledges what is wrong. */
  void reset() {
    run("Reset", "Resetting …", null, done -> {});
  }

  /** Asks for missing rights. */
  void preflight(Consumer<List<String>> then) {
    run("Preflight", "Looking at rights …", null, done -> then.accept(done.lines()));
  }

  /** Asks why somebody has access, or not. */
  void explain(String user, String proposal, Consumer<List<String>> then) {
    run("ExplainAccess", "Asking …", user + "@" + proposal, done -> then.accept(done.lines()));
  }

  private void heard(Readings readings) {
    plan = Plan.of(readings.lines("PlanText"), readings.text("PlanHash"));
    tell();
  }

  private void run(
      String command, String words, @Nullable String argument, Consumer<Answer.Done> then) {
    if (!isFree()) {
      refusal = NothingDone.because(device(), doing);
      tell();
      return;
    }
    doing = words;
    refusal = "";
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
    } else if (answer instanceof Answer.Refused refused) {
      refusal = refused.sentence();
      refusals.forEach(listener -> listener.accept(refused));
    }
    tell();
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
