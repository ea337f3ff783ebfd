package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Something that is known of a Door's scan. */
public sealed interface ScanFact {
  /** Which scan. */
  Origin origin();

  /** It has begun. */
  record Began(Origin origin, Measurement scan, List<String> files) implements ScanFact {}

  /** One that had begun has ended. */
  record Ended(Origin origin, Instant end, EndStatus status, long points) implements ScanFact {}

  /**
   * It took place while nobody looked.
   *
   * @param scan what is known of it
   * @param status as the history tells, or {@link EndStatus#NOT_OBSERVED}
   */
  record Missed(Origin origin, Measurement scan, Instant end, EndStatus status, List<String> files)
      implements ScanFact {}

  /**
   * The history has it at another time than the Door's packets, which are local times.
   *
   * @param by how much later, whole quarters of an hour; zero when they agree again
   */
  record Shifted(Origin origin, Duration by) implements ScanFact {}
}
