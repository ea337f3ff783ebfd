package se.lu.maxiv.sdm.proposalsync;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.Approval;
import se.lu.maxiv.sdm.proposalsync.core.CanonicalJson;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.ExplainAccess;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.RunOrder;
import se.lu.maxiv.sdm.proposalsync.core.Situation;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;
import se.lu.maxiv.sdm.proposalsync.core.Undo;
import se.lu.maxiv.sdm.support.tango.LogBook;

/**
 * The runs of a ProposalSync: looking, planning, applying, undoing; and the questions it answers.
 * They take place one at a time in the background; what they find is shown at once. Thread-safe.
 */
final class Runs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 3;
  private static final String PERIODIC = "syncing as SyncPeriod says";

  /** A question is answered from what was read within this time, since reading may take long. */
  private static final Duration FRESH = Duration.ofSeconds(20);

  private static final Duration EVER = Duration.ofDays(3650);

  private final Setup setup;
  private final Screen screen;
  private final LogBook<SyncView> log;
  private final Jobs jobs;
  private final Eyes eyes;
  private volatile boolean abort;
  private volatile boolean closing;

  /** What the present run did, in a sentence; of the thread of runs only. */
  private String lastResult = "";

  Runs(Setup setup, Screen screen, LogBook<SyncView> log, Jobs jobs) {
    this.setup = setup;
    this.screen = screen;
    this.log = log;
    this.jobs = jobs;
    this.eyes = new Eyes(setup, screen);
  }

  /** Looks for the first time, or goes on with what was approved before a stop. */
  void start(Duration period) {
    Optional<Approval> waiting =
        setup.journal().knowledge().approval().filter(approval -> !approval.isExpired(now()));
    if (waiting.isPresent()) {
      Approval approval = waiting.get();
      // how it ends is shown
      var unused =
          begin(
              "applying what was approved before it stopped", scope(approval), () -> go(approval));
    } else {
      var unused = begin("making the first plan", null, () -> planned(null));
    }
    if (!period.isZero()) {
      jobs.every(period, PERIODIC, () -> periodic(period));
      screen.update(view -> view.withNext(now().plus(period)));
    }
  }

  private void periodic(Duration period) {
    try {
      beginning(PERIODIC);
      // an empty answer while DryRun is on; how it ends is shown
      var unused = run(null, () -> synced(null, "SyncPeriod"));
    } catch (SdmException e) {
      LOG.debug("the next run tries again", e);
    } finally {
      screen.update(view -> view.withNext(now().plus(period)));
    }
  }

  /** Plans, for one proposal or all. */
  Future<SyncPlan> plan(@Nullable ProposalId only) {
    return begin("planning", only, () -> planned(only));
  }

  /** Plans and, unless DryRun is on, applies; the answer is the run's identity. */
  Future<String> sync(@Nullable ProposalId only, String by) {
    return begin("syncing", only, () -> synced(only, by));
  }

  /**
   * Applies the plan that is shown, if it is still the plan then.
   *
   * @throws SdmException when that plan is not shown
   */
  Future<String> approve(String hash, String by) {
    ShownPlan plan = screen.view().plan();
    if (hash.isBlank() || !plan.hash().equals(hash.strip())) {
      throw SdmException.outOfRange(
          "Approve was refused: the plan that is shown is %s; read it and give its PlanHash."
              .formatted(plan.hash().isEmpty() ? "none" : plan.hash()));
    }
    ProposalId only = plan.only();
    var approval = new Approval(plan.hash(), now(), by, only == null ? "" : only.text());
    return begin(
        "applying an approved plan",
        only,
        () -> {
          setup
              .journal()
              .append(
                  List.of(
                      new JournalLine.Approved(
                          approval.at(), approval.hash(), by, approval.proposal())));
          log.info("Plan " + approval.hash() + " was approved from " + by + ".");
          return go(approval);
        });
  }

  /** Puts back the members that a run removed. */
  Future<String> undo(String run, String by) {
    String shown = Shown.plain(run.strip());
    log.info("Undo of run " + shown + " was ordered from " + by + ".");
    return begin("undoing run " + shown, null, () -> undone(run.strip(), by));
  }

  /** Why somebody has access, or not; from what was read lately, or during a run, or anew. */
  List<String> explain(String question, Duration limit) {
    boolean isBusy = !jobs.activity().isEmpty();
    Optional<Situation> seen = eyes.last(isBusy ? EVER : FRESH);
    if (seen.isPresent()) {
      return ExplainAccess.of(question, seen.get(), setup.policy());
    }
    return answered(
        "reading for ExplainAccess",
        limit,
        session -> ExplainAccess.of(question, eyes.read(session, null), setup.policy()));
  }

  /** The rights that are missing, a sentence each. */
  List<String> preflight(Duration limit) {
    return answered(
        "reading its rights",
        limit,
        session -> {
          var missing = new ArrayList<>(session.preflight());
          missing.addAll(setup.homeRights());
          return missing;
        });
  }

  /** Ends the run that goes on after the object it is at. */
  void abort(String by) {
    if (jobs.activity().isEmpty()) {
      throw SdmException.notAllowed("Abort was refused: there is no run to be aborted.");
    }
    abort = true;
    log.warn("The run is being aborted from " + by + ".");
  }

  @Override
  public void close() {
    closing = true;
    abort = true;
    jobs.close();
    screen.off();
  }

  /** What a question asks of the directory. */
  private interface Question {
    List<String> of(DirectorySession session);
  }

  /** A question changes nothing of what is shown of the last run. */
  private List<String> answered(String activity, Duration limit, Question question) {
    Future<List<String>> answer =
        jobs.begin(
            activity,
            () -> beginning(activity),
            () -> {
              try (DirectorySession session = eyes.open()) {
                return question.of(session);
              } finally {
                screen.update(view -> released(view.idle()));
              }
            });
    return Jobs.within(limit, answer)
        .orElseThrow(
            () ->
                SdmException.dependency(
                    "The directory or the user office has not answered yet; ask again in a"
                        + " moment."));
  }

  private <T> Future<T> begin(String activity, @Nullable ProposalId only, Supplier<T> work) {
    return jobs.begin(activity, () -> beginning(activity), () -> run(only, work));
  }

  private void beginning(String activity) {
    abort = false;
    screen.update(view -> view.at("The device is " + activity, 0));
  }

  /** Does it and shows how it ended. */
  private <T> T run(@Nullable ProposalId only, Supplier<T> work) {
    eyes.begin(only == null);
    lastResult = "";
    long begin = System.nanoTime();
    try {
      T result = work.get();
      end(begin);
      return result;
    } catch (SdmException e) {
      failed(begin, e.sentence());
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.error("A run failed because of an error in the program", e);
      failed(begin, "The run failed because of an error in the program; please report it.");
      throw e;
    }
  }

  private void failed(long begin, String sentence) {
    eyes.trouble(sentence);
    screen.update(view -> view.withReport(CanonicalJson.of(Map.of("error", sentence))));
    log.warn(sentence);
    lastResult = "The run failed: " + sentence;
    end(begin);
  }

  private void end(long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    var run = new SyncView.LastRun(now(), seconds, lastResult);
    screen.update(view -> released(eyes.judged(view.ended(run))));
  }

  /** Whoever sees that nothing goes on can begin something. */
  private SyncView released(SyncView idle) {
    jobs.release();
    return idle;
  }

  private SyncPlan planned(@Nullable ProposalId only) {
    try (DirectorySession session = eyes.open()) {
      Eyes.Sight sight = eyes.look(session, only);
      lastResult = summary(sight);
      return sight.plan();
    }
  }

  private String synced(@Nullable ProposalId only, String by) {
    screen.update(view -> view.withReport(""));
    if (screen.view().dryRun()) {
      // shown
      var unused = planned(only);
      lastResult = "DryRun is on, so nothing was written. " + lastResult;
      return "";
    }
    return applied(only, new RunOrder(newRun(), Purpose.SYNC, by), Optional.empty());
  }

  private String go(Approval approval) {
    screen.update(view -> view.withReport(""));
    try {
      var order = new RunOrder(newRun(), Purpose.APPROVED, approval.by());
      String run = applied(scope(approval), order, Optional.of(approval));
      useUp(approval);
      return run;
    } catch (RuntimeException | Error e) {
      useUpAfter(e, approval);
      throw e;
    }
  }

  /**
   * One that did not come to its run, because that failed or was aborted before it began: nobody
   * expects it to come true later. Only a stop of the device leaves it for the next start.
   */
  private void useUp(Approval approval) {
    boolean isOpen = setup.journal().knowledge().approval().filter(approval::equals).isPresent();
    if (isOpen && !closing) {
      setup.journal().append(List.of(new JournalLine.ApprovalUsed(now(), approval.hash(), "")));
    }
  }

  private void useUpAfter(Throwable cause, Approval approval) {
    try {
      useUp(approval);
    } catch (SdmException e) {
      cause.addSuppressed(e);
    }
  }

  private static @Nullable ProposalId scope(Approval approval) {
    return approval.proposal().isEmpty() ? null : new ProposalId(approval.proposal());
  }

  private String applied(@Nullable ProposalId only, RunOrder order, Optional<Approval> approval) {
    var applying = new Applying(setup, this::progress, () -> isAborted(order));
    SyncPlan first;
    SyncReport report;
    String controller;
    try (DirectorySession session = eyes.open()) {
      Eyes.Sight sight = eyes.look(session, only);
      first = sight.plan();
      approval.flatMap(a -> a.refusal(first, now())).ifPresent(Runs::refuse);
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

  private String undone(String run, String by) {
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

  private Instant now() {
    return setup.clock().instant();
  }
}
