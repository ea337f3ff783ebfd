package se.lu.maxiv.sdm.pathfixer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Group;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.acquisition.Targets;
import se.lu.maxiv.sdm.pathfixer.core.Chooser;
import se.lu.maxiv.sdm.pathfixer.core.ChosenProposal;
import se.lu.maxiv.sdm.pathfixer.core.Known;
import se.lu.maxiv.sdm.pathfixer.core.Pins;
import se.lu.maxiv.sdm.pathfixer.core.Place;
import se.lu.maxiv.sdm.pathfixer.core.Saved;
import se.lu.maxiv.sdm.pathfixer.core.Selection;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.pathfixer.core.Wish;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;

/**
 * The selection and every way to change it, one change at a time.
 *
 * <p>The order of a change that leaves a visit is always: targets closed, new folders made and
 * proved, selection stored, then shown, then handed to the targets. When a change is refused the
 * former selection stands as it was. A kill between any two of these leaves either the former or
 * the new selection in the state file, and targets that are closed or on that very selection.
 *
 * <p>Thread-safe: requests come on Tango's threads and take turns, each within its own time.
 */
final class Session implements AutoCloseable {
  private static final Duration GROUP_LIMIT = Duration.ofMillis(2200);
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(700);
  private static final Duration BAR_LIMIT = Duration.ofMillis(300);
  private static final Duration LIST_LIMIT = Duration.ofMillis(2200);
  private static final int MOST_SAMPLES = 500;

  private final Setup setup;
  private final Published<View> shown;
  private final LogBook<View> log;
  private final Diagnosis diagnosis;
  private final Targets targets;
  private final Turns turns;
  private volatile Pins pins = Pins.NONE;
  private volatile Selection onDisk = Selection.NONE;
  private volatile @Nullable Chooser lastChooser;
  private volatile @Nullable Path closedAt;

  Session(Setup setup, Published<View> shown, LogBook<View> log) {
    this.setup = setup;
    this.shown = shown;
    this.log = log;
    this.turns = new Turns(log);
    this.diagnosis = new Diagnosis(setup);
    this.targets = setup.targets().apply(board -> shown.update(view -> view.with(board)));
    // no target tells that the ones of before Init are gone
    shown.update(view -> view.with(targets.board()));
  }

  /** Runs a request in its turn; see {@link Turns#take}. */
  <T> T inTurn(String what, Turns.Work<T> work) {
    return turns.take(what, work);
  }

  /** Changes the selection as the chooser decides, and answers with the view that then holds. */
  View change(String what, Function<Chooser, UnaryOperator<Selection>> choice) {
    return inTurn(
        what,
        budget -> {
          Selection present = shown.view().selection();
          Selection wished = choice.apply(chooser()).apply(present);
          return wished.isComplete() ? settle(wished, budget) : leave(wished, budget);
        });
  }

  /** Changes the proposal; a running visit that cannot be taken by itself leaves it at that. */
  View proposal(String text) {
    return inTurn(
        "Proposal",
        budget -> {
          Selection wished = chooser().proposal(shown.view().selection(), text);
          if (wished.isComplete()) {
            try {
              return settle(wished, budget);
            } catch (SdmException e) {
              log.warn("The running visit was not taken by itself: " + e.sentence());
            }
          }
          return leave(wished.withVisit(null), budget);
        });
  }

  /** Changes the label only; folders and targets have nothing to do with it. */
  void endstation(String text) {
    inTurn(
        "Endstation",
        budget -> {
          Selection wished = chooser().endstation(shown.view().selection(), text);
          UnaryOperator<View> next = v -> v.with(wished, v.place(), v.selectedAt());
          store(Saved.of(next.apply(shown.view()), pins), budget);
          return show(next);
        });
  }

  /** Ends the session: closes the targets and forgets the selection. */
  void end() {
    inTurn(
        "EndSession",
        budget -> {
          View after = leave(Selection.NONE, budget);
          log.info("The session was ended.");
          return after;
        });
  }

  /** Makes and proves a visit's folders and selects nothing; the answer is its raw path. */
  String makeVisit(Wish wish) {
    return inTurn(
        "MakeVisit",
        budget -> {
          Selection meant = asOnDisk(chooser().makeVisit(wish), budget);
          Group group = groupOf(meant.requireProposal(), budget);
          Pins settled = pins.with(meant.requireProposal(), meant.requireVisit());
          var prepared = setup.storage().prepare(meant, group.gid(), budget.left());
          store(Saved.of(shown.view(), settled), budget);
          pins = settled;
          prepared.repairs().forEach(log::warn);
          log.info("The folders of " + prepared.place().data().raw() + " are made and proved.");
          return prepared.place().data().raw().toString();
        });
  }

  /** Makes and selects the next numbered sample; the answer is its name. */
  String nextSample(String name) {
    return inTurn(
        "NextSample",
        budget -> {
          Place place = shown.view().place();
          if (place == null) {
            throw SdmException.notAllowed(
                "The next sample was refused: there is no session; choose a visit first.");
          }
          SampleName plain = new SampleName("0000_" + name);
          if (plain.levels().size() > 1) {
            throw SdmException.outOfRange(
                "The next sample was refused: its name has a '/'; give a name of one level.");
          }
          SampleName made = setup.storage().nextSample(place, name, budget.left());
          settle(shown.view().selection().withSample(made), budget);
          return made.text();
        });
  }

  /** The samples of the visit, the last changed one first; takes no turn, since nothing changes. */
  List<String> samples() {
    Place place = shown.view().place();
    if (place == null) {
      throw SdmException.notAllowed(
          "The samples were not listed: there is no session; choose a visit first.");
    }
    return setup
        .workers()
        .listing()
        .call(
            "listing the samples in " + place.data().raw(),
            () -> setup.storage().samples(place, MOST_SAMPLES),
            LIST_LIMIT);
  }

  /** Tells all targets again. */
  void repropagate() {
    inTurn(
        "Repropagate",
        budget -> {
          targets.again();
          log.info("All targets are told again.");
          return true;
        });
  }

  /** Puts a complete selection into force. */
  View settle(Selection wished, Budget budget) {
    return settle(wished, setup.clock().instant().truncatedTo(ChronoUnit.MILLIS), budget);
  }

  /** Puts a complete selection into force, made at a given time. */
  View settle(Selection chosen, Instant at, Budget budget) {
    View before = shown.view();
    Selection wished = asOnDisk(chosen, budget);
    Group group = groupOf(wished.requireProposal(), budget);
    boolean leaves = before.place() != null && !wished.isSameVisitAs(before.selection());
    if (leaves) {
      close(budget);
    }
    try {
      var prepared = setup.storage().prepare(wished, group.gid(), budget.left());
      prepared.repairs().forEach(log::warn);
      diagnosis.grouped(group.warnings());
      return commit(wished, prepared, at, budget);
    } catch (RuntimeException e) {
      if (leaves) {
        open(before);
      }
      throw e;
    }
  }

  /** Stores, shows and hands out a proved place. */
  View commit(Selection wished, Storage.Prepared prepared, Instant at, Budget budget) {
    Place place = prepared.place();
    Pins settled = pins.with(wished.requireProposal(), wished.requireVisit());
    UnaryOperator<View> next = v -> v.with(wished, place, at).withFreeSpace(prepared.freeSpace());
    store(Saved.of(next.apply(shown.view()), settled), budget);
    pins = settled;
    diagnosis.placed();
    View after = show(next);
    open(after);
    log.info(wished.username() + " has " + after.samplePath() + " (" + after.generation() + ").");
    return after;
  }

  /** Gives up the place: closes the targets, then shows an incomplete or unproved selection. */
  View leave(Selection wished, Budget budget) {
    View before = shown.view();
    if (before.place() != null) {
      close(budget);
    }
    Instant at = wished.isComplete() ? before.selectedAt() : null;
    UnaryOperator<View> next = v -> v.with(wished, null, at);
    try {
      store(Saved.of(next.apply(before), pins), budget);
    } catch (SdmException e) {
      open(before);
      throw e;
    }
    if (!wished.isComplete()) {
      diagnosis.grouped(List.of());
      diagnosis.placed();
    }
    return show(next);
  }

  /** Tells the targets to stop, and waits a little for those that can be reached. */
  void close(Budget budget) {
    bar(budget.atMost(BAR_LIMIT));
    closeTargets(budget.atMost(CLOSE_LIMIT));
  }

  /** Tells the targets to stop, and waits so long for those that can be reached. */
  void closeTargets(Duration limit) {
    Path path = diagnosis.closedPath();
    closedAt = path;
    targets.close(new Wanted.Closed(path), limit);
  }

  /** Makes sure that a closed path cannot be made. */
  void bar(Duration limit) {
    String before = diagnosis.barTrouble();
    try {
      diagnosis.barred(setup.storage().bar(limit));
    } catch (SdmException e) {
      diagnosis.unbarred(e.sentence());
    }
    if (before.isEmpty() && !diagnosis.barTrouble().isEmpty()) {
      log.warn("What keeps closed targets from writing is not in place: " + diagnosis.barTrouble());
    }
  }

  /** Points closed targets elsewhere when something could by now be made where they are. */
  void closeElsewhere() {
    if (isClosedElsewhere()) {
      inTurn(
          "Closing elsewhere",
          budget -> {
            if (isClosedElsewhere()) {
              closeTargets(budget.atMost(CLOSE_LIMIT));
            }
            return true;
          });
    }
  }

  private boolean isClosedElsewhere() {
    Path told = closedAt;
    return told != null && shown.view().place() == null && !told.equals(diagnosis.closedPath());
  }

  /** Hands a view's place to the targets; nothing for a view without one. */
  void open(View view) {
    Place place = view.place();
    if (place != null) {
      targets.open(new Wanted.Open(place.samplePath()));
    }
  }

  /** Changes what is shown, and with it the choices and the health that follow from it. */
  View show(UnaryOperator<View> change) {
    Known known = known();
    Chooser chooser = chooser(known);
    return shown.update(
        view -> {
          View changed = change.apply(view);
          View next = changed.withKeptBack(chooser.keptBack(changed.selection()));
          View offering = next.with(chooser.choices(next.selection()));
          return offering.with(diagnosis.of(offering, known));
        });
  }

  /**
   * Stores what has to survive, on the disk when it returns.
   *
   * @throws SdmException when it is not stored in time; what was shown before is stored again as
   *     soon as that is possible, since a late write may have got through
   */
  void store(Saved saved, Budget budget) {
    turns.refuseWhenClosed();
    var isWanted = new AtomicBoolean(true);
    try {
      setup
          .workers()
          .state()
          .call(
              "storing the selection",
              () -> {
                setup.stateFile().write(saved, () -> isWanted.get() && !turns.isClosed());
                return true;
              },
              budget.left());
      onDisk = saved.selection();
      diagnosis.stored();
    } catch (SdmException e) {
      isWanted.set(false);
      diagnosis.unstored(e.sentence());
      throw e;
    }
  }

  /** Stores what is shown if it is not: an attempt failed, or a title must not stay there. */
  void storeAgain() {
    if (!diagnosis.isStored() || !shown.view().selection().equals(onDisk)) {
      inTurn("Storing again", budget -> tryStore(Saved.of(shown.view(), pins), budget));
    }
  }

  /** Stores, or remembers that it has to be done: for what must come into force in any case. */
  boolean tryStore(Saved saved, Budget budget) {
    try {
      store(saved, budget);
      return true;
    } catch (SdmException e) {
      log.warn("The selection is not stored yet: " + e.sentence());
      return false;
    }
  }

  /** The place cannot be used any more: closes the targets and shows that there is none. */
  View lose(String why, Budget budget) {
    View before = shown.view();
    diagnosis.lost(why);
    close(budget);
    UnaryOperator<View> next = v -> v.with(before.selection(), null, before.selectedAt());
    View after = show(next);
    tryStore(Saved.of(after, pins), budget);
    return after;
  }

  /** Takes over what an earlier run stored. */
  void adopt(Saved earlier) {
    pins = earlier.pins();
    onDisk = earlier.selection();
  }

  Pins pins() {
    return pins;
  }

  Known known() {
    return setup.desk().known(pins, setup.clock(), setup.rules().visitFormat().zone());
  }

  Chooser chooser() {
    return chooser(known());
  }

  /** From the last one, since most of it follows from the office's answer alone. */
  private Chooser chooser(Known known) {
    Chooser before = lastChooser;
    Chooser now = before == null ? new Chooser(setup.rules(), known) : before.at(known);
    lastChooser = now;
    return now;
  }

  Diagnosis diagnosis() {
    return diagnosis;
  }

  /**
   * Ends it in its turn, so that a restarted device never meets a change of the former one. A
   * change that does not end in time is refused when it wants to store.
   */
  @Override
  public void close() {
    turns.close();
    targets.close();
  }

  /**
   * A folder that exists settles the user type, whoever made it: data of a proposal stay together.
   */
  private Selection asOnDisk(Selection wished, Budget budget) {
    ChosenProposal proposal = wished.requireProposal();
    if (proposal.id().isCommissioning() || pins.typeOf(proposal.id()).isPresent()) {
      return wished;
    }
    return setup
        .storage()
        .typeOnDisk(proposal, budget.left())
        .map(wished::withUserType)
        .orElse(wished);
  }

  private Group groupOf(ChosenProposal proposal, Budget budget) {
    String name = proposal.group();
    ProposalId id = proposal.id();
    return setup
        .workers()
        .groups()
        .call(
            "looking up group " + name + " of proposal " + id,
            () -> setup.groups().find(name),
            budget.atMost(GROUP_LIMIT));
  }
}
