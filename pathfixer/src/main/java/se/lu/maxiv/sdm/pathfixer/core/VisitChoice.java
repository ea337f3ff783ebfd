package se.lu.maxiv.sdm.pathfixer.core;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.Access;
import se.lu.maxiv.sdm.model.AccessRule;
import se.lu.maxiv.sdm.model.PathPart;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.Visit;
import se.lu.maxiv.sdm.model.Visits;

/** Finds the visit that a person means, among those that a proposal has at this beamline. */
final class VisitChoice {
  private static final int EIGHT_DIGITS = 8;

  private final Rules rules;
  private final Known known;

  VisitChoice(Rules rules, Known known) {
    this.rules = rules;
    this.known = known;
  }

  /** A free name, for commissioning. */
  ChosenVisit free(String text) {
    if (Cleared.isMeantBy(text)) {
      throw SdmException.outOfRange(
          "The visit "
              + Shown.quoted(text)
              + " was refused: it means no visit; write a name such as "
              + rules.visitFormat().nameOf(known.now())
              + ".");
    }
    return ChosenVisit.typed(PathPart.checked("visit", text));
  }

  /**
   * The visit of a proposal that a text names, or a typed date for a restricted proposal.
   *
   * @param user who must have access to it; empty: nobody is asked for
   */
  ChosenVisit of(Proposal proposal, String user, String text) {
    return proposal.restricted() ? typedDate(proposal, text) : planned(proposal, user, text);
  }

  /** The visits of a proposal that a person may see, newest first. */
  List<ChosenVisit> offered(Proposal proposal, String user) {
    return all(proposal).stream()
        .filter(v -> AccessRule.toVisit(user, proposal, v, known.staff()).isGranted())
        .filter(v -> isNear(v.start(), v.end()))
        .map(v -> chosen(proposal, v))
        .toList();
  }

  /** Whether a planned visit is running now. */
  boolean isRunning(ChosenVisit visit) {
    var now = known.now().toInstant();
    return visit.start() != null
        && visit.end() != null
        && !now.isBefore(visit.start())
        && now.isBefore(visit.end());
  }

  private List<Visit> all(Proposal proposal) {
    return Visits.of(proposal, rules.beamline(), rules.visitGap());
  }

  private ChosenVisit chosen(Proposal proposal, Visit visit) {
    return new ChosenVisit(
        folder(proposal, visit), visit.id(), visit.start().toInstant(), visit.end().toInstant());
  }

  /** Any of its entries may have been the first one when its folder was made. */
  private String folder(Proposal proposal, Visit visit) {
    return Visits.entriesOf(proposal, visit).stream()
        .flatMap(entry -> known.pins().folderOf(proposal.id(), entry.id()).stream())
        .findFirst()
        .orElseGet(() -> rules.visitFormat().nameOf(visit.start()));
  }

  private ChosenVisit planned(Proposal proposal, String user, String text) {
    List<Visit> named =
        all(proposal).stream().filter(v -> folder(proposal, v).equals(text)).toList();
    Visit visit = named.isEmpty() ? ofDay(proposal, text) : mostFitting(proposal, user, named);
    Access access = access(user, proposal, visit);
    if (!access.isGranted()) {
      throw SdmException.notAllowed(refusal(proposal, text) + access.because());
    }
    mustBeNear(proposal, text, visit.start(), visit.end());
    return chosen(proposal, visit);
  }

  /** Visits share a name when several begin on one day and the name has no hour. */
  private Visit mostFitting(Proposal proposal, String user, List<Visit> named) {
    var open = named.stream().filter(v -> access(user, proposal, v).isGranted()).toList();
    var fitting = open.isEmpty() ? named : open;
    return fitting.stream()
        .filter(v -> isRunning(chosen(proposal, v)))
        .findFirst()
        .orElse(fitting.get(0));
  }

  private Visit ofDay(Proposal proposal, String text) {
    List<Visit> visits = isDay(text) ? all(proposal) : List.of();
    List<Visit> begin =
        visits.stream().filter(v -> rules.visitFormat().dayOf(v.start()).equals(text)).toList();
    List<Visit> meant =
        begin.isEmpty() ? visits.stream().filter(v -> covers(v, text)).toList() : begin;
    if (meant.size() > 1) {
      throw SdmException.outOfRange(
          refusal(proposal, text) + "several begin on that day: " + names(proposal, meant) + ".");
    }
    return meant.stream().findFirst().orElseThrow(() -> noSuchVisit(proposal, text));
  }

  private SdmException noSuchVisit(Proposal proposal, String text) {
    List<Visit> visits = all(proposal);
    return SdmException.outOfRange(
        refusal(proposal, text)
            + (visits.isEmpty()
                ? "the user office has no visit planned for it at " + rules.beamline() + "."
                : "choose one of " + names(proposal, visits) + "."));
  }

  private Access access(String user, Proposal proposal, Visit visit) {
    return user.isEmpty()
        ? new Access.Granted("Nobody is asked for.")
        : AccessRule.toVisit(user, proposal, visit, known.staff());
  }

  private ChosenVisit typedDate(Proposal proposal, String text) {
    ZonedDateTime start =
        rules
            .visitFormat()
            .startOf(text)
            .orElseThrow(
                () ->
                    SdmException.outOfRange(
                        refusal(proposal, text)
                            + "write the start of its first shift as "
                            + rules.visitFormat().pattern()
                            + ", for instance "
                            + rules.visitFormat().nameOf(known.now())
                            + "."));
    // Its end is not known; it has at least the day on which it begins.
    mustBeNear(proposal, text, start, start.toLocalDate().plusDays(1).atStartOfDay(zone()));
    return ChosenVisit.typed(text);
  }

  private void mustBeNear(Proposal proposal, String text, ZonedDateTime start, ZonedDateTime end) {
    if (!isNear(start, end)) {
      throw SdmException.notAllowed(
          refusal(proposal, text)
              + "it may be selected from "
              + first(start).withZoneSameInstant(zone()).toLocalDate()
              + " to "
              + last(end).withZoneSameInstant(zone()).toLocalDate()
              + " only; choose another or ask the user office to change its dates.");
    }
  }

  private boolean isNear(ZonedDateTime start, ZonedDateTime end) {
    return !known.now().isBefore(first(start)) && !known.now().isAfter(last(end));
  }

  private ZonedDateTime first(ZonedDateTime start) {
    return start.minusDays(rules.window().before());
  }

  private ZonedDateTime last(ZonedDateTime end) {
    return end.plusDays(rules.window().after());
  }

  private boolean isDay(String text) {
    return text.length() == EIGHT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A visit that ends at midnight has no time on the day that begins then. */
  private boolean covers(Visit visit, String day) {
    return rules.visitFormat().dayOf(visit.start()).compareTo(day) <= 0
        && rules.visitFormat().dayOf(visit.end().minusNanos(1)).compareTo(day) >= 0;
  }

  private ZoneId zone() {
    return rules.visitFormat().zone();
  }

  private String names(Proposal proposal, List<Visit> visits) {
    return visits.stream()
        .map(v -> chosen(proposal, v).folder())
        .distinct()
        .limit(10)
        .collect(Collectors.joining(", "));
  }

  private static String refusal(Proposal proposal, String text) {
    return "Visit " + Shown.quoted(text) + " of proposal " + proposal.id() + " was refused: ";
  }
}
