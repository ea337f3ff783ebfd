package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Optional;

/** PathFixer, as far as it is asked. */
public interface SelectionSource {
  /** What is selected now, by one synchronous read; empty when nobody answers in time. */
  Optional<Selected> now();

  /** What the user office says of a proposal; empty when nobody knows or answers in time. */
  Optional<ProposalFacts> proposal(String id);
}
