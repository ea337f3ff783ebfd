package se.lu.maxiv.sdm.proposalsync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySession;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Purpose;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Result;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
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
      return new SyncReport(order.run(), plan.hash(), false, waiting(plan));
    }
    return new SyncRun(session, setup.homes(), setup.journal(), setup.clock())
        .apply(plan, order, new Told());
  }

  private static List<SyncReport.Item> waiting(SyncPlan plan) {
    return plan.withheld().stream()
        .map(held -> new SyncReport.Item(held.change(), Status.SKIPPED, held.because()))
        .toList();
  }

  /** A run every some minutes that finds nothing to do must not fill the journal. */
  private boolean isNothing(SyncPlan plan, RunOrder order) {
    return order.purpose() == Purpose.SYNC
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
    Set<String> made = new HashSet<>(groups(first, Change.CreateGroup.class));
    made.removeAll(groups(now, Change.AdoptGroup.class));
    List<Change> left =
        now.approvable().stream()
            .filter(change -> approved.contains(asPlanned(Trace.of(change), made)))
            .toList();
    return new SyncPlan(left, List.of(), now.findings(), now.notes(), now.hash());
  }

  private static Set<String> groups(SyncPlan plan, Class<? extends Change> kind) {
    return plan.approvable().stream()
        .filter(kind::isInstance)
        .map(change -> change.object().name())
        .collect(Collectors.toSet());
  }

  /** As it stood in the plan that made these groups, when they had nothing but a name. */
  private static Trace asPlanned(Trace trace, Set<String> made) {
    ObjectRef member = trace.member();
    return new Trace(
        trace.kind(),
        asPlanned(trace.object(), made),
        member == null ? null : asPlanned(member, made),
        trace.proposal(),
        trace.before(),
        trace.after());
  }

  private static ObjectRef asPlanned(ObjectRef object, Set<String> made) {
    return made.contains(object.name()) ? ObjectRef.planned(object.name()) : object;
  }

  /**
   * One report of two rounds: what was not done in the first is told by the second, or by the look
   * between them, which found it written; else nothing more is known of it.
   */
  static SyncReport joined(SyncReport first, SyncReport second, SyncPlan look) {
    Set<Named> told = second.results().stream().map(Named::of).collect(Collectors.toSet());
    Set<Trace> found = found(look);
    var items = new ArrayList<SyncReport.Item>();
    for (SyncReport.Item item : first.results()) {
      if (item.status() == Status.UNKNOWN && found.contains(Trace.of(item.change()))) {
        items.add(new SyncReport.Item(item.change(), Status.DONE, ""));
      } else if (item.status() == Status.DONE || !told.contains(Named.of(item))) {
        items.add(item);
      }
    }
    items.addAll(second.results());
    return new SyncReport(second.run(), second.hash(), second.aborted(), items);
  }

  private static Set<Trace> found(SyncPlan look) {
    return look.notes().stream()
        .filter(note -> note instanceof JournalLine.Happened h && h.result() == Result.DONE)
        .map(note -> ((JournalLine.Happened) note).change())
        .collect(Collectors.toSet());
  }

  /** A change as two rounds know it, the second of which may see a group that the first made. */
  private record Named(Trace.Kind kind, String object, String member) {
    static Named of(SyncReport.Item item) {
      Trace trace = Trace.of(item.change());
      ObjectRef member = trace.member();
      return new Named(trace.kind(), trace.object().name(), member == null ? "" : member.name());
    }
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
