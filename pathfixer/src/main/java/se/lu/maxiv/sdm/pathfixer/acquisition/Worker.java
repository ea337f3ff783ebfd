package se.lu.maxiv.sdm.pathfixer.acquisition;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.targets.Acquisition;
import se.lu.maxiv.sdm.pathfixer.core.targets.Failure;
import se.lu.maxiv.sdm.pathfixer.core.targets.Next;
import se.lu.maxiv.sdm.pathfixer.core.targets.Seen;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetState;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetTracker;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;

/**
 * The one thread that talks to one target, so that a target that hangs keeps nobody else waiting
 * and is never told an older path after a newer one. Orders come from any thread and never wait for
 * a call; the state is one immutable value under a lock that is held for moments only.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final Acquisition target;
  private final Clock clock;
  private final DoubleSupplier chance;
  private final Runnable changed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Thread thread;
  private TargetState state;
  private boolean ended;

  /**
   * Does not start yet.
   *
   * @param changed called on the worker's thread after every change
   */
  Worker(Acquisition target, Clock clock, DoubleSupplier chance, Runnable changed) {
    this.target = target;
    this.clock = clock;
    this.chance = chance;
    this.changed = changed;
    this.state = TargetTracker.start(target.name(), clock.instant());
    this.thread = new Thread(this::work, "target " + target.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  TargetState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /** Wants another path; returns the generation of this order. */
  long order(Wanted wanted) {
    String value = target.valueFor(wanted);
    return update(s -> TargetTracker.ordered(s, wanted, value, clock.instant())).generation();
  }

  void again() {
    update(s -> TargetTracker.again(s, clock.instant()));
  }

  /** Waits until the order is settled or another one has come, or until the deadline. */
  void awaitSettled(long generation, long deadlineNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = deadlineNanos - System.nanoTime();
      while (state.generation() == generation && !state.settled() && !ended && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells the thread to end after the call it is in, if any. */
  void end() {
    lock.lock();
    try {
      ended = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void awaitEnd(Duration limit) throws InterruptedException {
    thread.join(Math.max(1, limit.toMillis()));
  }

  private void work() {
    try {
      while (awaitDue()) {
        changed.run();
        TargetState now = state();
        if (isDue(now.next())) {
          perform(now);
          changed.run();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("{} interrupted", thread.getName());
    } finally {
      target.close();
    }
  }

  /** Waits until something is to be done; false when the thread shall end. */
  private boolean awaitDue() throws InterruptedException {
    lock.lock();
    try {
      while (!ended && !isDue(state.next())) {
        if (state.next() instanceof Next.Rest) {
          news.await();
        } else {
          news.await(wait(state.next()).toNanos(), TimeUnit.NANOSECONDS);
        }
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  private void perform(TargetState task) {
    try {
      Seen seen = call(task.next());
      TargetState after =
          update(s -> TargetTracker.seen(s, task.generation(), seen, clock.instant()));
      tell(task, after, null);
    } catch (SdmException e) {
      failed(task, e.sentence(), e);
    } catch (RuntimeException e) {
      LOG.error("{} met an error in the program", thread.getName(), e);
      failed(task, "An error in the program (" + e + "); please report it with the log.", e);
    }
  }

  private Seen call(Next task) {
    if (task instanceof Next.Show show) {
      return target.show(show.wanted());
    }
    if (task instanceof Next.Look look) {
      return target.look(look.wanted());
    }
    throw new IllegalStateException("Nothing is to be done with " + target.name() + ".");
  }

  private void failed(TargetState task, String sentence, RuntimeException cause) {
    Failure failure = new Failure(sentence, chance.getAsDouble());
    TargetState after =
        update(s -> TargetTracker.failed(s, task.generation(), failure, clock.instant()));
    tell(task, after, cause);
  }

  private void tell(TargetState before, TargetState after, @Nullable Exception cause) {
    TargetStatus status = after.line().status();
    if (status == before.line().status() && before.generation() == after.generation()) {
      return;
    }
    switch (status) {
      case OK, CLOSED -> LOG.info("{} {} {}", target.name(), status, after.line().readBack());
      case PENDING -> LOG.debug("{} {}", target.name(), after.line().reason());
      case MISMATCH, SHADOWED ->
          LOG.warn(
              "{} {}: wanted {}, reads {}: {}",
              target.name(),
              status,
              after.line().wanted(),
              after.line().readBack(),
              after.line().reason());
      case FAILED -> {
        LOG.warn("{} FAILED: {}", target.name(), after.line().reason());
        LOG.debug("The failure in full", cause);
      }
    }
  }

  private TargetState update(UnaryOperator<TargetState> change) {
    lock.lock();
    try {
      state = change.apply(state);
      news.signalAll();
      return state;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue(Next next) {
    return !(next instanceof Next.Rest) && wait(next).isZero();
  }

  private Duration wait(Next next) {
    if (next instanceof Next.Show show) {
      return Next.wait(show.at(), clock.instant());
    }
    return Next.wait(((Next.Look) next).at(), clock.instant());
  }
}
