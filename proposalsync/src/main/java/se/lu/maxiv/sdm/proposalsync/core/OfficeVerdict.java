package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.ProposalStatus;

/**
 * What the user office's answer may be used for. An office that is down answers with 200 and an
 * empty list as well as with an error; neither may take anything from anybody.
 *
 * @param usable whether anything may be changed because of it
 * @param accepted the number of accepted proposals in it
 * @param trouble what is wrong with it, one sentence; null: nothing, and removals are allowed
 */
record OfficeVerdict(boolean usable, int accepted, @Nullable String trouble) {
  /** An answer with less than half of the accepted proposals of the last thirty days is doubted. */
  private static final int DOUBTED_BELOW_PERCENT = 50;

  static OfficeVerdict of(OfficeSnapshot office, JournalKnowledge journal, Instant now) {
    int accepted =
        (int)
            office.proposals().stream().filter(p -> p.status() == ProposalStatus.ACCEPTED).count();
    String unusable = early(office, now);
    if (unusable == null) {
      unusable = unusable(office, journal.newestOffice(now), accepted);
    }
    return unusable != null
        ? new OfficeVerdict(false, accepted, unusable)
        : new OfficeVerdict(true, accepted, doubt(office, journal.largestOffice(now), accepted));
  }

  /** Were such an answer used, no true one would be for as long as the clock was ahead. */
  private static @Nullable String early(OfficeSnapshot office, Instant now) {
    return office.asOf().isAfter(now.plus(JournalKnowledge.CLOCKS_DIFFER))
        ? "The user office's answer is of %s, later than now, %s, so nothing is changed; set the clocks of this computer and of the user office's."
            .formatted(office.asOf(), now)
        : null;
  }

  private static @Nullable String unusable(
      OfficeSnapshot office, Optional<Instant> newest, int accepted) {
    if (!office.isKnown()) {
      return "The user office has not answered yet, so nothing is changed.";
    }
    if (newest.isPresent() && office.asOf().isBefore(newest.get())) {
      return "The user office's answer is of %s, older than that of %s which was used before, so nothing is changed."
          .formatted(office.asOf(), newest.get());
    }
    return accepted > 0
        ? null
        : "The user office's answer has no accepted proposal, so nothing is changed; check the user office.";
  }

  private static @Nullable String doubt(OfficeSnapshot office, int before, int accepted) {
    if (!office.complete()) {
      return "The user office's answer is incomplete, so nobody is removed.";
    }
    return accepted * 100L >= (long) before * DOUBTED_BELOW_PERCENT
        ? null
        : "The user office's answer has %d accepted proposals after %d within the last thirty days, so nobody is removed; check the user office."
            .formatted(accepted, before);
  }

  List<Finding> findings() {
    return trouble == null ? List.of() : List.of(new Finding(Finding.Kind.OFFICE, null, trouble));
  }
}
