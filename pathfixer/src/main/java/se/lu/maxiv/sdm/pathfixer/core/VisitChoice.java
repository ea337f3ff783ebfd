package se.lu.maxiv.sdm.pathfixer.core;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
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
    return ChosenVisit.typed(PathPart.checked("visit", text));
  }

  /** The visit of a proposal that a text names, or a typed date for a restricted proposal. */
  ChosenVisit of(Proposal proposal, String text) {
    return proposal.restricted() ? typedDate(proposal, text) : planned(proposal, text);
  }

  /** The visits of a proposal that a person may see, newest first. */
  List<ChosenVisit> offered(Proposal proposal, String user) {
    return all(proposal).stream()
        .filter(v -> AccessRule.toVisit(user, proposal, v, known.staff()).isGranted())
        .map(v -> chosen(proposal, v))
        .toList();
  }

  /** The visit itself behind a choice of a planned one. */
  Visit entry(Proposal proposal, ChosenVisit chosen) {
    return all(proposal).stream()
        .filter(v -> v.id().equals(chosen.officeId()))
        .findFirst()
        .orElseThrow();
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
    String folder =
        known
            .pins()
            .folderOf(proposal.id(), visit.id())
            .orElseGet(() -> rules.visitFormat().nameOf(visit.start()));
    return new ChosenVisit(folder, visit.id(), visit.start().toInstant(), visit.end().toInstant());
  }

  private ChosenVisit planned(Proposal proposal, String text) {
    List<Visit> visits = all(proposal);
    List<Visit> meant =
        visits.stream().filter(v -> chosen(proposal, v).folder().equals(text)).toList();
    if (meant.isEmpty() && isDay(text)) {
      meant =
          visits.stream().filter(v -> rules.visitFormat().dayOf(v.start()).equals(text)).toList();
      meant = meant.isEmpty() ? visits.stream().filter(v -> covers(v, text)).toList() : meant;
      if (meant.size() > 1) {
        throw SdmException.outOfRange(
            refusal(proposal, text) + "several begin on that day: " + names(proposal, meant) + ".");
      }
    }
    if (meant.isEmpty()) {
      throw SdmException.outOfRange(
          refusal(proposal, text)
              + (visits.isEmpty()
                  ? "the user office has no visit planned for it at " + rules.beamline() + "."
                  : "choose one of " + names(proposal, visits) + "."));
    }
    Visit visit = meant.get(0);
    mustBeNear(proposal, text, visit.start(), visit.end());
    return chosen(proposal, visit);
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
    mustBeNear(proposal, text, start, start);
    return ChosenVisit.typed(text);
  }

  private void mustBeNear(Proposal proposal, String text, ZonedDateTime start, ZonedDateTime end) {
    ZonedDateTime first = start.minusDays(rules.window().before());
    ZonedDateTime last = end.plusDays(rules.window().after());
    if (known.now().isBefore(first) || known.now().isAfter(last)) {
      throw SdmException.notAllowed(
          refusal(proposal, text)
              + "it may be selected from "
              + first.toLocalDate()
              + " to "
              + last.toLocalDate()
              + " only; choose another or ask the user office to change its dates.");
    }
  }

  private boolean isDay(String text) {
    return text.length() == EIGHT_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private boolean covers(Visit visit, String day) {
    return rules.visitFormat().dayOf(visit.start()).compareTo(day) <= 0
        && rules.visitFormat().dayOf(visit.end()).compareTo(day) >= 0;
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
