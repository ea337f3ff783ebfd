package se.lu.maxiv.sdm.pathfixer.core;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.Visit;
import se.lu.maxiv.sdm.model.Visits;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetLine;

/** Turns what is known about the device and its surroundings into faults, alarms and notes. */
public final class HealthCheck {
  /** How long a target may be away before a person is called. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Rules rules;
  private final Signs signs;
  private final Known known;

  /**
   * Creates one for the present moment.
   *
   * @param rules the site's
   * @param signs what the shell has noticed
   * @param known what is known from outside, now
   */
  public HealthCheck(Rules rules, Signs signs, Known known) {
    this.rules = rules;
    this.signs = signs;
    this.known = known;
  }

  /**
   * What the shell has noticed.
   *
   * @param faults why it cannot work at all: properties, storage
   * @param pathFault why the selected place cannot be used, empty when it can
   * @param warnings found at the start: missing rights, a damaged state file
   * @param officeName what the user office is, for Status
   * @param officeFailure why the last question to it failed, empty when it did not
   * @param maxOfficeAge how old its answer may be
   * @param groupWarnings about the group of the present selection
   * @param storeFailure why the selection is not on the disk, empty when it is
   * @param acknowledged alarms that a person has seen and reset
   */
  public record Signs(
      List<String> faults,
      String pathFault,
      List<String> warnings,
      String officeName,
      String officeFailure,
      Duration maxOfficeAge,
      List<String> groupWarnings,
      String storeFailure,
      Set<String> acknowledged) {}

  /** The health of a device that shows this view. */
  public Health of(View view) {
    var faults = new ArrayList<>(signs.faults());
    if (!signs.pathFault().isEmpty()) {
      faults.add(signs.pathFault());
    }
    var alarms = acknowledgeable(view);
    alarms.removeAll(signs.acknowledged());
    if (!signs.storeFailure().isEmpty()) {
      alarms.add("After a restart another selection may come back: " + signs.storeFailure());
    }
    alarms.addAll(office());
    alarms.addAll(targets(view.board().lines()));
    return new Health(false, faults, alarms, notes(view));
  }

  /**
   * The alarms that a person can have seen and dealt with: what was found at the start and what the
   * office changed. A target that is away and a list that is too old stay until they are mended.
   */
  public List<String> acknowledgeable(View view) {
    var alarms = new ArrayList<>(signs.warnings());
    alarms.addAll(changes(view.selection()));
    return alarms;
  }

  private List<String> office() {
    if (!known.office().isKnown()) {
      return List.of(
          "The "
              + signs.officeName()
              + " has never answered"
              + (signs.officeFailure().isEmpty() ? "." : ": " + signs.officeFailure())
              + " No proposal can be chosen until it does.");
    }
    if (age().compareTo(signs.maxOfficeAge()) <= 0) {
      return List.of();
    }
    return List.of(
        "The list of proposals is from "
            + local(known.office().asOf())
            + ", older than "
            + signs.maxOfficeAge().toHours()
            + " h. "
            + signs.officeFailure());
  }

  private Duration age() {
    return Duration.between(known.office().asOf(), known.now().toInstant());
  }

  private List<String> targets(List<TargetLine> lines) {
    Instant latest = known.now().toInstant().minus(PATIENCE);
    return lines.stream()
        .filter(line -> isAwaySince(line, latest))
        .map(line -> line.target() + " is " + line.status() + ": " + sentence(line.reason()))
        .toList();
  }

  private static String sentence(String reason) {
    return reason.isEmpty() || reason.endsWith(".") ? reason : reason + ".";
  }

  /** Its status may have changed since: one that goes to and fro is away all the time. */
  private static boolean isAwaySince(TargetLine line, Instant latest) {
    Instant since = line.notReadySince();
    return since != null && !since.isAfter(latest);
  }

  /** What the office says now that would have led elsewhere; nothing is moved for it. */
  private List<String> changes(Selection selection) {
    ChosenProposal chosen = selection.proposal();
    if (chosen == null || chosen.id().isCommissioning() || !known.office().isKnown()) {
      return List.of();
    }
    Proposal proposal = known.office().proposal(chosen.id()).orElse(null);
    if (proposal == null) {
      return known.office().complete() ? List.of(changed(chosen, "no longer lists it")) : List.of();
    }
    var found = new ArrayList<String>();
    if (!proposal.isAcceptedAt(rules.beamline())) {
      found.add(changed(chosen, "no longer has it as accepted at " + rules.beamline()));
    }
    rules
        .userTypes()
        .of(proposal)
        .filter(type -> type != chosen.userType())
        .ifPresent(type -> found.add(changed(chosen, "now counts it to " + type)));
    ChosenVisit visit = selection.visit();
    if (visit != null && !visit.officeId().isEmpty()) {
      visitChange(chosen, visit, proposal).ifPresent(found::add);
    }
    return found;
  }

  private java.util.Optional<String> visitChange(
      ChosenProposal chosen, ChosenVisit visit, Proposal proposal) {
    List<Visit> present = Visits.of(proposal, rules.beamline(), rules.visitGap());
    Visit same =
        present.stream().filter(v -> has(proposal, v, visit.officeId())).findFirst().orElse(null);
    if (same == null && !known.office().complete()) {
      return java.util.Optional.empty();
    }
    if (same == null) {
      return java.util.Optional.of(changed(chosen, "no longer plans visit " + visit.folder()));
    }
    boolean isMoved = visit.start() != null && !same.start().toInstant().equals(visit.start());
    return isMoved
        ? java.util.Optional.of(
            changed(
                chosen,
                "now starts visit " + visit.folder() + " at " + local(same.start().toInstant())))
        : java.util.Optional.empty();
  }

  private static boolean has(Proposal proposal, Visit joined, String entryId) {
    return Visits.entriesOf(proposal, joined).stream().anyMatch(e -> e.id().equals(entryId));
  }

  private String changed(ChosenProposal chosen, String what) {
    return "The user office "
        + what
        + " (proposal "
        + chosen.id()
        + "); its data stay where they are, under "
        + chosen.userType()
        + ": ask the user office, then Reset.";
  }

  private List<String> notes(View view) {
    var notes = new ArrayList<String>();
    Place place = view.place();
    if (place != null) {
      notes.add(
          "Data go to "
              + place.samplePath()
              + ", proved for "
              + place.provedFor()
              + " at "
              + local(place.provedAt())
              + ".");
    } else if (!view.selection().isComplete()) {
      notes.add("No session, no data: " + nextStep(view.selection()));
    }
    visitEnd(view.selection().visit(), notes);
    notes.addAll(signs.groupWarnings());
    notes.add(officeNote());
    return notes;
  }

  private static String nextStep(Selection selection) {
    if (selection.username().isEmpty()) {
      return "choose a user, a proposal and a visit.";
    }
    return selection.proposal() == null ? "choose a proposal and a visit." : "choose a visit.";
  }

  private void visitEnd(@Nullable ChosenVisit visit, List<String> notes) {
    Instant end = visit == null ? null : visit.end();
    if (visit != null && end != null && known.now().toInstant().isAfter(end)) {
      notes.add(
          "Visit "
              + visit.folder()
              + " ended at "
              + local(end)
              + "; the session goes on until somebody ends it.");
    }
  }

  private String officeNote() {
    if (!known.office().isKnown()) {
      return "User office: " + signs.officeName() + ".";
    }
    String failure = signs.officeFailure();
    return "User office: "
        + signs.officeName()
        + ", as of "
        + local(known.office().asOf())
        + (failure.isEmpty() ? "." : ", not answering now: " + failure);
  }

  private String local(Instant at) {
    ZoneId zone = rules.visitFormat().zone();
    return Objects.requireNonNull(TIME.format(at.atZone(zone)));
  }
}
