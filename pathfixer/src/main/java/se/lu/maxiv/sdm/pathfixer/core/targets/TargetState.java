package se.lu.maxiv.sdm.pathfixer.core.targets;

/**
 * All that is known about one target, as {@link TargetTracker} keeps it.
 *
 * @param generation the order this is about; what comes back from an earlier one is not heeded
 * @param line what is shown
 * @param effort what it has cost so far
 * @param next what is to be done next
 */
public record TargetState(long generation, TargetLine line, Effort effort, Next next) {

  /**
   * Whether the target has answered the present order for good: it has confirmed, cannot be
   * reached, or is left alone. Until then an answer may come any moment.
   */
  public boolean settled() {
    return switch (line.status()) {
      case OK, CLOSED, SHADOWED, FAILED -> true;
      case PENDING -> next instanceof Next.Rest;
      case MISMATCH -> !(next instanceof Next.Show);
    };
  }
}
