package se.lu.maxiv.sdm.proposalsync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.Finding;
import se.lu.maxiv.sdm.proposalsync.core.JournalKnowledge;
import se.lu.maxiv.sdm.proposalsync.core.PlanJson;
import se.lu.maxiv.sdm.proposalsync.core.Situation;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlanner;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;
import se.lu.maxiv.sdm.support.tango.Published;

/** Looks at user office and directory, and shows what it sees. Used by one run at a time. */
final class Eyes {
  private static final int OFFICE_ASKED = 5;
  private static final int OFFICE_READ = 20;
  private static final int DIRECTORY_READ = 40;
  private static final int PLANNED = 50;

  private final Setup setup;
  private final Published<SyncView> shown;
  private final List<String> troubles = new ArrayList<>();
  private String waiting = "";
  private volatile @Nullable Situation last;

  Eyes(Setup setup, Published<SyncView> shown) {
    this.setup = setup;
    this.shown = shown;
  }

  /**
   * What is there and what has to be done.
   *
   * @param situation what was read
   * @param plan what follows
   */
  record Sight(Situation situation, SyncPlan plan) {}

  /** The last situation, null before there was one. */
  @Nullable Situation last() {
    return last;
  }

  /** A run begins: nothing is wrong yet. */
  void begin() {
    troubles.clear();
    waiting = "";
  }

  /** A session with the directory. */
  DirectorySession open() {
    try {
      return setup.directory().open();
    } catch (SdmException e) {
      unreachable(e);
      throw e;
    }
  }

  /** Reads both sides and plans, for one proposal or all. */
  Sight look(DirectorySession session, @Nullable ProposalId only) {
    var situation =
        new Situation(
            office(),
            directory(session),
            JournalKnowledge.of(setup.journal().lines()),
            setup.takenGids(),
            setup.homeNames(),
            setup.clock().instant(),
            only);
    last = situation;
    SyncPlan plan = SyncPlanner.plan(situation, setup.policy());
    judge(plan);
    shown.update(view -> view.withPlan(ShownPlan.of(plan, only)).at(view.activity(), PLANNED));
    return new Sight(situation, plan);
  }

  /** Something went wrong that a person must look at. */
  void trouble(String sentence) {
    troubles.add(sentence);
  }

  /** Shows what came of a plan; nothing waits any more when it was approved. */
  void applied(SyncReport report, boolean approved) {
    waiting = approved ? "" : waiting;
    if (report.failed() > 0) {
      trouble("%d changes were refused or are unknown; see Failures.".formatted(report.failed()));
    }
    shown.update(view -> view.withPlan(view.plan().after(report)).withReport(PlanJson.of(report)));
  }

  /** A view with what the present run found wrong. */
  SyncView judged(SyncView view) {
    var all = new ArrayList<>(troubles);
    if (!waiting.isEmpty()) {
      all.add(waiting);
    }
    return view.withTroubles(all);
  }

  private void judge(SyncPlan plan) {
    waiting = "";
    plan.findings().stream()
        .filter(finding -> finding.kind() == Finding.Kind.OFFICE)
        .map(Finding::sentence)
        .forEach(this::trouble);
    if (!plan.waiting().isEmpty()) {
      waiting =
          "%d changes wait until the plan is read and approved: Approve %s."
              .formatted(plan.waiting().size(), plan.hash());
    }
  }

  private OfficeSnapshot office() {
    shown.update(view -> view.at(view.activity(), OFFICE_ASKED));
    String name = setup.office().description();
    try {
      OfficeSnapshot answer = setup.office().ask();
      long accepted =
          answer.proposals().stream().filter(p -> p.status() == ProposalStatus.ACCEPTED).count();
      String sentence =
          "The user office (%s) answered as of %s with %d accepted proposals%s."
              .formatted(name, answer.asOf(), accepted, answer.complete() ? "" : ", incompletely");
      shown.update(
          view ->
              view.withSeen(view.seen().withOffice(accepted, sentence))
                  .at(view.activity(), OFFICE_READ));
      return answer;
    } catch (SdmException e) {
      shown.update(
          view -> view.withSeen(view.seen().withOffice(view.seen().proposals(), e.sentence())));
      throw e;
    }
  }

  private DirectorySnapshot directory(DirectorySession session) {
    String name = setup.directory().description();
    try {
      DirectorySnapshot snapshot = session.snapshot();
      String sentence =
          "The %s answered: %d accounts, %d groups, on %s."
              .formatted(
                  name, snapshot.accounts().size(), snapshot.groups().size(), session.controller());
      shown.update(
          view ->
              view.withSeen(view.seen().withDirectory(snapshot.accounts().size(), sentence))
                  .at(view.activity(), DIRECTORY_READ));
      return snapshot;
    } catch (SdmException e) {
      unreachable(e);
      throw e;
    }
  }

  private void unreachable(SdmException why) {
    shown.update(
        view -> view.withSeen(view.seen().withDirectory(view.seen().accounts(), why.sentence())));
  }
}
