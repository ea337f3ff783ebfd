package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

/**
 * One entry of DUO's list of a year: a proposal at this beamline. Proprietary ones come as three
 * fields (beamline, proposal, type) and stand for an accepted one.
 *
 * @param fields as listed
 * @param beamline the beamline's own name
 * @param times reads the times
 */
record DuoEntry(Fields fields, String beamline, DuoTimes times) {

  /** The digits as DUO wrote them, fit for a sentence; possibly empty. */
  static String idOf(JsonNode node) {
    return OfficeText.clean(node.path("proposal").asText(""), OfficeText.NAME);
  }

  /**
   * The proposal without its people and visits.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when the entry breaks a rule
   */
  Proposal bare() {
    boolean restricted = isProprietary(fields);
    String expire = fields.raw("proposal_expire");
    return new Proposal(
        id(),
        restricted ? "" : fields.text("title", OfficeText.TITLE),
        rawType(),
        restricted ? UserType.PROPRIETARY : null,
        restricted && !fields.has("proposal_status") ? ProposalStatus.ACCEPTED : status(),
        fields.word("proposal_status"),
        Set.of(beamline),
        null,
        expire.isBlank() ? null : times.until("Its proposal_expire", expire),
        parent(),
        null,
        null,
        List.of(),
        List.of(),
        restricted);
  }

  /**
   * The proposal with the people that its details name.
   *
   * @param people the authors
   * @param notes takes what had to be left out
   */
  Proposal with(DuoPeople people, Notes notes) {
    Proposal p = bare();
    if (p.restricted()) {
      return p;
    }
    return new Proposal(
        p.id(),
        p.title(),
        p.rawType(),
        p.userType(),
        p.status(),
        p.rawStatus(),
        p.beamlines(),
        p.validFrom(),
        p.validTo(),
        p.parent(),
        pi(people, notes),
        proposer(people, notes),
        people.authors(),
        visits(people, notes),
        false);
  }

  /** Whether these fields are of a proprietary proposal. */
  static boolean isProprietary(Fields fields) {
    return Restricted.isProprietary(fields.word("type"))
        || Restricted.isProprietary(fields.word("proposal_type"));
  }

  private ProposalId id() {
    var id = new ProposalId(fields.raw("proposal").strip());
    if (id.isCommissioning()) {
      throw Fields.broken("commissioning is the staff's own and never a user office's proposal");
    }
    return id;
  }

  private String rawType() {
    String type = fields.word("proposal_type");
    return type.isEmpty() ? fields.word("type") : type;
  }

  private @Nullable String parent() {
    String parent = fields.word("mainproposal");
    return parent.isEmpty() ? null : parent;
  }

  // words seen at PSI: Accepted, Finished, Refused, In Review, Editing, in tests also approved
  private ProposalStatus status() {
    return switch (fields.word("proposal_status").toLowerCase(Locale.ROOT)) {
      case "accepted", "approved" -> ProposalStatus.ACCEPTED;
      case "finished" -> ProposalStatus.FINISHED;
      case "refused", "rejected" -> ProposalStatus.REFUSED;
      case "reserved", "reserve" -> ProposalStatus.RESERVED;
      default -> ProposalStatus.UNKNOWN;
    };
  }

  private @Nullable String pi(DuoPeople people, Notes notes) {
    String author = people.accountWithRole("pi");
    if (author != null) {
      return author;
    }
    String listed = notes.account("The pi", fields.raw("pi_account"));
    return listed != null ? listed : people.accountWithEmail(fields.word("pi_email"));
  }

  private @Nullable String proposer(DuoPeople people, Notes notes) {
    String author = people.accountWithRole("proposer");
    return author != null ? author : notes.account("The proposer", fields.raw("account"));
  }

  private List<Visit> visits(DuoPeople people, Notes notes) {
    List<Visit> visits = new ArrayList<>();
    for (JsonNode node : fields.list("schedule")) {
      visit(node, people, notes).ifPresent(visits::add);
    }
    return visits;
  }

  private Optional<Visit> visit(JsonNode node, DuoPeople people, Notes notes) {
    try {
      Fields entry = Fields.of(node, "An entry of its schedule");
      ZonedDateTime start = times.from("Its start", entry.raw("start"));
      ZonedDateTime end = times.until("Its end", entry.raw("end"));
      String contact = people.accountWithEmail(contactEmail(entry));
      return Optional.of(new Visit(entry.word("id"), beamline, start, end, contact, Set.of()));
    } catch (SdmException e) {
      notes.add("A visit was left out: " + e.sentence());
      return Optional.empty();
    }
  }

  // DUO names the contact without an account
  private static String contactEmail(Fields entry) {
    return OfficeText.clean(
        entry.node().path("localcontact").path("email").asText(""), OfficeText.NAME);
  }
}
