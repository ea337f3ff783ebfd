package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the device offers to one person, as command Choices answers it.
 *
 * @param endstations the labels
 * @param proposals newest first
 */
public record Offer(List<String> endstations, List<Proposal> proposals) {
  /** Nothing is offered. */
  public static final Offer NOTHING = new Offer(List.of(), List.of());

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH);

  /** Copies the lists. */
  public Offer {
    endstations = List.copyOf(endstations);
    proposals = List.copyOf(proposals);
  }

  /**
   * A proposal that the person may choose.
   *
   * @param id what is chosen
   * @param title empty for a proprietary one
   * @param principalInvestigator empty for a proprietary one
   * @param visits newest first
   */
  public record Proposal(
      String id, String title, String principalInvestigator, List<Visit> visits) {
    /** Copies the visits. */
    public Proposal {
      visits = List.copyOf(visits);
    }

    private boolean isOn(OffsetDateTime now) {
      return visits.stream().anyMatch(visit -> visit.isOn(now));
    }

    private String about() {
      String what =
          Stream.of(title, principalInvestigator)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" — "));
      return visits.isEmpty() ? what : what + " — " + visits.get(0).days();
    }
  }

  /**
   * A visit of it.
   *
   * @param name its folder
   * @param start begin of its first shift, null when it is not known
   * @param end end of its last shift, null when it is not known
   */
  public record Visit(String name, @Nullable OffsetDateTime start, @Nullable OffsetDateTime end) {
    private boolean isOn(OffsetDateTime now) {
      return start != null && end != null && !now.isBefore(start) && now.isBefore(end);
    }

    private String days() {
      return start == null || end == null ? "" : DAY.format(start) + " to " + DAY.format(end);
    }

    private String about() {
      return start == null || end == null ? "" : HOUR.format(start) + " to " + HOUR.format(end);
    }
  }

  /** The proposals as choices: those with a visit that is on now come first. */
  public List<Choice> proposalChoices(OffsetDateTime now) {
    return todayFirst(proposals.stream().map(p -> new Choice(p.id(), p.about(), p.isOn(now))));
  }

  /** The visits of a proposal as choices: those that are on now come first. */
  public List<Choice> visitChoices(String proposal, OffsetDateTime now) {
    return todayFirst(
        visitsOf(proposal).stream().map(v -> new Choice(v.name(), v.about(), v.isOn(now))));
  }

  /** The endstations as choices. */
  public List<Choice> endstationChoices() {
    return endstations.stream().map(Choice::plain).toList();
  }

  /** The visit that is most likely meant: one that is on now, or the only one. */
  public Optional<String> likelyVisit(String proposal, OffsetDateTime now) {
    List<Choice> choices = visitChoices(proposal, now);
    boolean isClear = choices.size() == 1 || (!choices.isEmpty() && choices.get(0).isToday());
    return isClear ? Optional.of(choices.get(0).value()) : Optional.empty();
  }

  /** Title and PI of a proposal; empty when it is not offered. */
  public String titleOf(String proposal) {
    return proposals.stream()
        .filter(p -> p.id().equals(proposal))
        .map(
            p ->
                Stream.of(p.title(), p.principalInvestigator())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" — ")))
        .findFirst()
        .orElse("");
  }

  private List<Visit> visitsOf(String proposal) {
    return proposals.stream()
        .filter(p -> p.id().equals(proposal))
        .findFirst()
        .map(Proposal::visits)
        .orElse(List.of());
  }

  /** Sorting keeps the device's order otherwise. */
  private static List<Choice> todayFirst(Stream<Choice> choices) {
    return choices.sorted(Comparator.comparing(choice -> !choice.isToday())).toList();
  }
}
