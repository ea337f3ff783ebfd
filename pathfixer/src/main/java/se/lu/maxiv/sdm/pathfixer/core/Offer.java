package se.lu.maxiv.sdm.pathfixer.core;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.AccessRule;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;

/** What a person may choose from: users, proposals and visits, as far as they may see them. */
final class Offer {
  private final Rules rules;
  private final Known known;
  private final VisitChoice visits;

  Offer(Rules rules, Known known, VisitChoice visits) {
    this.rules = rules;
    this.known = known;
    this.visits = visits;
  }

  Choices choices(Selection present) {
    return new Choices(
        List.copyOf(usernames()), proposals(present.username()), visitNames(present));
  }

  /** Staff and everybody named by an accepted proposal; nobody of a restricted one. */
  SortedSet<String> usernames() {
    var all = new TreeSet<>(known.staff());
    known.office().proposals().stream()
        .filter(p -> p.isAcceptedAt(rules.beamline()) && !p.restricted())
        .forEach(
            p -> {
              all.addAll(p.accounts());
              p.visits().forEach(v -> all.addAll(v.participants()));
            });
    return all;
  }

  private List<String> proposals(String user) {
    if (user.isEmpty()) {
      return List.of();
    }
    Comparator<Proposal> byVisit = Comparator.comparing(this::latestVisit);
    Stream<String> planned =
        known.office().proposals().stream()
            .filter(p -> p.isAcceptedAt(rules.beamline()))
            .filter(p -> AccessRule.toProposal(user, p, known.staff()).isGranted())
            .sorted(byVisit.thenComparing(Proposal::id).reversed())
            .map(p -> p.id().text());
    boolean isStaff = known.staff().contains(user);
    return Stream.concat(
            planned, isStaff ? Stream.of(ProposalId.COMMISSIONING.text()) : Stream.empty())
        .toList();
  }

  private long latestVisit(Proposal proposal) {
    return proposal.visits().stream()
        .filter(v -> v.beamline().equals(rules.beamline()))
        .mapToLong(v -> v.start().toEpochSecond())
        .max()
        .orElse(0);
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
