package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What must change in the directory, and what a person should know.
 *
 * @param changes what is made without approval, in the order in which it is written
 * @param withheld what waits, in the same order
 * @param findings what no plan can put right
 * @param notes lines for the journal; they may be written at any time, and are when the plan is
 *     applied
 * @param hash SHA-256 over the canonical JSON of {@code changes} and of what waits for approval
 *     only, together: what {@code Approve} approves. Reasons, times and the question whether
 *     something waits are not in it
 */
public record SyncPlan(
    List<Change> changes,
    List<Withheld> withheld,
    List<Finding> findings,
    List<JournalLine> notes,
    String hash) {

  private static final Comparator<Finding> FINDING_ORDER =
      Comparator.comparing((Finding f) -> Objects.toString(f.proposal(), ""))
          .thenComparing(Finding::kind)
          .thenComparing(Finding::sentence);

  /** Copies the lists. */
  public SyncPlan {
    changes = List.copyOf(changes);
    withheld = List.copyOf(withheld);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  static SyncPlan of(Planning planning) {
    return of(planning.changes, planning.withheld, planning.findings(), planning.notes);
  }

  /** A plan of these changes, which need not be sorted. */
  static SyncPlan of(
      List<Change> changes,
      List<Withheld> withheld,
      List<Finding> findings,
      List<JournalLine> notes) {
    List<Change> sorted = ChangeOrder.sorted(changes, change -> change);
    List<Withheld> waiting = ChangeOrder.sorted(withheld, Withheld::change);
    return new SyncPlan(
        sorted,
        waiting,
        findings.stream().sorted(FINDING_ORDER).toList(),
        notes,
        PlanHash.of(approvable(sorted, waiting)));
  }

  /** Everything that an approval of this plan allows, in the order in which it is written. */
  public List<Change> approvable() {
    return approvable(changes, withheld);
  }

  /** Whether there is nothing to do, approved or not. */
  public boolean isEmpty() {
    return approvable().isEmpty();
  }

  /** The findings for which somebody must act. */
  public List<Finding> failures() {
    return findings.stream().filter(Finding::isFailure).toList();
  }

  /** What waits for approval only. */
  public List<Withheld> waiting() {
    return withheld.stream().filter(w -> w.hold() == Withheld.Hold.APPROVAL).toList();
  }

  private static List<Change> approvable(List<Change> changes, List<Withheld> withheld) {
    List<Change> waiting =
        withheld.stream()
            .filter(w -> w.hold() == Withheld.Hold.APPROVAL)
            .map(Withheld::change)
            .toList();
    return waiting.isEmpty()
        ? changes
        : ChangeOrder.sorted(Stream.concat(changes.stream(), waiting.stream()).toList(), c -> c);
  }
}
