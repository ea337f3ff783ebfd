package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.UserType;

class ListingTest {
  private final Site site = Site.with(Draft.of("20260001"), Draft.of("20260002"));
  private final Known known = site.known();
  private final Listing listing = new Listing(site.rules(), known);

  @Test
  void timeAndVisitsThatWereSettledChangeNothing() {
    Pins visit = new Pins(Map.of(), Map.of("20260001/v1", "2026112208"));

    Listing later = listing.at(known(known.staff(), visit, 1));

    assertThat(later).isSameAs(listing);
  }

  @Test
  void anotherAnswerOfTheOfficeIsLookedAtAnew() {
    Site other = Site.with(Draft.of("20260003"));

    assertThat(listing.at(other.known()).acceptedHere())
        .extracting(p -> p.id().text())
        .containsExactly("20260003");
  }

  @Test
  void newStaffCanBeChosenAtOnce() {
    Listing later = listing.at(known(Set.of("stina", "new"), known.pins(), 0));

    assertThat(later.hasUser("new")).isTrue();
    assertThat(listing.hasUser("new")).isFalse();
  }

  @Test
  void proposalConfirmedAsProprietaryIsKeptBackAtOnce() {
    Pins pins = new Pins(Map.of("20260001", UserType.PROPRIETARY), Map.of());

    Listing later = listing.at(known(known.staff(), pins, 0));

    assertThat(later.kept().proposals()).filteredOn(p -> p.restricted()).hasSize(1);
    assertThat(listing.kept().proposals()).noneMatch(p -> p.restricted());
  }

  private Known known(Set<String> staff, Pins pins, int hours) {
    return new Known(known.office(), staff, pins, known.now().plusHours(hours));
  }
}
