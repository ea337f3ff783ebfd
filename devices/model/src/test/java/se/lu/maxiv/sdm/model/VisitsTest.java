package se.lu.maxiv.sdm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.lu.maxiv.sdm.model.Draft.account;
import static se.lu.maxiv.sdm.model.Draft.visit;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VisitsTest {
  private static final Duration DAY = Duration.ofHours(24);

  private static final Visit FIRST =
      visit("1", "2026-11-20T08:00:00+01:00", "2026-11-21T08:00:00+01:00");
  private static final Visit SECOND =
      visit("2", "2026-11-22T07:59:00+01:00", "2026-11-23T08:00:00+01:00");
  private static final Visit THIRD =
      visit("3", "2026-11-24T08:00:00+01:00", "2026-11-25T08:00:00+01:00");

  @Test
  void areNewestFirst() {
    assertThat(of(Duration.ZERO, FIRST, THIRD, SECOND)).containsExactly(THIRD, SECOND, FIRST);
  }

  @Test
  void entriesCloserThanTheGapAreOneVisit() {
    Visit joined = of(DAY, SECOND, THIRD, FIRST).get(1);

    assertThat(joined.id()).isEqualTo("1");
    assertThat(joined.start()).isEqualTo(FIRST.start());
    assertThat(joined.end()).isEqualTo(SECOND.end());
  }

  @Test
  void entriesThatAreTheGapApartAreTwoVisits() {
    assertThat(of(DAY, SECOND, THIRD)).containsExactly(THIRD, SECOND);
  }

  @Test
  void entriesThatTouchAreOneVisitWhateverTheGap() {
    Visit touching = visit("2", "2026-11-21T07:00:00Z", "2026-11-21T15:00:00Z");

    assertThat(of(Duration.ZERO, FIRST, touching))
        .singleElement()
        .extracting(Visit::id)
        .isEqualTo("1");
  }

  @Test
  void anEntryInsideAnotherDoesNotShortenTheVisit() {
    Visit inside = visit("2", "2026-11-20T10:00:00+01:00", "2026-11-20T12:00:00+01:00");
    Visit late = visit("3", "2026-11-21T07:00:00+01:00", "2026-11-21T09:00:00+01:00");

    assertThat(of(Duration.ZERO, FIRST, inside, late))
        .singleElement()
        .extracting(Visit::end)
        .isEqualTo(late.end());
  }

  @Test
  void entriesOfOtherBeamlinesDoNotCount() {
    Visit elsewhere = new Visit("9", "balder", FIRST.start(), FIRST.end(), null, Set.of("carl"));

    assertThat(of(DAY, elsewhere)).isEmpty();
    assertThat(of(DAY, FIRST, elsewhere)).containsExactly(FIRST);
  }

  @Test
  void participantsOfAllEntriesComeToTheJoinedVisit() {
    assertThat(joined(listing(FIRST, "carl"), listing(SECOND, "dora")).participants())
        .containsExactlyInAnyOrder("carl", "dora");
  }

  @Test
  void aJoinedVisitThatListsNobodyStaysSo() {
    assertThat(joined(FIRST, SECOND).participants()).isEmpty();
  }

  @Test
  void anEntryWithoutAListBringsTheWholeProposalAndTakesNobodyAway() {
    Set<String> everybody = Set.of("ana", "pat", "carl", "guest");

    assertThat(joined(listing(FIRST, "guest"), SECOND).participants()).isEqualTo(everybody);
    assertThat(joined(FIRST, listing(SECOND, "guest")).participants()).isEqualTo(everybody);
  }

  @Test
  void theFirstLocalContactNamedIsTheJoinedVisits() {
    assertThat(joined(FIRST, contacted(SECOND, "lou")).contact()).contains("lou");
    assertThat(joined(contacted(FIRST, "kim"), contacted(SECOND, "lou")).contact()).contains("kim");
    assertThat(joined(FIRST, SECOND).contact()).isEmpty();
  }

  @Test
  void aJoinedVisitKnowsItsEntries() {
    Proposal proposal = Draft.standard().with(THIRD, SECOND, FIRST).proposal();

    List<Visit> visits = Visits.of(proposal, "nanomax", DAY);

    assertThat(Visits.entriesOf(proposal, visits.get(0))).containsExactly(THIRD);
    assertThat(Visits.entriesOf(proposal, visits.get(1))).containsExactly(FIRST, SECOND);
  }

  @Test
  void aVisitThatEndsBeforeItStartsIsRefused() {
    assertThatThrownBy(() -> visit("1\n", "2026-11-20T08:00:00Z", "2026-11-20T07:59:59Z"))
        .isInstanceOf(SdmException.class)
        .hasMessage("Visit 1? ends before it starts; correct it in the user office.");
  }

  private static List<Visit> of(Duration gap, Visit... entries) {
    return Visits.of(Draft.standard().with(entries).proposal(), "nanomax", gap);
  }

  private static Visit joined(Visit one, Visit other) {
    Proposal proposal = Draft.standard().with(account("carl")).with(one, other).proposal();
    return Visits.of(proposal, "nanomax", DAY).get(0);
  }

  private static Visit listing(Visit visit, String... participants) {
    return new Visit(
        visit.id(), visit.beamline(), visit.start(), visit.end(), null, Set.of(participants));
  }

  private static Visit contacted(Visit visit, String contact) {
    ZonedDateTime start = visit.start();
    return new Visit(visit.id(), visit.beamline(), start, visit.end(), contact, Set.of());
  }
}
