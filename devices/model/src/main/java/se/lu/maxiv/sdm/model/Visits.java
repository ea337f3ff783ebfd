package se.lu.maxiv.sdm.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The visits of a proposal at one beamline, joined from the user office's entries.
 *
 * <p>Offices plan shifts; people come for a visit. Entries that are closer than a given gap are one
 * visit, which starts with the first and ends with the last of them.
 */
public final class Visits {
  private Visits() {}

  /**
   * The visits at a beamline, newest first.
   *
   * @param beamline lower case
   * @param gap entries closer than this are one visit; zero joins only what touches or overlaps
   */
  public static List<Visit> of(Proposal proposal, String beamline, Duration gap) {
    List<Visit> entries =
        proposal.visits().stream()
            .filter(v -> v.beamline().equals(beamline))
            .sorted(Comparator.comparing((Visit v) -> v.start().toInstant()))
            .toList();
    var joined = new ArrayList<Visit>();
    for (Visit entry : entries) {
      int last = joined.size() - 1;
      if (last >= 0 && isClose(joined.get(last), entry, gap)) {
        joined.set(last, join(proposal, joined.get(last), entry));
      } else {
        joined.add(entry);
      }
    }
    java.util.Collections.reverse(joined);
    return List.copyOf(joined);
  }

  /** The office's entries that a visit of {@link #of} was joined from, the earliest first. */
  public static List<Visit> entriesOf(Proposal proposal, Visit joined) {
    return proposal.visits().stream()
        .filter(v -> v.beamline().equals(joined.beamline()))
        .filter(v -> !v.start().toInstant().isBefore(joined.start().toInstant()))
        .filter(v -> !v.end().toInstant().isAfter(joined.end().toInstant()))
        .sorted(Comparator.comparing((Visit v) -> v.start().toInstant()))
        .toList();
  }

  private static boolean isClose(Visit earlier, Visit later, Duration gap) {
    var between = Duration.between(earlier.end(), later.start());
    return between.compareTo(gap) < 0 || between.isZero() || between.isNegative();
  }

  private static Visit join(Proposal proposal, Visit first, Visit next) {
    return new Visit(
        first.id(),
        first.beamline(),
        first.start(),
        next.end().isAfter(first.end()) ? next.end() : first.end(),
        first.localContact() != null ? first.localContact() : next.localContact(),
        participants(proposal, first, next));
  }

  /** An entry without a list stands for the whole proposal; who another one lists comes as well. */
  private static Set<String> participants(Proposal proposal, Visit first, Visit next) {
    if (first.participants().isEmpty() && next.participants().isEmpty()) {
      return Set.of();
    }
    var all = new TreeSet<>(listed(proposal, first));
    all.addAll(listed(proposal, next));
    return all;
  }

  private static Set<String> listed(Proposal proposal, Visit entry) {
    return entry.participants().isEmpty() ? proposal.accounts() : entry.participants();
  }
}
