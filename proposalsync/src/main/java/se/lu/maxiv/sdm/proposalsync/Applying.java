package se.lu.maxiv.sdm.proposalsync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.Progress;
import se.lu.maxiv.sdm.proposalsync.core.RunOrder;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;
import se.lu.maxiv.sdm.proposalsync.core.SyncRun;

/**
 * Applies plans, one after the other.
 *
 * @param setup the parts
 * @param tell is told the progress in percent and answers whether to end
 */
record Applying(Setup setup, IntPredicate tell) {
  /** How often both sides are read again when the outcome of a change is unknown. */
  static final int MORE_LOOKS = 2;

  private static final int PLANNED = 50;
  private static final int ALL = 100;

  SyncReport apply(DirectorySession session, SyncPlan plan, RunOrder order) {
    if (isNothing(plan, order)) {
      return new SyncReport(order.run(), plan.hash(), false, List.of());
    }
    return new SyncRun(session, setup.homes(), setup.journal(), setup.clock())
        .apply(plan, order, new Told());
  }

  /** A run every some minutes that finds nothing to do must not fill the journal. */
  private boolean isNothing(SyncPlan plan, RunOrder order) {
    return order.purpose() == JournalLine.Purpose.SYNC
        && plan.changes().isEmpty()
        && plan.notes().stream().allMatch(this::isKnown);
  }

  private boolean isKnown(JournalLine note) {
    return note instanceof JournalLine.OfficeSeen seen
        && setup.journal().lines().stream()
            .anyMatch(
                line ->
                    line instanceof JournalLine.OfficeSeen before
                        && before.accepted() == seen.accepted()
                        && before.at().isAfter(seen.at().minus(java.time.Duration.ofDays(1))));
  }

  /** One report of two rounds: what is unknown in the first is told by the second. */
  static SyncReport joined(SyncReport first, SyncReport second) {
    var items = new ArrayList<SyncReport.Item>();
    first.results().stream()
        .filter(item -> item.status() != SyncReport.Status.UNKNOWN)
        .forEach(items::add);
    items.addAll(second.results());
    return new SyncReport(second.run(), second.hash(), second.aborted(), items);
  }

  private final class Told implements Progress {
    private boolean aborted;

    @Override
    public void tried(int changes, int of) {
      aborted = tell.test(PLANNED + (ALL - PLANNED) * changes / Math.max(1, of));
    }

    @Override
    public boolean isAborted() {
      return aborted;
    }
  }
}
