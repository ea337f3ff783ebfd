package se.lu.maxiv.sdm.model;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A proposal in the making: accepted at nanomax, PI {@code ana}, proposer {@code pat}. */
record Draft(
    String rawType,
    @Nullable UserType userType,
    ProposalStatus status,
    List<Participant> people,
    List<Visit> visits,
    boolean restricted) {

  static final ProposalId ID = new ProposalId("20260251");

  static Draft standard() {
    return new Draft("standard", null, ProposalStatus.ACCEPTED, List.of(), List.of(), false);
  }

  /** A person with that account and no name. */
  static Participant account(String username) {
    return person(username, "", "");
  }

  static Participant person(@Nullable String username, String first, String last) {
    return new Participant(username, first, last, "", "", true, Set.of());
  }

  /** A visit at nanomax, times in ISO 8601. */
  static Visit visit(String id, String start, String end, String... participants) {
    return new Visit(
        id,
        "nanomax",
        ZonedDateTime.parse(start),
        ZonedDateTime.parse(end),
        null,
        Set.of(participants));
  }

  Draft ofType(String type, @Nullable UserType named) {
    return new Draft(type, named, status, people, visits, restricted);
  }

  Draft being(ProposalStatus other) {
    return new Draft(rawType, userType, other, people, visits, restricted);
  }

  Draft with(Participant... all) {
    return new Draft(rawType, userType, status, Arrays.asList(all), visits, restricted);
  }

  Draft with(Visit... all) {
    return new Draft(rawType, userType, status, people, Arrays.asList(all), restricted);
  }

  Draft keptBack() {
    return new Draft(rawType, userType, status, people, visits, true);
  }

  Proposal proposal() {
    return new Proposal(
        ID,
        "Membrane proteins",
        rawType,
        userType,
        status,
        "",
        Set.of("nanomax"),
        null,
        null,
        null,
        "ana",
        "pat",
        people,
        visits,
        restricted);
  }
}
