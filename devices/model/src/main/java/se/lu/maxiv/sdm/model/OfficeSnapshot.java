package se.lu.maxiv.sdm.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the user office said at one moment.
 *
 * @param asOf when it said so
 * @param complete false when anything is known to be missing: nothing may be taken away from
 *     anybody because of such an answer
 * @param proposals those that keep the rules
 * @param skipped those that break one, each with a sentence; their folders and groups stay as they
 *     are
 */
public record OfficeSnapshot(
    Instant asOf, boolean complete, List<Proposal> proposals, List<Skipped> skipped) {

  /** What is known before the office has ever answered. */
  public static final OfficeSnapshot NOTHING =
      new OfficeSnapshot(Instant.EPOCH, false, List.of(), List.of());

  /** Copies the lists. */
  public OfficeSnapshot {
    proposals = List.copyOf(proposals);
    skipped = List.copyOf(skipped);
  }

  /**
   * A proposal that could not be understood.
   *
   * @param id as the office wrote it, possibly empty
   * @param reason one sentence
   */
  public record Skipped(String id, String reason) {}

  /** Whether the office has ever answered. */
  public boolean isKnown() {
    return !asOf.equals(Instant.EPOCH);
  }

  /** The proposal with that identity. */
  public Optional<Proposal> proposal(ProposalId id) {
    return proposals.stream().filter(p -> p.id().equals(id)).findFirst();
  }
}
