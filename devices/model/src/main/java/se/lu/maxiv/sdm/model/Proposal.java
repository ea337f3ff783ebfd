package se.lu.maxiv.sdm.model;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as the user office tells it.
 *
 * @param id its identity
 * @param title the title; empty when the office keeps it back
 * @param rawType the office's own word or letter for its type; possibly empty
 * @param userType the user type the office itself names, or null: then the site decides
 * @param status where it stands
 * @param rawStatus the office's own word for that
 * @param beamlines lower case
 * @param validFrom first moment at which it may take data, or null: no limit
 * @param validTo last such moment, or null: no limit
 * @param parent the proposal it belongs to (BAG), or null
 * @param pi the principal investigator's account, or null
 * @param proposer the account of who handed it in, or null
 * @param participants everybody named, with or without an account
 * @param visits the planned entries of all beamlines, cancelled ones left out
 * @param restricted proprietary: the office gives neither people nor title nor visits
 */
public record Proposal(
    ProposalId id,
    String title,
    String rawType,
    @Nullable UserType userType,
    ProposalStatus status,
    String rawStatus,
    Set<String> beamlines,
    @Nullable ZonedDateTime validFrom,
    @Nullable ZonedDateTime validTo,
    @Nullable String parent,
    @Nullable String pi,
    @Nullable String proposer,
    List<Participant> participants,
    List<Visit> visits,
    boolean restricted) {

  /** Copies the collections. */
  public Proposal {
    beamlines = Set.copyOf(beamlines);
    participants = List.copyOf(participants);
    visits = List.copyOf(visits);
  }

  /** Whether it may take data at that beamline (lower case). */
  public boolean isAcceptedAt(String beamline) {
    return status == ProposalStatus.ACCEPTED && beamlines.contains(beamline);
  }

  /** The accounts of its participants, PI and proposer included. */
  public Set<String> accounts() {
    var all = new java.util.TreeSet<String>();
    participants.stream().flatMap(p -> p.account().stream()).forEach(all::add);
    if (pi != null) {
      all.add(pi);
    }
    if (proposer != null) {
      all.add(proposer);
    }
    return all;
  }

  /**
   * The PI as shown to people: full name when it is known, else the account, else empty. Always
   * empty for a restricted proposal.
   */
  public String principalInvestigator() {
    if (restricted || pi == null) {
      return "";
    }
    return participants.stream()
        .filter(p -> Objects.equals(p.username(), pi))
        .map(Participant::fullName)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse(pi);
  }

  /** The title as shown to people; always empty for a restricted proposal. */
  public String shownTitle() {
    return restricted ? "" : title;
  }

  /** What may be known of a proprietary proposal: neither title nor people nor visits. */
  public Proposal bare() {
    return new Proposal(
        id, "", rawType, userType, status, rawStatus, beamlines, validFrom, validTo, parent, null,
        null, List.of(), List.of(), true);
  }

  /** The identity alone, so that no log or message shows title or people by accident. */
  @Override
  public String toString() {
    return "proposal " + id;
  }

  /** The user type that the office itself names, if it does. */
  public Optional<UserType> namedUserType() {
    return Optional.ofNullable(userType);
  }
}
