package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of one target.
 *
 * @param target its name in the property {@code Propagate}
 * @param status how it stands
 * @param wanted the value it shall have; empty as long as nothing was asked of it
 * @param readBack the value it had when it was last read; empty when it had none or was never read
 * @param stored whether its scans leave data; false makes an OK target not ready
 * @param since since when it has this status
 * @param notReadySince since when it has been neither OK nor CLOSED without a break; null when it
 *     is
 * @param checkedAt when it was last read; null when never
 * @param reason why, and what to do; empty when all is well
 */
public record TargetLine(
    String target,
    TargetStatus status,
    String wanted,
    String readBack,
    boolean stored,
    Instant since,
    @Nullable Instant notReadySince,
    @Nullable Instant checkedAt,
    String reason) {

  /** Whether a scan on it now goes to the wanted path and is stored. */
  public boolean ready() {
    return status == TargetStatus.OK && stored;
  }

  /** Whether a person sees the same, ages aside. */
  public boolean looksLike(TargetLine other) {
    return target.equals(other.target)
        && status == other.status
        && wanted.equals(other.wanted)
        && readBack.equals(other.readBack)
        && stored == other.stored
        && reason.equals(other.reason);
  }

  /** The line for people, ages counted up to {@code now}. */
  public String asText(Instant now) {
    StringBuilder text = new StringBuilder(target).append(' ').append(status);
    text.append(": wanted ").append(named(wanted)).append(", reads ");
    if (checkedAt == null) {
      text.append("unknown");
    } else {
      text.append(named(readBack)).append(" (").append(age(checkedAt, now)).append(" ago)");
    }
    return reason.isEmpty() ? text.toString() : text.append("; ").append(reason).toString();
  }

  private static String named(String value) {
    return value.isEmpty() ? "nothing" : value;
  }

  private static String age(Instant then, Instant now) {
    return Math.max(0, Duration.between(then, now).toSeconds()) + " s";
  }

  /** The line with a new finding of {@code now}; status times follow from what was before. */
  TargetLine found(TargetStatus next, String why, Instant now) {
    boolean well = next == TargetStatus.CLOSED || (next == TargetStatus.OK && stored);
    Instant trouble = notReadySince == null ? now : notReadySince;
    return new TargetLine(
        target,
        next,
        wanted,
        readBack,
        stored,
        next == status ? since : now,
        well ? null : trouble,
        checkedAt,
        why);
  }

  /** The line with what was read at {@code now}. */
  TargetLine read(Seen seen, Instant now) {
    return new TargetLine(
        target,
        status,
        wanted,
        seen.value(),
        seen.notStored().isEmpty(),
        since,
        notReadySince,
        now,
        reason);
  }

  /** The line with another wanted value. */
  TargetLine wanting(String value) {
    return new TargetLine(
        target, status, value, readBack, stored, since, notReadySince, checkedAt, reason);
  }
}
