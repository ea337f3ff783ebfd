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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Approval;
import se.lu.maxiv.sdm.proposalsync.core.CanonicalJson;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.ExplainAccess;
import se.lu.maxiv.sdm.proposalsync.core.JournalKnowledge;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.RunOrder;
import se.lu.maxiv.sdm.proposalsync.core.Situation;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;
import se.lu.maxiv.sdm.proposalsync.core.Undo;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;

/**
 * The runs of a ProposalSync: looking, planning, applying, undoing. They take place one at a time
 * in the background; what they find is shown at once. Thread-safe.
 */
final class Runs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final DateTimeFormatter RUN = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_BYTES = 3;
  private static final String PERIODIC = "syncing as SyncPeriod says";

  private final Setup setup;
  private final Published<SyncView> shown;
  private final LogBook<SyncView> log;
  private final Jobs jobs;
  private final Eyes eyes;
  private volatile boolean abort;

  /** What the present run did, in a sentence; of the thread of runs only. */
  private String lastResult = "";

  Runs(Setup setup, Published<SyncView> shown, LogBook<SyncView> log, Jobs jobs) {
    this.setup = setup;
    this.shown = shown;
    this.log = log;
    this.jobs = jobs;
    this.eyes = new Eyes(setup, shown);
  }

  /** Looks for the first time, or goes on with what was approved before a stop. */
  void start(Duration period) {
    Optional<Approval> waiting = JournalKnowledge.of(setup.journal().lines()).approval();
    if (waiting.isPresent() && !waiting.get().isExpired(now())) {
      // how it ends is shown
      var unused =
          begin(
              "applying what was approved before it stopped", () -> approved(waiting.get(), null));
    } else {
      var unused = begin("making the first plan", () -> planned(null));
    }
    if (!period.isZero()) {
      jobs.every(period, PERIODIC, () -> periodic(period));
      shown.update(view -> view.withNext(now().plus(period)));
    }
  }

  private void periodic(Duration period) {
    try {
      // an empty answer while DryRun is on; how it ends is shown
      beginning(PERIODIC);
      var unused = run(() -> synced(null, "SyncPeriod"));
    } catch (SdmException e) {
      LOG.debug("the next run tries again", e);
    } finally {
      shown.update(view -> view.withNext(now().plus(period)));
    }
  }

  /** Plans, for one proposal or all. */
  Future<SyncPlan> plan(@Nullable ProposalId only) {
    return begin("planning", () -> planned(only));
  }

  /** Plans and, unless DryRun is on, applies; the answer is the run's identity. */
  Future<String> sync(@Nullable ProposalId only, String by) {
    return begin("syncing", () -> synced(only, by));
  }

  /**
   * Applies the plan that is shown, if it is still the plan then.
   *
   * @throws SdmException when that plan is not shown
   */
  Future<String> approve(String hash, String by) {
    ShownPlan plan = shown.view().plan();
    if (hash.isBlank() || !plan.hash().equals(hash.strip())) {
      throw SdmException.outOfRange(
          "Approve was refused: the plan that is shown is %s; read it and give its PlanHash."
              .formatted(plan.hash().isEmpty() ? "none" : plan.hash()));
    }
    var approval = new Approval(plan.hash(), now(), by);
    return begin(
        "applying an approved plan",
        () -> {
          setup
              .journal()
              .append(List.of(new JournalLine.Approved(approval.at(), approval.hash(), by)));
          log.info("Plan " + approval.hash() + " was approved from " + by + ".");
          return approved(approval, plan.only());
        });
  }

  /** Puts back the members that a run removed. */
  Future<String> undo(String run, String by) {
    return begin("undoing run " + run, () -> undone(run.strip(), by));
  }

  /** Why somebody has access, or not; from a new look, or from the last one during a run. */
  List<String> explain(String question, Duration limit) {
    Situation last = eyes.last();
    if (!jobs.activity().isEmpty() && last != null) {
      return ExplainAccess.of(question, last, setup.policy());
    }
    Future<List<String>> answer =
        begin(
            "reading for ExplainAccess",
            () -> {
              try (DirectorySession session = eyes.open()) {
                return ExplainAccess.of(
                    question, eyes.look(session, null).situation(), setup.policy());
              }
            });
    return Jobs.within(limit, answer).orElseThrow(Runs::tooSlow);
  }

  /** The rights that are missing, a sentence each. */
  List<String> preflight(Duration limit) {
    Future<List<String>> answer =
        begin(
            "reading its rights",
            () -> {
              try (DirectorySession session = eyes.open()) {
                var missing = new ArrayList<>(session.preflight());
                // a root that cannot be read is told by its own sentence
                var unused = setup.homeNames();
                missing.addAll(setup.homeRights());
                return missing;
              }
            });
    return Jobs.within(limit, answer).orElseThrow(Runs::tooSlow);
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
    abort = true;
    jobs.close();
  }

  private <T> Future<T> begin(String activity, Work<T> work) {
    return jobs.begin(activity, () -> beginning(activity), () -> run(work));
  }

  private void beginning(String activity) {
    abort = false;
    shown.update(view -> view.at("The device is " + activity, 0));
  }

  /** Does it and shows how it ended. */
  private <T> T run(Work<T> work) {
    eyes.begin();
    lastResult = "";
    long begin = System.nanoTime();
    try {
      T result = work.done();
      end(begin);
      return result;
    } catch (SdmException e) {
      failed(begin, e.sentence());
      throw e;
    } catch (RuntimeException e) {
      LOG.error("A run failed because of an error in the program", e);
      failed(begin, "The run failed because of an error in the program; please report it.");
      throw e;
    }
  }

  private void failed(long begin, String sentence) {
    eyes.trouble(sentence);
    shown.update(view -> view.withReport(CanonicalJson.of(Map.of("error", sentence))));
    log.warn(sentence);
    result("Nothing more was done: " + sentence);
    end(begin);
  }

  /** What a run does. */
  private interface Work<T> {
    T done();
  }

  private void result(String sentence) {
    lastResult = sentence;
  }

  private void end(long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    var run = new SyncView.LastRun(now(), seconds, lastResult);
    shown.update(view -> eyes.judged(view.ended(run)));
  }

  private SyncPlan planned(@Nullable ProposalId only) {
    try (DirectorySession session = eyes.open()) {
      SyncPlan plan = eyes.look(session, only).plan();
      result(summary(plan));
      return plan;
    }
  }

  private String synced(@Nullable ProposalId only, String by) {
    shown.update(view -> view.withReport(""));
    if (shown.view().dryRun()) {
      SyncPlan plan = planned(only);
      result("DryRun is on, so nothing was written. " + summary(plan));
      return "";
    }
    return applied(only, new RunOrder(newRun(), Purpose.SYNC, by), Optional.empty());
  }

  private String approved(Approval approval, @Nullable ProposalId only) {
    return applied(
        only, new RunOrder(newRun(), Purpose.APPROVED, approval.by()), Optional.of(approval));
  }

  private String applied(@Nullable ProposalId only, RunOrder order, Optional<Approval> approval) {
    var applying = new Applying(setup, this::progress);
    SyncReport report;
    try (DirectorySession session = eyes.open()) {
      SyncPlan plan = eyes.look(session, only).plan();
      approval.ifPresent(a -> a.refusal(plan, now()).ifPresent(why -> refuse(a, why)));
      report = applying.apply(session, plan, order);
    }
    for (int more = 0; more < Applying.MORE_LOOKS && report.needsAnotherLook(); more++) {
      try (DirectorySession session = eyes.open()) {
        SyncPlan rest = eyes.look(session, only).plan();
        var again = new RunOrder(order.run(), Purpose.SYNC, order.by());
        report = Applying.joined(report, applying.apply(session, rest, again));
      }
    }
    show(report, approval.isPresent());
    return order.run();
  }

  private void refuse(Approval approval, String why) {
    setup.journal().append(List.of(new JournalLine.ApprovalUsed(now(), approval.hash(), "")));
    throw SdmException.notAllowed("The approved plan was not applied. " + why);
  }

  private String undone(String run, String by) {
    var order = new RunOrder(newRun(), Purpose.UNDO, by);
    try (DirectorySession session = eyes.open()) {
      SyncPlan plan = Undo.plan(run, setup.journal().lines(), session.snapshot(), now());
      shown.update(view -> view.withPlan(ShownPlan.of(plan, null)));
      show(new Applying(setup, this::progress).apply(session, plan, order), false);
    }
    return order.run();
  }

  private void show(SyncReport report, boolean approved) {
    eyes.applied(report, approved);
    String sentence = report.lines().get(0);
    result(sentence);
    log.info(sentence);
  }

  private boolean progress(int percent) {
    shown.update(view -> view.at(view.activity(), percent));
    return abort;
  }

  private static String summary(SyncPlan plan) {
    return plan.isEmpty() && plan.withheld().isEmpty()
        ? "There is nothing to do."
        : "The plan has %d changes, and %d more wait."
            .formatted(plan.changes().size(), plan.withheld().size());
  }

  private String newRun() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return RUN.format(ZonedDateTime.now(setup.clock())) + "-" + HexFormat.of().formatHex(random);
  }

  private Instant now() {
    return Objects.requireNonNull(setup.clock().instant());
  }

  private static SdmException tooSlow() {
    return SdmException.dependency(
        "The directory or the user office has not answered yet; ask again in a moment.");
  }
}
