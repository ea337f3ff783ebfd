package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownProposalsTest {
  private final List<String> asked = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  @ParameterizedTest
  @CsvSource({
    "20170251, 299, 1",
    "20170251, 300, 2",
    "20170251, -300, 2",
    "99999999, 29, 1",
    "99999999, 30, 2"
  })
  void anAnswerIsGoodForMinutesAndSilenceForSeconds(String id, long seconds, int times) {
    var known = new KnownProposals(new Office(), () -> now);

    known.facts(id);
    now = Instant.EPOCH.plusSeconds(seconds);
    Optional<ProposalFacts> facts = known.facts(id);

    assertThat(facts.isPresent()).isEqualTo(id.equals(Samples.FACTS.id()));
    assertThat(asked).hasSize(times);
  }

  @Test
  void nobodyIsAskedForNoProposal() {
    assertThat(new KnownProposals(new Office(), () -> now).facts("")).isEmpty();
    assertThat(asked).isEmpty();
  }

  /** A PathFixer that knows one proposal. */
  private final class Office implements SelectionSource {
    @Override
    public Optional<Selected> now() {
      return Optional.empty();
    }

    @Override
    public Optional<ProposalFacts> proposal(String id) {
      asked.add(id);
      return Samples.FACTS.id().equals(id) ? Optional.of(Samples.FACTS) : Optional.empty();
    }
  }
}
