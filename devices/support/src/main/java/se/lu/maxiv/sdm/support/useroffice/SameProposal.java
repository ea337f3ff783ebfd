package se.lu.maxiv.sdm.support.useroffice;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.Visit;

/**
 * Joins entries with one identity, since DUO lists a proposal once per beamline and year.
 *
 * <p>When one of them is accepted only the accepted ones count, so that a proposal accepted at one
 * beamline is not thereby accepted at another that refused it. Entries that name different types or
 * user types are a contradiction about where data goes: the proposal is skipped.
 */
final class SameProposal {
  private SameProposal() {}

  /** The proposals in their order, each identity once; what contradicts itself goes to skipped. */
  static List<Proposal> joined(List<Proposal> entries, List<Skipped> skipped) {
    Map<ProposalId, List<Proposal>> byId = new LinkedHashMap<>();
    entries.forEach(p -> byId.computeIfAbsent(p.id(), id -> new ArrayList<>()).add(p));
    List<Proposal> all = new ArrayList<>();
    for (List<Proposal> same : byId.values()) {
      if (isContradiction(same)) {
        skipped.add(
            new Skipped(
                same.get(0).id().text(),
                "It is given more than once with different types; correct it in the user office."));
      } else {
        all.add(same.size() == 1 ? same.get(0) : join(counting(same)));
      }
    }
    return all;
  }

  private static boolean isContradiction(List<Proposal> same) {
    return different(same, p -> p.rawType().isEmpty() ? null : p.rawType().toLowerCase(Locale.ROOT))
        || different(same, Proposal::userType);
  }

  private static boolean different(
      List<Proposal> same, Function<Proposal, @Nullable Object> property) {
    return same.stream().map(property).filter(Objects::nonNull).distinct().count() > 1;
  }

  private static List<Proposal> counting(List<Proposal> same) {
    List<Proposal> accepted =
        same.stream().filter(p -> p.status() == ProposalStatus.ACCEPTED).toList();
    boolean restricted = same.stream().anyMatch(Proposal::restricted);
    List<Proposal> counting = accepted.isEmpty() ? same : accepted;
    return restricted ? counting.stream().map(Proposal::bare).toList() : counting;
  }

  private static Proposal join(List<Proposal> same) {
    Proposal first = same.get(0);
    return new Proposal(
        first.id(),
        firstText(same, Proposal::title),
        firstText(same, Proposal::rawType),
        first(same, Proposal::userType),
        first.status(),
        first.rawStatus(),
        same.stream().flatMap(p -> p.beamlines().stream()).collect(Collectors.toSet()),
        limit(same, Proposal::validFrom, Comparator.reverseOrder()),
        limit(same, Proposal::validTo, Comparator.naturalOrder()),
        first(same, Proposal::parent),
        first(same, Proposal::pi),
        first(same, Proposal::proposer),
        people(same.stream().flatMap(p -> p.participants().stream())),
        List.copyOf(visits(same)),
        first.restricted());
  }

  private static Set<Visit> visits(List<Proposal> same) {
    return same.stream()
        .flatMap(p -> p.visits().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String firstText(List<Proposal> same, Function<Proposal, String> property) {
    return same.stream().map(property).filter(t -> !t.isEmpty()).findFirst().orElse("");
  }

  private static <T> @Nullable T first(
      List<Proposal> same, Function<Proposal, @Nullable T> property) {
    for (Proposal p : same) {
      T value = property.apply(p);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The widest limit; none when one entry has none. */
  private static @Nullable ZonedDateTime limit(
      List<Proposal> same,
      Function<Proposal, @Nullable ZonedDateTime> property,
      Comparator<? super ZonedDateTime> wider) {
    ZonedDateTime widest = property.apply(same.get(0));
    for (Proposal p : same) {
      ZonedDateTime value = property.apply(p);
      if (value == null || widest == null) {
        return null;
      }
      widest = wider.compare(value, widest) > 0 ? value : widest;
    }
    return widest;
  }

  private static List<Participant> people(Stream<Participant> entries) {
    Map<String, Participant> byKey = new LinkedHashMap<>();
    entries.forEach(p -> byKey.merge(key(p), p, SameProposal::one));
    return List.copyOf(byKey.values());
  }

  private static String key(Participant p) {
    return p.account().orElse(p.externalId() + "|" + p.email() + "|" + p.fullName());
  }

  private static Participant one(Participant a, Participant b) {
    Set<String> roles = new LinkedHashSet<>(a.roles());
    roles.addAll(b.roles());
    return new Participant(
        a.username(),
        a.firstName(),
        a.lastName(),
        a.email(),
        a.externalId(),
        a.accountActive() && b.accountActive(),
        roles);
  }
}
