package se.lu.maxiv.sdm.pathfixer.core;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.AccessRule;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.Visit;

/**
 * What one answer of the user office means at this beamline. Worked out once for an answer: an
 * office has thousands of proposals, and every request asks.
 */
final class Listing {
  private final Rules rules;
  private final Known from;
  private final OfficeSnapshot kept;
  private final List<String> usernames;
  private final Set<String> users;
  private final List<Proposal> accepted;

  /** Asked at every change, mostly for the same person. */
  private volatile @Nullable Offered offered;

  private record Offered(String user, List<String> proposals) {}

  /**
   * Works it out.
   *
   * @param known of which the moment does not matter
   */
  Listing(Rules rules, Known known) {
    this.rules = rules;
    this.from = known;
    this.kept = known.keptBack(rules.userTypes()).office();
    this.accepted = accepted();
    this.usernames = usernames();
    this.users = Set.copyOf(usernames);
  }

  /** This one as long as what it follows from is the same, else one worked out anew. */
  @SuppressWarnings("ReferenceEquality") // thousands of proposals are not compared one by one
  Listing at(Known now) {
    boolean isSame =
        now.office() == from.office()
            && now.staff().equals(from.staff())
            && now.pins().types().equals(from.pins().types());
    return isSame ? this : new Listing(rules, now);
  }

  /** The office's answer without what is proprietary here. */
  OfficeSnapshot kept() {
    return kept;
  }

  /** Proposals accepted at this beamline, newest first. */
  List<Proposal> acceptedHere() {
    return accepted;
  }

  /**
   * Staff and everybody named by an accepted proposal, by the alphabet; nobody of a restricted one.
   */
  List<String> users() {
    return usernames;
  }

  /** Whether an account is among the users. */
  boolean hasUser(String name) {
    return users.contains(name);
  }

  /** The proposals that somebody may choose here, newest first; none for nobody. */
  List<String> proposalsOf(String user) {
    Offered last = offered;
    if (last == null || !last.user().equals(user)) {
      last = new Offered(user, user.isEmpty() ? List.of() : allowed(user));
      offered = last;
    }
    return last.proposals();
  }

  private List<String> allowed(String user) {
    Stream<String> planned =
        accepted.stream()
            .filter(p -> AccessRule.toProposal(user, p, from.staff()).isGranted())
            .map(p -> p.id().text());
    boolean isStaff = from.staff().contains(user);
    return Stream.concat(
            planned, isStaff ? Stream.of(ProposalId.COMMISSIONING.text()) : Stream.empty())
        .toList();
  }

  private List<Proposal> accepted() {
    Comparator<Proposal> byVisit = Comparator.comparing(this::latestVisit);
    return kept.proposals().stream()
        .filter(p -> p.isAcceptedAt(rules.beamline()))
        .sorted(byVisit.thenComparing(Proposal::id).reversed())
        .toList();
  }

  private long latestVisit(Proposal proposal) {
    return proposal.visits().stream()
        .filter(v -> v.beamline().equals(rules.beamline()))
        .mapToLong(v -> v.start().toEpochSecond())
        .max()
        .orElse(0);
  }

  private List<String> usernames() {
    var all = new TreeSet<>(from.staff());
    for (Proposal proposal : accepted) {
      if (!proposal.restricted()) {
        all.addAll(proposal.accounts());
        proposal.visits().stream().map(Visit::participants).forEach(all::addAll);
      }
    }
    return List.copyOf(all);
  }
}
