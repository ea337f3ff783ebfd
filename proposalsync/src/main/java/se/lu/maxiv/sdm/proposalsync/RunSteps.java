package se.lu.maxiv.sdm.proposalsync;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Approval;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.RunOrder;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;
import se.lu.maxiv.sdm.proposalsync.core.Undo;
import se.lu.maxiv.sdm.support.tango.LogBook;

/**
 * What a run does: looking, planning, applying, undoing, in the order in which a person would. It
 * is done by the thread of runs only; any thread may stop it.
 */
final class RunSteps {
  private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 3;

  private final Setup setup;
  private final Screen screen;
  private final LogBook<SyncView> log;
  private final Eyes eyes;
  private final Approvals approvals;
  private volatile boolean abort;
  private volatile boolean closing;

  /** What the present run did, in a sentence. */
  private String lastResult = "";

  RunSteps(Setup setup, Screen screen, LogBook<SyncView> log, Eyes eyes) {
    this.setup = setup;
    this.screen = screen;
    this.log = log;
    this.eyes = eyes;
    this.approvals = new Approvals(setup);
  }

  Approvals approvals() {
    return approvals;
  }

  /** Another run may go on from here. */
  void ready() {
    abort = false;
  }

  /** Ends the run that goes on after the object it is at. */
  void abort() {
    abort = true;
  }

  /** The device stops: what was approved is left for the next start. */
  void close() {
    closing = true;
    abort = true;
  }

  /** Nothing has happened yet. */
  void begin() {
    lastResult = "";
  }

  /** It failed. */
  void failed(String sentence) {
    lastResult = "The run failed: " + sentence;
  }

  /** What the present run did, in a sentence. */
  String lastResult() {
    return lastResult;
  }

  /** Looks and shows the plan. */
  SyncPlan planned(@Nullable ProposalId only) {
    try (DirectorySession session = eyes.open()) {
      Eyes.Sight sight = eyes.look(session, only);
      lastResult = summary(sight);
      return sight.plan();
    }
  }

  /** Plans and, unless DryRun is on, applies; the answer is the run's identity. */
  String synced(@Nullable ProposalId only, String by) {
    screen.update(view -> view.withReport(""));
    if (screen.view().dryRun()) {
      // shown
      var unused = planned(only);
      lastResult = "DryRun is on, so nothing was written. " + lastResult;
      return "";
    }
    return applied(only, new RunOrder(newRun(), Purpose.SYNC, by), Optional.empty());
  }

  /** Applies what was approved; the answer is the run's identity. */
  String go(Approval approval) {
    screen.update(view -> view.withReport(""));
    try {
      var order = new RunOrder(newRun(), Purpose.APPROVED, approval.by());
      String run = applied(Approvals.scope(approval), order, Optional.of(approval));
      used(approval);
      return run;
    } catch (RuntimeException | Error e) {
      usedAfter(e, approval);
      throw e;
    }
  }

  private String applied(@Nullable ProposalId only, RunOrder order, Optional<Approval> approval) {
    var applying = new Applying(setup, this::progress, () -> isAborted(order));
    SyncPlan first;
    SyncReport report;
    String controller;
    try (DirectorySession session = eyes.open()) {
      Eyes.Sight sight = eyes.look(session, only);
      first = sight.plan();
      approval.flatMap(a -> a.refusal(first, now())).ifPresent(RunSteps::refuse);
      report = applying.apply(session, first, order);
      controller = session.controller();
      lastResult = sight.officeTrouble().orElse("");
    }
    eyes.applied(report, report);
    SyncReport all = again(only, order, applying, new Round(first, report, controller));
    if (approval.isPresent() && !all.aborted() && !all.needsAnotherLook()) {
      eyes.approved();
    }
    tell(all);
    return order.run();
  }

  private static void refuse(String why) {
    throw SdmException.notAllowed("The approved plan was not applied. " + why);
  }

  /** What a first round was and did. */
  private record Round(SyncPlan plan, SyncReport report, String controller) {}

  /** What has an unknown outcome is looked at again, and what is left of it is made. */
  private SyncReport again(
      @Nullable ProposalId only, RunOrder order, Applying applying, Round first) {
    SyncReport all = first.report();
    try {
      for (int more = 0; more < Applying.MORE_LOOKS && isWorthwhile(all, order); more++) {
        try (DirectorySession session = eyes.open()) {
          requireSame(first.controller(), session.controller());
          SyncPlan now = eyes.look(session, only).plan();
          SyncPlan rest = Applying.rest(first.plan(), now, order.purpose());
          SyncReport round = applying.apply(session, rest, order);
          all = Applying.joined(all, round, now);
          eyes.applied(all, round);
        }
      }
    } catch (SdmException e) {
      // what was done stays shown; the next run finds out the rest
      eyes.trouble(e.sentence());
      log.warn(e.sentence());
    }
    return all;
  }

  private boolean isWorthwhile(SyncReport report, RunOrder order) {
    return report.needsAnotherLook() && !report.aborted() && !isAborted(order);
  }

  /** Another one may not know yet what this run has written. */
  private static void requireSame(String before, String now) {
    if (!before.equals(now)) {
      throw SdmException.dependency(
          "The domain controller %s is away and %s answers, which may not know yet what was written; the next run goes on."
              .formatted(before, now));
    }
  }

  /** Puts back the members that a run removed; the answer is this run's identity. */
  String undone(String run, String by) {
    screen.update(view -> view.withReport(""));
    var order = new RunOrder(newRun(), Purpose.UNDO, by);
    var applying = new Applying(setup, this::progress, () -> abort);
    try (DirectorySession session = eyes.open()) {
      SyncPlan plan = Undo.plan(run, setup.journal().lines(), session.snapshot(), now());
      eyes.show(plan);
      SyncReport report = applying.apply(session, plan, order);
      eyes.applied(report, report);
      tell(report);
    }
    return order.run();
  }

  private void tell(SyncReport report) {
    String sentence = report.lines().get(0);
    if (report.failed() > 0) {
      eyes.trouble(
          "%d changes were refused or are unknown; see Failures.".formatted(report.failed()));
    }
    lastResult = lastResult.isEmpty() ? sentence : lastResult + " " + sentence;
    if (report.done() + report.failed() > 0 || report.aborted()) {
      log.info(sentence);
    }
  }

  private void progress(int percent) {
    screen.update(view -> view.at(view.activity(), percent));
  }

  /** Switching DryRun on ends what only Sync allowed. */
  private boolean isAborted(RunOrder order) {
    return abort || (order.purpose() == Purpose.SYNC && screen.view().dryRun());
  }

  private static String summary(Eyes.Sight sight) {
    SyncPlan plan = sight.plan();
    String changes =
        plan.isEmpty() && plan.withheld().isEmpty()
            ? "There is nothing to do."
            : "The plan has %d changes, and %d more wait."
                .formatted(plan.changes().size(), plan.withheld().size());
    return sight.officeTrouble().orElse(changes);
  }

  private String newRun() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return RUN.format(ZonedDateTime.now(setup.clock())) + "-" + HexFormat.of().formatHex(random);
  }

  private void used(Approval approval) {
    if (!closing) {
      approvals.useUp(approval);
    }
  }

  private void usedAfter(Throwable cause, Approval approval) {
    try {
      used(approval);
    } catch (SdmException e) {
      cause.addSuppressed(e);
    }
  }

  private Instant now() {
    return setup.clock().instant();
  }
}
