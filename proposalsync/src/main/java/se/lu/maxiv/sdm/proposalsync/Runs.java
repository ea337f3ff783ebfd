package se.lu.maxiv.sdm.proposalsync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import se.lu.maxiv.sdm.proposalsync.core.Situation;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.support.tango.LogBook;

/**
 * The runs of a ProposalSync: looking, planning, applying, undoing; and the questions it answers.
 * They take place one at a time in the background; what they find is shown at once. Thread-safe.
 */
final class Runs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final String PERIODIC = "syncing as SyncPeriod says";

  /** A question is answered from what was read within this time, since reading may take long. */
  private static final Duration FRESH = Duration.ofSeconds(20);

  private static final Duration EVER = Duration.ofDays(3650);

  private final Setup setup;
  private final Screen screen;
  private final LogBook<SyncView> log;
  private final Jobs jobs;
  private final Eyes eyes;
  private final RunSteps steps;

  Runs(Setup setup, Screen screen, LogBook<SyncView> log, Jobs jobs) {
    this.setup = setup;
    this.screen = screen;
    this.log = log;
    this.jobs = jobs;
    this.eyes = new Eyes(setup, screen);
    this.steps = new RunSteps(setup, screen, log, eyes);
  }

  /** Looks for the first time, or goes on with what was approved before a stop. */
  void start(Duration period) {
    Optional<Approval> waiting = steps.approvals().waiting();
    if (waiting.isPresent()) {
      Approval approval = waiting.get();
      // how it ends is shown
      var unused =
          begin(
              "applying what was approved before it stopped",
              Approvals.scope(approval),
              () -> steps.go(approval));
    } else {
      var unused = begin("making the first plan", null, () -> steps.planned(null));
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
      var unused = run(null, () -> steps.synced(null, "SyncPeriod"));
    } catch (SdmException e) {
      LOG.debug("the next run tries again", e);
    } finally {
      screen.update(view -> view.withNext(now().plus(period)));
    }
  }

  /** Plans, for one proposal or all. */
  Future<SyncPlan> plan(@Nullable ProposalId only) {
    return begin("planning", only, () -> steps.planned(only));
  }

  /** Plans and, unless DryRun is on, applies; the answer is the run's identity. */
  Future<String> sync(@Nullable ProposalId only, String by) {
    return begin("syncing", only, () -> steps.synced(only, by));
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
    Approval approval = steps.approvals().given(plan.hash(), by, only);
    return begin(
        "applying an approved plan",
        only,
        () -> {
          steps.approvals().keep(approval);
          log.info("Plan " + approval.hash() + " was approved from " + by + ".");
          return steps.go(approval);
        });
  }

  /** Puts back the members that a run removed. */
  Future<String> undo(String run, String by) {
    String shown = Shown.plain(run.strip());
    log.info("Undo of run " + shown + " was ordered from " + by + ".");
    return begin("undoing run " + shown, null, () -> steps.undone(run.strip(), by));
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
    steps.abort();
    log.warn("The run is being aborted from " + by + ".");
  }

  @Override
  public void close() {
    steps.close();
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
    steps.ready();
    screen.update(view -> view.at("The device is " + activity, 0));
  }

  /** Does it and shows how it ended. */
  private <T> T run(@Nullable ProposalId only, Supplier<T> work) {
    eyes.begin(only == null);
    steps.begin();
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
    steps.failed(sentence);
    end(begin);
  }

  private void end(long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    var run = new SyncView.LastRun(now(), seconds, steps.lastResult());
    screen.update(view -> released(eyes.judged(view.ended(run))));
  }

  /** Whoever sees that nothing goes on can begin something. */
  private SyncView released(SyncView idle) {
    jobs.release();
    return idle;
  }

  private Instant now() {
    return setup.clock().instant();
  }
}
