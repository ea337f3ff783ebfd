package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of a plan, change by change.
 *
 * @param run the run's identity
 * @param hash the plan's
 * @param aborted whether it was ended before all was tried
 * @param results every change of the plan, withheld ones included
 */
public record SyncReport(String run, String hash, boolean aborted, List<Item> results) {
  /** How a change ended. */
  public enum Status {
    /** Written. */
    DONE,
    /** Not tried, or not needed any more. */
    SKIPPED,
    /** Refused. */
    FAILED,
    /** Perhaps written: plan again. */
    UNKNOWN
  }

  /**
   * One change.
   *
   * @param sentence why, when it is not done; empty when it is
   * @param awaitsAnotherLook whether a new look at the directory, and a new plan, tell what becomes
   *     of it: it is unknown, or was left since the directory did not answer any more
   */
  public record Item(Change change, Status status, String sentence, boolean awaitsAnotherLook) {
    /** One that waits for another look only when it is unknown. */
    public Item(Change change, Status status, String sentence) {
      this(change, status, sentence, status == Status.UNKNOWN);
    }
  }

  /** Copies the results. */
  public SyncReport {
    results = List.copyOf(results);
  }

  /** The number of changes that were written. */
  public int done() {
    return count(Status.DONE);
  }

  /** The number of changes that were not tried or not needed. */
  public int skipped() {
    return count(Status.SKIPPED);
  }

  /** The number of changes that were refused or of which nobody knows. */
  public int failed() {
    return count(Status.FAILED) + count(Status.UNKNOWN);
  }

  /**
   * Whether the directory must be read again, since the outcome of some change is unknown, or the
   * directory did not answer any more before all was tried.
   */
  public boolean needsAnotherLook() {
    return results.stream().anyMatch(Item::awaitsAnotherLook);
  }

  /** For people: the counters, then all that is not done, with the reason. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "Run %s%s: %d done, %d skipped, %d failed."
            .formatted(run, aborted ? " was aborted" : "", done(), skipped(), failed()));
    for (Item item : results) {
      if (item.status() != Status.DONE) {
        lines.add(
            "%s: %s -- %s".formatted(item.status(), PlanText.line(item.change()), item.sentence()));
      }
    }
    return List.copyOf(lines);
  }

  private int count(Status status) {
    return (int) results.stream().filter(item -> item.status() == status).count();
  }
}
