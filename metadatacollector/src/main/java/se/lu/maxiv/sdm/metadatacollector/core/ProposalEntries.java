package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The proposals in the catalogue: one that is missing is made before its first data set, if the
 * account may. A data set does not need it, so only silence is an obstacle. Thread-safe.
 */
final class ProposalEntries {
  private final Catalogue catalogue;
  private final CatalogueForm form;
  private final Set<String> settled = Collections.synchronizedSet(new HashSet<>());

  ProposalEntries(Catalogue catalogue, CatalogueForm form) {
    this.catalogue = catalogue;
    this.form = form;
  }

  /** Why a data set cannot be sent yet; empty when it can. */
  Optional<Answer> obstacle(Scan scan, @Nullable ProposalFacts facts) {
    String id = scan.belonging().proposal();
    if (id.isEmpty() || settled.contains(id)) {
      return Optional.empty();
    }
    Answer answer = catalogue.proposal(id);
    if (answer instanceof Answer.Missing && facts != null) {
      answer = catalogue.propose(form.proposal(scan, facts));
    }
    if (answer instanceof Answer.Away) {
      return Optional.of(answer);
    }
    boolean isOpen = answer instanceof Answer.Missing || answer instanceof Answer.Broken;
    if (!isOpen) {
      // there, or refused for good: not asked again before the next start
      settled.add(id);
    }
    return Optional.empty();
  }
}
