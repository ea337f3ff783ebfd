package se.lu.maxiv.sdm.proposalsync.gui.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plan as a person reads it.
 *
 * @param summary its first line
 * @param lines its other lines
 * @param hash what approves it; empty when text and hash do not belong together (yet)
 */
public record Plan(String summary, List<PlanLine> lines, String hash) {
  private static final int SHORT = 12;

  /** No plan was made. */
  public static final Plan NONE = new Plan("No plan was made yet.", List.of(), "");

  /** Copies the lines. */
  public Plan {
    lines = List.copyOf(lines);
  }

  /**
   * The plan that the device shows.
   *
   * @param text its attribute PlanText
   * @param hash its attribute PlanHash, whose event comes a moment later
   */
  public static Plan of(List<String> text, String hash) {
    if (text.isEmpty()) {
      return NONE;
    }
    boolean isOfText = !hash.isEmpty() && text.get(0).contains(hash);
    String summary = isOfText ? text.get(0).replace(hash, shortened(hash)) : text.get(0);
    return new Plan(
        summary, text.stream().skip(1).map(PlanLine::of).toList(), isOfText ? hash : "");
  }

  /** How many lines are of a kind. */
  public long count(PlanLine.Kind kind) {
    return lines.stream().filter(line -> line.kind() == kind).count();
  }

  /** The lines that have a search in them, and the headings above those. */
  public List<PlanLine> matching(String search) {
    String wanted = search.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return lines;
    }
    List<PlanLine> found = new ArrayList<>();
    PlanLine heading = null;
    for (PlanLine line : lines) {
      if (line.kind() == PlanLine.Kind.HEADING) {
        heading = line;
      } else if (line.has(wanted) || (heading != null && heading.has(wanted))) {
        if (heading != null && !found.contains(heading)) {
          found.add(heading);
        }
        found.add(line);
      }
    }
    return found;
  }

  /** Whether there is something to approve. */
  public boolean canBeApproved() {
    return !hash.isEmpty();
  }

  /** The question before it is approved: it tells how much comes and goes. */
  public String question() {
    return """
        Write all of this plan?

        %d come, %d change, %d go, and %d more that wait for this approval.

        The plan is %s.
        Both sides are read again first: if anything has changed, nothing is written."""
        .formatted(
            count(PlanLine.Kind.COMES),
            count(PlanLine.Kind.CHANGES),
            count(PlanLine.Kind.GOES),
            count(PlanLine.Kind.WAITS),
            shortened(hash));
  }

  /** The question before a run that nobody has read the plan of. */
  public static String syncQuestion(boolean isDryRun) {
    return """
        Sync now?

        The device reads both sides and plans anew: it may do other things than the plan here says.
        %s"""
        .formatted(
            isDryRun
                ? "DryRun is on, so it writes nothing."
                : "It writes at once all that needs no approval.");
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(SHORT, hash.length())) + "…";
  }
}
