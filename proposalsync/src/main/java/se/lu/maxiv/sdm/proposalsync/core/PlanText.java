package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import se.lu.maxiv.sdm.model.Shown;

/** A plan as a person reads it: what is made, changed and taken away, by proposal. */
public final class PlanText {
  private static final String NO_PROPOSAL = "";

  private final Map<String, List<String>> byProposal = new TreeMap<>();

  private PlanText() {}

  /**
   * The lines: a summary, then each proposal's changes: {@code +} comes, {@code ~} changes, {@code
   * -} goes, {@code ?} waits, {@code !} must be known.
   */
  public static List<String> of(SyncPlan plan) {
    var text = new PlanText();
    plan.changes().forEach(change -> text.put(change, line(change)));
    plan.withheld()
        .forEach(w -> text.put(w.change(), "? " + line(w.change()) + " -- " + w.because()));
    for (Finding finding : plan.findings()) {
      text.put(Objects.toString(finding.proposal(), NO_PROPOSAL), "! " + finding.sentence());
    }
    var lines = new ArrayList<String>();
    lines.add(summary(plan));
    text.byProposal.forEach(
        (proposal, its) -> {
          lines.add(proposal.equals(NO_PROPOSAL) ? "All proposals" : "Proposal " + proposal);
          its.forEach(line -> lines.add("  " + line));
        });
    return List.copyOf(lines);
  }

  /** What a change does, without the reason. */
  public static String line(Change change) {
    if (change instanceof Change.Membership m) {
      return "%s member %s %s group %s"
          .formatted(
              change instanceof Change.AddMember ? "+" : "-",
              Shown.plain(m.member().name()),
              change instanceof Change.AddMember ? "into" : "out of",
              Shown.plain(m.group().name()));
    }
    String name = Shown.plain(change.object().name());
    return isOfGroup(change) ? groupLine(change, name) : accountLine(change, name);
  }

  private static boolean isOfGroup(Change change) {
    return change instanceof Change.CreateGroup
        || change instanceof Change.AdoptGroup
        || change instanceof Change.SetGid
        || change instanceof Change.SetDescription;
  }

  private static String groupLine(Change change, String name) {
    if (change instanceof Change.CreateGroup c) {
      return "+ group %s with number %d".formatted(name, c.gid());
    }
    if (change instanceof Change.AdoptGroup) {
      return "~ group " + name + " becomes SDM's";
    }
    return change instanceof Change.SetGid c
        ? "~ group %s gets number %d".formatted(name, c.gid())
        : "~ group " + name + " gets its description";
  }

  private static String accountLine(Change change, String name) {
    if (change instanceof Change.MoveAccount c) {
      return "~ account %s moves into ActiveOu%s"
          .formatted(name, c.isRenamed() ? " under another name, since its own is taken" : "");
    }
    if (change instanceof Change.SetAttributes c) {
      return "~ account %s gets %s".formatted(name, String.join(", ", c.values().keySet()));
    }
    return change instanceof Change.EnableAccount
        ? "~ account " + name + " is enabled"
        : "+ home folder of " + name;
  }

  private static String summary(SyncPlan plan) {
    return plan.isEmpty() && plan.withheld().isEmpty()
        ? "Nothing to do."
        : "%d changes, %d more wait; plan %s."
            .formatted(plan.changes().size(), plan.withheld().size(), plan.hash());
  }

  private void put(Change change, String line) {
    put(Objects.toString(change.proposal(), NO_PROPOSAL), line);
  }

  private void put(String proposal, String line) {
    byProposal.computeIfAbsent(proposal, p -> new ArrayList<>()).add(line);
  }
}
