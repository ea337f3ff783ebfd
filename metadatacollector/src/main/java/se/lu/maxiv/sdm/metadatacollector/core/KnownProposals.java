package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What PathFixer said of proposals not long ago, so that a backlog is not held up by asking for
 * each scan. Thread-safe.
 */
final class KnownProposals {
  private static final Duration TRUSTED = Duration.ofMinutes(5);
  private static final Duration NOT_ASKED_AGAIN = Duration.ofSeconds(30);

  private final SelectionSource source;
  private final InstantSource time;
  private final Map<String, Said> known = Collections.synchronizedMap(new HashMap<>());

  /**
   * An answer.
   *
   * @param facts empty when there was none
   */
  private record Said(Optional<ProposalFacts> facts, Instant at) {
    /** A clock that was set back makes it old. */
    boolean isFresh(Instant now) {
      Duration age = Duration.between(at, now).abs();
      return age.compareTo(facts.isPresent() ? TRUSTED : NOT_ASKED_AGAIN) < 0;
    }
  }

  KnownProposals(SelectionSource source, InstantSource time) {
    this.source = source;
    this.time = time;
  }

  /** What is known of a proposal; empty for none, or when nobody answers. */
  Optional<ProposalFacts> facts(String id) {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Instant now = time.instant();
    Said said = known.get(id);
    if (said == null || !said.isFresh(now)) {
      said = new Said(source.proposal(id), now);
      known.put(id, said);
    }
    return said.facts();
  }
}
