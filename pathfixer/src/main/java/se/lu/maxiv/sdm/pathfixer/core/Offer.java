package se.lu.maxiv.sdm.pathfixer.core;

import java.util.List;

/** What a person may choose from: users, proposals and visits, as far as they may see them. */
final class Offer {
  private final Listing listing;
  private final Known known;
  private final VisitChoice visits;

  Offer(Listing listing, Known known, VisitChoice visits) {
    this.listing = listing;
    this.known = known;
    this.visits = visits;
  }

  Choices choices(Selection present) {
    return new Choices(
        listing.users(), listing.proposalsOf(present.username()), visitNames(present));
  }

  private List<String> visitNames(Selection present) {
    ChosenProposal chosen = present.proposal();
    if (chosen == null || chosen.id().isCommissioning()) {
      return List.of();
    }
    return known
        .office()
        .proposal(chosen.id())
        .map(p -> visits.offered(p, present.username()))
        .orElse(List.of())
        .stream()
        .map(ChosenVisit::folder)
        .distinct()
        .toList();
  }
}
