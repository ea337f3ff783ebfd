package se.lu.maxiv.sdm.pathfixer.acquisition;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.targets.Acquisition;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetState;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;

/**
 * All acquisition systems of one device, kept on the wanted path by a daemon thread each. Until the
 * first order nothing is written anywhere.
 *
 * <p>Thread-safe. Orders have to come in their order, that is from one thread at a time; the newest
 * wins, and no target is ever told an older one after it.
 */
public final class Targets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
  private static final Duration END_LIMIT = Duration.ofMillis(500);

  private final List<Worker> workers;
  private final Consumer<Board> onChange;
  private final Object publishing = new Object();
  private Board published;
  private volatile boolean ended;

  /**
   * Starts the threads.
   *
   * @param targets the targets, in the order of the board
   * @param onChange gets the board when a person would see a difference, one board at a time and
   *     never an older one after a newer; called on the threads of the targets, so it has to be
   *     cheap and must not wait for whoever calls {@link #close(Wanted.Closed, Duration)}
   */
  public Targets(List<Acquisition> targets, Clock clock, Consumer<Board> onChange) {
    this.onChange = onChange;
    this.workers =
        targets.stream()
            .map(
                target ->
                    new Worker(
                        target,
                        clock,
                        () -> ThreadLocalRandom.current().nextDouble(),
                        this::publish))
            .toList();
    this.published = board();
    workers.forEach(Worker::start);
  }

  /**
   * Tells all targets at once to stop writing, and returns when every target that can be reached
   * has confirmed it, or at the limit. One that could not be reached is told what is wanted then as
   * soon as it is back.
   *
   * @param limit how long to wait at most. A target that hangs is known not to answer after 1 s, or
   *     2 s when a read of it was under way; one behind a dead host after 0.3 s more; any after 3 s
   *     more while the Tango database hangs
   * @return how they stand
   */
  public Board close(Wanted.Closed closed, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    long[] orders = workers.stream().mapToLong(worker -> worker.order(closed)).toArray();
    try {
      for (int i = 0; i < orders.length; i++) {
        workers.get(i).awaitSettled(orders[i], deadline);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SdmException(
          Reason.SOFTWARE_FAILURE,
          "Closing the acquisition systems was interrupted; they are being closed, look at"
              + " Propagation.",
          e);
    }
    return board();
  }

  /** Tells all targets to write below another folder, and returns at once. */
  public void open(Wanted.Open open) {
    workers.forEach(worker -> worker.order(open));
  }

  /** Tells all targets at once what they were told last, and gives up giving up. */
  public void again() {
    workers.forEach(Worker::again);
  }

  /** How the targets stand now. */
  public Board board() {
    return new Board(workers.stream().map(Worker::state).map(TargetState::line).toList());
  }

  /**
   * Ends the threads; targets keep what they have. Returns when all have ended or after 0.5 s, when
   * a thread that hangs in a call is left to end after it.
   */
  @Override
  public void close() {
    ended = true;
    workers.forEach(Worker::end);
    long deadline = System.nanoTime() + END_LIMIT.toNanos();
    try {
      for (Worker worker : workers) {
        worker.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("Interrupted while the threads of the targets end");
    }
  }

  private void publish() {
    synchronized (publishing) {
      Board board = board();
      if (ended || board.looksLike(published)) {
        return;
      }
      published = board;
      try {
        onChange.accept(board);
      } catch (RuntimeException e) {
        LOG.error("The board of targets could not be shown", e);
      }
    }
  }
}
