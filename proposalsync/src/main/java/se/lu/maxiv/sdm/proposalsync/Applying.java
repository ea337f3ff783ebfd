package se.lu.maxiv.sdm.proposalsync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.Progress;
import se.lu.maxiv.sdm.proposalsync.core.RunOrder;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport.Status;
import se.lu.maxiv.sdm.proposalsync.core.SyncRun;
import se.lu.maxiv.sdm.proposalsync.core.Trace;

/**
 * Applies plans, one after the other.
 *
 * @param setup the parts
 * @param tell is told the progress in percent
 * @param abort whether to end
 */
record Applying(Setup setup, IntConsumer tell, BooleanSupplier abort) {
  /** How often both sides are read again when the outcome of a change is unknown. */
  static final int MORE_LOOKS = 2;

  private static final int PLANNED = 50;
  private static final int ALL = 100;
  private static final Duration OFTEN_ENOUGH = Duration.ofDays(1);

  SyncReport apply(DirectorySession session, SyncPlan plan, RunOrder order) {
    if (isNothing(plan, order)) {
      return new SyncReport(order.run(), plan.hash(), false, List.of());
    }
    return new SyncRun(session, setup.homes(), setup.journal(), setup.clock())
        .apply(plan, order, new Told());
  }

  /** A run every some minutes that finds nothing to do must not fill the journal. */
  private boolean isNothing(SyncPlan plan, RunOrder order) {
    return order.purpose() == Purpose.SYNC
        && plan.changes().isEmpty()
        && plan.withheld().isEmpty()
        && plan.notes().stream().allMatch(this::isKnown);
  }

  private boolean isKnown(JournalLine note) {
    return note instanceof JournalLine.OfficeSeen seen
        && setup.journal().lines().stream()
            .anyMatch(
                line ->
                    line instanceof JournalLine.OfficeSeen before
                        && before.accepted() == seen.accepted()
                        && before.at().isAfter(seen.at().minus(OFTEN_ENOUGH)));
  }

  /**
   * What is left of a plan after some of it had an unknown outcome. Of an approved plan nothing is
   * made that was not approved, and all of it that is still to be made.
   */
  static SyncPlan rest(SyncPlan first, SyncPlan now, Purpose purpose) {
    if (purpose != Purpose.APPROVED) {
      return now;
    }
    Set<Trace> approved = first.approvable().stream().map(Trace::of).collect(Collectors.toSet());
    List<Change> left =
        now.approvable().stream().filter(change -> approved.contains(Trace.of(change))).toList();
    return new SyncPlan(left, List.of(), now.findings(), now.notes(), now.hash());
  }

  /** One report of two rounds: what is unknown or not tried in the first is told by the second. */
  static SyncReport joined(SyncReport first, SyncReport second) {
    var items = new ArrayList<SyncReport.Item>();
    first.results().stream()
        .filter(item -> item.status() == Status.DONE || item.status() == Status.FAILED)
        .forEach(items::add);
    items.addAll(second.results());
    return new SyncReport(second.run(), second.hash(), second.aborted(), items);
  }

  private final class Told implements Progress {
    @Override
    public void tried(int changes, int of) {
      tell.accept(PLANNED + (ALL - PLANNED) * changes / Math.max(1, of));
    }

    @Override
    public boolean isAborted() {
      return abort.getAsBoolean();
    }
  }
}
