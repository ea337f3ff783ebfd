package se.lu.maxiv.sdm.pathfixer.core;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

/**
 * A proposal in the making: accepted at nanomax; Ana Gonzalez is its PI, pat handed it in, carl and
 * dora take part; a visit without a list runs from the 22nd to the 24th of November 2026, 08:00.
 */
final class Draft {
  static final String TITLE = "Membrane proteins";
  static final String PI_NAME = "Ana Gonzalez";
  static final Visit RUNNING = visit("v1", "2026-11-22T08:00+01:00", "2026-11-24T08:00+01:00");

  private final String id;
  private String rawType = "standard";
  private @Nullable UserType userType;
  private ProposalStatus status = ProposalStatus.ACCEPTED;
  private String rawStatus = "";
  private String beamline = Site.BEAMLINE;
  private @Nullable ZonedDateTime from;
  private @Nullable ZonedDateTime to;
  private List<Visit> visits = List.of(RUNNING);
  private boolean restricted;

  private Draft(String id) {
    this.id = id;
  }

  static Draft of(String id) {
    return new Draft(id);
  }

  /** A visit at nanomax. */
  static Visit visit(String id, String start, String end, String... participants) {
    return new Visit(
        id,
        Site.BEAMLINE,
        ZonedDateTime.parse(start),
        ZonedDateTime.parse(end),
        null,
        Set.of(participants));
  }

  Draft type(String raw) {
    rawType = raw;
    return this;
  }

  Draft named(UserType type) {
    userType = type;
    return this;
  }

  Draft status(ProposalStatus is, String raw) {
    status = is;
    rawStatus = raw;
    return this;
  }

  Draft at(String other) {
    beamline = other;
    return this;
  }

  Draft valid(@Nullable String first, @Nullable String last) {
    from = first == null ? null : ZonedDateTime.parse(first);
    to = last == null ? null : ZonedDateTime.parse(last);
    return this;
  }

  Draft visits(Visit... all) {
    visits = List.of(all);
    return this;
  }

  /** Kept back, although the office sent title, people and visits. */
  Draft restricted() {
    restricted = true;
    return this;
  }

  Proposal proposal() {
    return new Proposal(
        new ProposalId(id),
        TITLE,
        rawType,
        userType,
        status,
        rawStatus,
        Set.of(beamline),
        from,
        to,
        null,
        "ana",
        "pat",
        List.of(person("ana", "Ana", "Gonzalez"), person("carl", "", ""), person("dora", "", "")),
        visits,
        restricted);
  }

  private static Participant person(String username, String first, String last) {
    return new Participant(username, first, last, "", "", true, Set.of());
  }
}
