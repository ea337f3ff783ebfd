package se.lu.maxiv.sdm.pathfixer.acquisition;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetLine;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;
import se.lu.maxiv.sdm.pathfixer.standin.StandIn;

/** All boards that were shown, in their order. */
final class Boards implements Consumer<Board> {
  private final List<Board> shown = new CopyOnWriteArrayList<>();

  @Override
  public void accept(Board board) {
    shown.add(board);
  }

  List<Board> shown() {
    return List.copyOf(shown);
  }

  Board last() {
    return shown.get(shown.size() - 1);
  }

  /** Waits until the last board shows this of its only or first target. */
  TargetLine await(TargetStatus status) {
    return await(status + " of the first target", board -> first(board).status() == status);
  }

  /** Waits until the last board is as described, and gives its first line. */
  TargetLine await(String what, Predicate<Board> reached) {
    Await.until(what, StandIn.PATIENCE, () -> !shown.isEmpty() && reached.test(last()));
    return first(last());
  }

  static TargetLine first(Board board) {
    return board.lines().get(0);
  }
}
