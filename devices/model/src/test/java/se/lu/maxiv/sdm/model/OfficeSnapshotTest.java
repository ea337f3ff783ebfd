package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfficeSnapshotTest {
  private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

  @Test
  void nothingIsKnownBeforeTheFirstAnswer() {
    assertThat(OfficeSnapshot.NOTHING.isKnown()).isFalse();
    assertThat(OfficeSnapshot.NOTHING.complete()).isFalse();
    assertThat(OfficeSnapshot.NOTHING.proposal(Draft.ID)).isEmpty();
  }

  @Test
  void anAnswerWithoutProposalsIsAnAnswer() {
    assertThat(new OfficeSnapshot(NOON, true, List.of(), List.of()).isKnown()).isTrue();
  }

  @Test
  void findsAProposalByItsIdentity() {
    Proposal proposal = Draft.standard().proposal();
    OfficeSnapshot snapshot = new OfficeSnapshot(NOON, true, List.of(proposal), List.of());

    assertThat(snapshot.proposal(Draft.ID)).contains(proposal);
    assertThat(snapshot.proposal(new ProposalId("20260252"))).isEmpty();
  }

  @Test
  void laterChangesOfTheListsDoNotReachIt() {
    var proposals = new ArrayList<Proposal>();
    var skipped = new ArrayList<OfficeSnapshot.Skipped>();
    OfficeSnapshot snapshot = new OfficeSnapshot(NOON, true, proposals, skipped);

    proposals.add(Draft.standard().proposal());
    skipped.add(new OfficeSnapshot.Skipped("20260252", "It has no type."));

    assertThat(snapshot.proposals()).isEmpty();
    assertThat(snapshot.skipped()).isEmpty();
  }
}
