package se.lu.maxiv.sdm.proposalsync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.Finding;
import se.lu.maxiv.sdm.proposalsync.core.PlanJson;
import se.lu.maxiv.sdm.proposalsync.core.Policy;
import se.lu.maxiv.sdm.proposalsync.core.Situation;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlanner;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;

/**
 * Looks at user office and directory, and shows what it sees and what is wrong with it. What is
 * wrong with a run for one proposal does not replace what is wrong with the facility. Used by one
 * run at a time.
 */
final class Eyes {
  private static final int OFFICE_ASKED = 5;
  private static final int OFFICE_READ = 20;
  private static final int DIRECTORY_READ = 40;
  private static final int PLANNED = 50;

  private final Setup setup;
  private final Screen screen;
  private final Trouble whole = new Trouble();
  private final Trouble single = new Trouble();
  private Trouble present = whole;
  private Policy policy;
  private boolean planned;
  private volatile @Nullable Situation last;

  Eyes(Setup setup, Screen screen) {
    this.setup = setup;
    this.screen = screen;
    this.policy = setup.policy();
  }

  /** What is wrong with a run. */
  private static final class Trouble {
    final List<String> sentences = new ArrayList<>();
    String waiting = "";

    void clear() {
      sentences.clear();
      waiting = "";
    }

    List<String> all() {
      var all = new ArrayList<>(sentences);
      Optional.of(waiting).filter(sentence -> !sentence.isEmpty()).ifPresent(all::add);
      return all;
    }
  }

  /**
   * What is there and what has to be done.
   *
   * @param situation what was read
   * @param plan what follows
   */
  record Sight(Situation situation, SyncPlan plan) {
    /** Why the user office's answer cannot be used as it is. */
    Optional<String> officeTrouble() {
      return plan.findings().stream()
          .filter(finding -> finding.kind() == Finding.Kind.OFFICE)
          .map(Finding::sentence)
          .findFirst();
    }
  }

  /** The last situation, if it is younger than that. */
  Optional<Situation> last(Duration age) {
    Situation seen = last;
    Instant since = setup.clock().instant().minus(age);
    return Optional.ofNullable(seen).filter(situation -> situation.now().isAfter(since));
  }

  /** A run begins, for one proposal or all: nothing is wrong with it yet. */
  void begin(boolean forAll) {
    present = forAll ? whole : single;
    single.clear();
    present.clear();
    planned = false;
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

  /** Reads both sides. */
  Situation read(DirectorySession session, @Nullable ProposalId only) {
    var situation =
        new Situation(
            office(),
            directory(session),
            setup.journal().knowledge(),
            setup.takenGids(),
            homeNames(),
            setup.clock().instant(),
            only);
    last = situation;
    return situation;
  }

  /** Reads both sides and plans, for one proposal or all, and shows the plan. */
  Sight look(DirectorySession session, @Nullable ProposalId only) {
    Situation situation = read(session, only);
    SyncPlan plan = SyncPlanner.plan(situation, policy);
    var sight = new Sight(situation, plan);
    present.waiting = waiting(plan);
    sight.officeTrouble().filter(why -> !present.sentences.contains(why)).ifPresent(this::trouble);
    planned = true;
    screen.update(view -> view.withPlan(ShownPlan.of(plan, only)).at(view.activity(), PLANNED));
    return sight;
  }

  /** Shows a plan that does not come from a look, that of an Undo. */
  void show(SyncPlan plan) {
    planned = true;
    screen.update(view -> view.withPlan(ShownPlan.of(plan, null)).at(view.activity(), PLANNED));
  }

  /** Something went wrong that a person must look at. */
  void trouble(String sentence) {
    present.sentences.add(sentence);
  }

  /**
   * Shows what came of a plan.
   *
   * @param report of all rounds
   * @param round of the last one
   */
  void applied(SyncReport report, SyncReport round) {
    last = report.done() > 0 ? null : last;
    screen.update(
        view -> view.withPlan(view.plan().after(report, round)).withReport(PlanJson.of(report)));
  }

  /** All of the approved plan was tried, so that nothing of it waits any more. */
  void approved() {
    present.waiting = "";
  }

  /** A view with what is wrong; a run that failed before it had a plan leaves none behind. */
  SyncView judged(SyncView view) {
    var all = new ArrayList<>(whole.all());
    single.all().stream().filter(sentence -> !all.contains(sentence)).forEach(all::add);
    return (planned ? view : view.withPlan(ShownPlan.NONE)).withTroubles(all);
  }

  /** Homes that cannot be seen must not keep anybody from the data. */
  private Set<String> homeNames() {
    policy = setup.policy();
    try {
      return setup.homeNames();
    } catch (SdmException e) {
      policy = policy.withoutHomes();
      trouble("No homes are made: " + e.sentence());
      return Set.of();
    }
  }

  private static String waiting(SyncPlan plan) {
    return plan.waiting().isEmpty()
        ? ""
        : "%d changes wait until the plan is read and approved: Approve %s."
            .formatted(plan.waiting().size(), plan.hash());
  }

  private OfficeSnapshot office() {
    screen.update(view -> view.at(view.activity(), OFFICE_ASKED));
    String name = setup.office().description();
    try {
      OfficeSnapshot answer = setup.office().ask();
      long accepted =
          answer.proposals().stream().filter(p -> p.status() == ProposalStatus.ACCEPTED).count();
      String sentence =
          "The user office (%s) answered as of %s with %d accepted proposals%s."
              .formatted(name, answer.asOf(), accepted, answer.complete() ? "" : ", incompletely");
      screen.update(
          view ->
              view.withSeen(view.seen().withOffice(accepted, sentence))
                  .at(view.activity(), OFFICE_READ));
      return answer;
    } catch (SdmException e) {
      screen.update(
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
      screen.update(
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
    screen.update(
        view -> view.withSeen(view.seen().withDirectory(view.seen().accounts(), why.sentence())));
  }
}
