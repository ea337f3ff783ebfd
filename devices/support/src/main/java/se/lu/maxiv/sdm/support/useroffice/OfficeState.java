package se.lu.maxiv.sdm.support.useroffice;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.lu.maxiv.sdm.model.OfficeSnapshot;

/**
 * What is known of the user office at one moment: the answer in use and how the last attempt to get
 * a newer one ended.
 *
 * @param snapshot the answer in use; {@link OfficeSnapshot#NOTHING} before there is one
 * @param answeredAt when the office gave it, by our clock; the epoch before there is one
 * @param failure why the last attempt failed, or what is wrong with the cache; one sentence
 * @param failedAt when that was
 * @param fromCache whether the answer was read from the disk and the office has given none since
 */
public record OfficeState(
    OfficeSnapshot snapshot,
    Instant answeredAt,
    Optional<String> failure,
    Optional<Instant> failedAt,
    boolean fromCache) {

  static OfficeState nothing() {
    return new OfficeState(
        OfficeSnapshot.NOTHING, Instant.EPOCH, Optional.empty(), Optional.empty(), false);
  }

  static OfficeState answered(OfficeSnapshot snapshot, Instant at) {
    return new OfficeState(snapshot, at, Optional.empty(), Optional.empty(), false);
  }

  static OfficeState cached(OfficeSnapshot snapshot, Instant at) {
    return new OfficeState(snapshot, at, Optional.empty(), Optional.empty(), true);
  }

  /** The same answer, with why there is no better one. */
  OfficeState failed(String sentence, Instant at) {
    return new OfficeState(snapshot, answeredAt, Optional.of(sentence), Optional.of(at), fromCache);
  }

  /**
   * How old the answer is: since the office said so, or, when its clock is ahead of ours, since it
   * reached us. Never negative. Long when there is none.
   */
  public Duration age(Instant now) {
    Instant said = snapshot.asOf().isBefore(answeredAt) ? snapshot.asOf() : answeredAt;
    return said.isAfter(now) ? Duration.ZERO : Duration.between(said, now);
  }
}
