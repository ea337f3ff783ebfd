package se.lu.maxiv.sdm.pathfixer;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.Health;
import se.lu.maxiv.sdm.pathfixer.core.Place;
import se.lu.maxiv.sdm.pathfixer.core.Saved;
import se.lu.maxiv.sdm.pathfixer.core.Selection;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;

/**
 * What goes on without a client: restoring at the start, watching that the place stays usable,
 * asking the user office again, and ageing. Each of these has its own thread and its own limits.
 */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  /** Whoever runs Init waits, and the first requests after it. */
  private static final Duration START_LIMIT = Duration.ofMillis(700);

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration CHECK_PERIOD = Duration.ofSeconds(10);

  /** Short, so that others are told at once that the storage hangs. */
  private static final Duration CHECK_LIMIT = Duration.ofMillis(2500);

  /** A storage that pauses is not lost yet; data written meanwhile pauses too. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration OFFICE_LIMIT = Duration.ofMinutes(2);
  private static final Duration STAFF_LIMIT = Duration.ofSeconds(30);
  private static final int TICKS_TO_REFRESH = 10;

  /** One for ageing, one for the place, one for the user office: none waits for another. */
  private static final int THREADS = 3;

  private final Setup setup;
  private final Session session;
  private final Published<View> shown;
  private final LogBook<View> log;
  private final ScheduledExecutorService threads;
  private int ticks;
  private volatile @Nullable Pause pause;

  /** The storage does not answer for a place since a time. */
  private record Pause(Place place, Instant since) {}

  Keeper(
      Setup setup,
      Session session,
      Published<View> shown,
      LogBook<View> log,
      ThreadFactory threads) {
    this.setup = setup;
    this.session = session;
    this.shown = shown;
    this.log = log;
    this.threads = Executors.newScheduledThreadPool(THREADS, threads);
  }

  /** Restores the selection of an earlier run, without asking user office or groups. */
  void restore() {
    Budget budget = Budget.of(START_LIMIT);
    StateFile.Found found = read(budget);
    found
        .trouble()
        .ifPresent(
            trouble -> {
              session.diagnosis().warn(trouble);
              log.warn(trouble);
            });
    session.adopt(found.saved());
    session.bar(budget.left());
    restore(found.saved(), budget);
  }

  /** Begins to watch. */
  void start(Duration officePeriod) {
    every(TICK, Duration.ZERO, this::tick);
    every(CHECK_PERIOD, TICK, this::check);
    every(officePeriod, Duration.ZERO, this::refresh);
  }

  /** Looks at the place now and tries again what failed. */
  void checkSoon() {
    threads.execute(guarded(this::check));
  }

  /** Asks who is staff, soon. */
  void refreshStaffSoon() {
    threads.execute(guarded(this::refreshStaff));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  /** A file that cannot be read now must not keep the device from starting. */
  private StateFile.Found read(Budget budget) {
    try {
      return setup
          .workers()
          .state()
          .call("reading the selection", setup.stateFile()::read, budget.left());
    } catch (SdmException e) {
      return new StateFile.Found(Saved.NOTHING, Optional.of(e.sentence()));
    }
  }

  private void restore(Saved saved, Budget budget) {
    Selection selection = saved.selection();
    Place place = null;
    if (selection.isComplete() && saved.gid() > 0) {
      place = proved(selection, saved.gid(), budget);
    } else if (selection.isComplete()) {
      session
          .diagnosis()
          .lost("The place of " + selection.requireVisit().folder() + " is being checked.");
    }
    Place restored = place;
    String path = place == null ? "" : place.samplePath().toString();
    long generation = generation(saved, path);
    View after = session.show(v -> v.restored(selection, restored, generation, saved.selectedAt()));
    if (place == null) {
      session.closeTargets(Duration.ofMillis(1));
    }
    if (generation != saved.generation()) {
      session.tryStore(Saved.of(after, saved.pins()), Budget.of(START_LIMIT));
    }
    if (place != null) {
      session.open(after);
      log.info("The session of " + selection.username() + " goes on in " + path + ".");
    }
  }

  /** The same as before when the path is; never one that a client has seen with another path. */
  private long generation(Saved saved, String path) {
    long seen = shown.view().generation();
    boolean isSame = path.equals(saved.samplePath()) && seen <= saved.generation();
    return isSame ? saved.generation() : Math.max(saved.generation(), seen) + 1;
  }

  private @Nullable Place proved(Selection selection, int gid, Budget budget) {
    try {
      setup.storage().sweep(selection, gid, budget.left());
      var prepared = setup.storage().prepare(selection, gid, budget.left());
      prepared.repairs().forEach(log::warn);
      return prepared.place();
    } catch (SdmException e) {
      session.diagnosis().lost(e.sentence());
      log.warn("The selected place cannot be used: " + e.sentence());
      return null;
    }
  }

  /** Alarms and Status follow the time; a change of them alone is shown here. */
  private void tick() {
    View view = shown.view();
    Health health = session.diagnosis().of(view, session.known());
    ticks++;
    if (!health.equals(view.health()) || ticks % TICKS_TO_REFRESH == 0) {
      session.show(UnaryOperator.identity());
    }
  }

  private void check() {
    session.storeAgain();
    session.bar(CHECK_LIMIT);
    session.closeElsewhere();
    View view = shown.view();
    Place place = view.place();
    if (place != null) {
      check(view, place);
    } else if (view.selection().isComplete()) {
      recover(view);
    }
  }

  private void check(View view, Place place) {
    try {
      setup.storage().check(place, view.selection().sample(), CHECK_LIMIT).forEach(log::warn);
      double free = setup.storage().freeSpace(place, CHECK_LIMIT);
      shown.update(v -> v.withFreeSpace(free));
      pause = null;
    } catch (SdmException e) {
      if (e.reason() != Reason.DEPENDENCY_ERROR || hasPausedTooLong(place)) {
        lose(view, e.sentence());
      }
    }
  }

  private boolean hasPausedTooLong(Place place) {
    Instant now = setup.clock().instant();
    Pause before = pause;
    if (before == null || !before.place().equals(place)) {
      pause = new Pause(place, now);
      return false;
    }
    return Duration.between(before.since(), now).compareTo(PATIENCE) >= 0;
  }

  /** The place of this very view is gone: close first, then show that there is none. */
  private void lose(View seen, String why) {
    session.inTurn(
        "Checking the place",
        budget -> {
          if (!seen.samplePath().equals(shown.view().samplePath())) {
            return false;
          }
          session.lose(why, budget);
          log.warn("The selected place cannot be used any more: " + why);
          return true;
        });
  }

  private void recover(View seen) {
    session.inTurn(
        "Recovering the place",
        budget -> {
          View view = shown.view();
          if (view.place() != null || !view.selection().equals(seen.selection())) {
            return false;
          }
          Instant at = Objects.requireNonNullElseGet(view.selectedAt(), setup.clock()::instant);
          try {
            session.settle(view.selection(), at, budget);
          } catch (SdmException e) {
            session.diagnosis().lost(e.sentence());
            session.show(UnaryOperator.identity());
          }
          return true;
        });
  }

  private void refresh() {
    String before = setup.desk().officeFailure();
    try {
      setup.desk().refreshOffice(OFFICE_LIMIT);
    } catch (SdmException e) {
      if (!before.equals(setup.desk().officeFailure())) {
        log.warn("The user office did not answer: " + e.sentence());
      }
    }
    refreshStaff();
  }

  private void refreshStaff() {
    setup.desk().refreshStaff(STAFF_LIMIT);
    session.show(UnaryOperator.identity());
  }

  private void every(Duration period, Duration delay, Runnable work) {
    // its failures end in guarded, so the future tells nothing
    var unused =
        threads.scheduleWithFixedDelay(
            guarded(work), delay.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A scheduled task that throws would never run again, so failures end here. */
  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (SdmException e) {
        LOG.warn("{}", e.sentence());
      } catch (RuntimeException e) {
        LOG.error("A background task failed because of an error in the program", e);
      }
    };
  }
}
