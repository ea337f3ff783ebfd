package se.lu.maxiv.sdm.proposalsync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.proposalsync.core.Finding;
import se.lu.maxiv.sdm.proposalsync.core.PlanJson;
import se.lu.maxiv.sdm.proposalsync.core.PlanText;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlan;
import se.lu.maxiv.sdm.proposalsync.core.SyncReport;

/**
 * A plan as clients read it, and what is left of it.
 *
 * @param hash empty before there is a plan
 * @param only the proposal it is for, null: all
 * @param pending changes of it that are not made
 * @param text for people
 * @param json for programs
 * @param failures what nobody can plan away, and what was refused
 */
public record ShownPlan(
    String hash,
    @Nullable ProposalId only,
    long pending,
    List<String> text,
    String json,
    List<String> failures) {

  static final ShownPlan NONE = new ShownPlan("", null, 0, List.of(), "", List.of());

  /** Copies the lists. */
  public ShownPlan {
    text = List.copyOf(text);
    failures = List.copyOf(failures);
  }

  /** A plan of which nothing is made yet. */
  static ShownPlan of(SyncPlan plan, @Nullable ProposalId only) {
    return new ShownPlan(
        plan.hash(),
        only,
        plan.changes().size() + plan.withheld().size(),
        PlanText.of(plan),
        PlanJson.of(plan),
        plan.failures().stream().map(Finding::sentence).toList());
  }

  /**
   * The same after it was applied.
   *
   * @param report of all rounds
   * @param round of the last one, which was made from this plan
   */
  ShownPlan after(SyncReport report, SyncReport round) {
    var all = new ArrayList<>(failures);
    for (SyncReport.Item item : report.results()) {
      if (item.status() == SyncReport.Status.FAILED || item.status() == SyncReport.Status.UNKNOWN) {
        all.add(PlanText.line(item.change()) + ": " + item.sentence());
      }
    }
    return new ShownPlan(hash, only, pending - round.done(), text, json, all);
  }
}
