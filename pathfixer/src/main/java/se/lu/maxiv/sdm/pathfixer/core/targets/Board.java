package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How all targets of one device stand at one moment.
 *
 * @param lines a line per target, in the order of the property {@code Propagate}
 */
public record Board(List<TargetLine> lines) {

  /** Keeps its own copy. */
  public Board {
    lines = List.copyOf(lines);
  }

  /** Whether every target writes to the wanted path and stores its scans; true without targets. */
  public boolean allOk() {
    return lines.stream().allMatch(TargetLine::ready);
  }

  /** Whether every target has confirmed that it is closed; true without targets. */
  public boolean allClosed() {
    return lines.stream().allMatch(line -> line.status() == TargetStatus.CLOSED);
  }

  /**
   * Since when the target that has been in trouble longest has been neither OK (and storing) nor
   * CLOSED; empty when all are well.
   */
  public Optional<Instant> notOkSince() {
    return lines.stream()
        .map(TargetLine::notReadySince)
        .filter(Objects::nonNull)
        .min(Instant::compareTo);
  }

  /** A line for people per target, ages counted up to {@code now}. */
  public List<String> asText(Instant now) {
    return lines.stream().map(line -> line.asText(now)).toList();
  }

  /** The same for programs: texts and truth values only, so that any JSON library takes them. */
  public List<Entry> asEntries() {
    return lines.stream().map(Entry::of).toList();
  }

  /** Whether a person sees the same, ages aside. */
  public boolean looksLike(Board other) {
    if (lines.size() != other.lines.size()) {
      return false;
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).looksLike(other.lines.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * One target in {@code PropagationJson}. Times are ISO 8601 in UTC, empty when there is none.
   *
   * @param target its name in the property {@code Propagate}
   * @param status OK, CLOSED, PENDING, MISMATCH, SHADOWED or FAILED
   * @param ready whether scans go to the wanted path and are stored
   * @param wanted the value it shall have
   * @param readBack the value it had when it was last read
   * @param stored whether its scans leave data
   * @param since since when it has this status
   * @param checkedAt when it was last read
   * @param reason why, and what to do
   */
  public record Entry(
      String target,
      String status,
      boolean ready,
      String wanted,
      String readBack,
      boolean stored,
      String since,
      String checkedAt,
      String reason) {

    private static Entry of(TargetLine line) {
      return new Entry(
          line.target(),
          line.status().name(),
          line.ready(),
          line.wanted(),
          line.readBack(),
          line.stored(),
          time(line.since()),
          time(line.checkedAt()),
          line.reason());
    }

    private static String time(@Nullable Instant instant) {
      return instant == null ? "" : instant.toString();
    }
  }
}
