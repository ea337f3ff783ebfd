package se.lu.maxiv.sdm.pathfixer.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfferTest {
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-22T10:00+01:00");
  private static final Offer.Visit PLANNED = visit("2027010608", "2027-01-06", "2027-01-08");
  private static final Offer.Visit RUNNING = visit("2026112108", "2026-11-21", "2026-11-25");
  private static final Offer OFFER =
      new Offer(
          List.of("imaging"),
          List.of(
              new Offer.Proposal("20260555", "Steel", "", List.of(PLANNED)),
              new Offer.Proposal("20260412", "Catalyst", "Søren", List.of(PLANNED, RUNNING)),
              new Offer.Proposal("20260338", "", "", List.of()),
              new Offer.Proposal("commissioning", "Commissioning", "", List.of())));

  private static Offer.Visit visit(String name, String start, String end) {
    return new Offer.Visit(
        name,
        OffsetDateTime.parse(start + "T08:00+01:00"),
        OffsetDateTime.parse(end + "T08:00+01:00"));
  }

  @Test
  void proposalsWithAVisitOfTodayComeFirstAndTheOthersInTheDevicesOrder() {
    assertThat(OFFER.proposalChoices(NOW))
        .extracting(Choice::value)
        .containsExactly("20260412", "20260555", "20260338", "commissioning");
    assertThat(OFFER.proposalChoices(NOW)).extracting(Choice::isToday).startsWith(true, false);
  }

  @Test
  void aProposalIsShownWithTitlePiAndDatesAsFarAsTheyAreKnown() {
    assertThat(OFFER.proposalChoices(NOW))
        .extracting(Choice::about)
        .containsExactly(
            "Catalyst — Søren — 6 Jan 2027 to 8 Jan 2027",
            "Steel — 6 Jan 2027 to 8 Jan 2027",
            "",
            "Commissioning");
    assertThat(OFFER.titleOf("20260412")).isEqualTo("Catalyst — Søren");
    assertThat(OFFER.titleOf("20990001")).isEmpty();
  }

  @Test
  void theVisitOfTodayComesFirst() {
    assertThat(OFFER.visitChoices("20260412", NOW))
        .extracting(Choice::value)
        .containsExactly("2026112108", "2027010608");
    assertThat(OFFER.visitChoices("20260412", NOW).get(0).about())
        .isEqualTo("Sat 21 Nov 2026 08:00 to Wed 25 Nov 2026 08:00");
    assertThat(OFFER.visitChoices("20990001", NOW)).isEmpty();
  }

  @Test
  void aVisitEndsWithItsLastMoment() {
    OffsetDateTime end = OffsetDateTime.parse("2026-11-25T08:00+01:00");

    assertThat(OFFER.visitChoices("20260412", end))
        .extracting(Choice::isToday)
        .doesNotContain(true);
    assertThat(OFFER.visitChoices("20260412", end.minusNanos(1)).get(0).isToday()).isTrue();
  }

  @Test
  void aVisitOfTodayOrTheOnlyOneIsLikelyMeant() {
    assertThat(OFFER.likelyVisit("20260412", NOW)).contains("2026112108");
    assertThat(OFFER.likelyVisit("20260555", NOW)).contains("2027010608");
    assertThat(OFFER.likelyVisit("20260412", NOW.plusDays(10))).isEmpty();
    assertThat(OFFER.likelyVisit("commissioning", NOW)).isEmpty();
  }

  @Test
  void aVisitWithoutDatesIsNeverOn() {
    Offer.Visit typed = new Offer.Visit("free", null, null);
    Offer offer = new Offer(List.of(), List.of(new Offer.Proposal("1", "", "", List.of(typed))));

    assertThat(offer.visitChoices("1", NOW)).containsExactly(new Choice("free", "", false));
    assertThat(offer.proposalChoices(NOW).get(0).isToday()).isFalse();
  }

  @Test
  void everyWordOfASearchMustBeThereInAnyCaseAndOrder() {
    List<Choice> all = OFFER.proposalChoices(NOW);

    assertThat(Choice.matching(all, "søren CAT"))
        .extracting(Choice::value)
        .containsExactly("20260412");
    assertThat(Choice.matching(all, "today")).hasSize(1);
    assertThat(Choice.matching(all, "catalyst steel")).isEmpty();
    assertThat(Choice.matching(all, " ")).isEqualTo(all);
  }

  @Test
  void endstationsSpeakForThemselves() {
    assertThat(OFFER.endstationChoices()).containsExactly(Choice.plain("imaging"));
  }
}
