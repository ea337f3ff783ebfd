package se.lu.maxiv.sdm.proposalsync.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Plans and reports as JSON, for programs. */
public final class PlanJson {
  private PlanJson() {}

  /**
   * A plan: {@code hash}, {@code changes}, {@code withheld}, {@code findings}. The hash is over the
   * changes and those withheld with {@code hold} APPROVAL, without {@code reason}, {@code hold} and
   * {@code because}.
   */
  public static String of(SyncPlan plan) {
    return CanonicalJson.of(
        Map.of(
            "hash",
            plan.hash(),
            "changes",
            plan.changes().stream().map(PlanJson::tree).toList(),
            "withheld",
            plan.withheld().stream().map(PlanJson::tree).toList(),
            "findings",
            plan.findings().stream().map(PlanJson::tree).toList()));
  }

  /** A report: {@code run}, {@code hash}, the counters and {@code results}. */
  public static String of(SyncReport report) {
    List<Map<String, Object>> results = report.results().stream().map(PlanJson::tree).toList();
    return CanonicalJson.of(
        Map.of(
            "run", report.run(),
            "hash", report.hash(),
            "aborted", report.aborted(),
            "done", report.done(),
            "skipped", report.skipped(),
            "failed", report.failed(),
            "results", results));
  }

  private static Map<String, Object> tree(Change change) {
    var tree = new LinkedHashMap<>(JournalForm.tree(Trace.of(change)));
    tree.put("reason", change.reason());
    return tree;
  }

  private static Map<String, Object> tree(Withheld withheld) {
    Map<String, Object> tree = tree(withheld.change());
    tree.put("hold", withheld.hold().name());
    tree.put("because", withheld.because());
    return tree;
  }

  private static Map<String, Object> tree(Finding finding) {
    return Map.of(
        "kind", finding.kind().name(),
        "proposal", Objects.toString(finding.proposal(), ""),
        "failure", finding.isFailure(),
        "sentence", finding.sentence());
  }

  private static Map<String, Object> tree(SyncReport.Item item) {
    Map<String, Object> tree = tree(item.change());
    tree.put("status", item.status().name());
    tree.put("sentence", item.sentence());
    return tree;
  }
}
