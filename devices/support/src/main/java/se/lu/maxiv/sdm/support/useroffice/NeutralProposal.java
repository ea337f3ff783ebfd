package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

/** One proposal in the neutral form, checked field by field. */
final class NeutralProposal {
  private final Fields fields;
  private final OfficeTimes times;
  private final Instant saidAt;
  private final Notes notes;

  /**
   * A proposal about to be read.
   *
   * @param saidAt when the office said so; an account that expired before is not active
   * @param notes takes what had to be left out
   */
  NeutralProposal(Fields fields, OfficeTimes times, Instant saidAt, Notes notes) {
    this.fields = fields;
    this.times = times;
    this.saidAt = saidAt;
    this.notes = notes;
  }

  /**
   * Reads it; of a restricted one neither people nor title nor visits are looked at.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when it breaks a rule, with the sentence
   */
  Proposal read() {
    Proposal bare = Restricted.stripped(bare());
    return bare.restricted() ? bare : withPeople(bare);
  }

  private Proposal bare() {
    ZonedDateTime from = time("validFrom", times::from);
    ZonedDateTime to = time("validTo", times::until);
    if (from != null && to != null && to.isBefore(from)) {
      throw Fields.broken("Its validTo lies before its validFrom");
    }
    return new Proposal(
        id(),
        "",
        fields.word("type"),
        userType(),
        status(),
        fields.word("rawStatus"),
        beamlines(),
        from,
        to,
        emptyToNull(fields.word("parent")),
        null,
        null,
        List.of(),
        List.of(),
        fields.flag("restricted", false));
  }

  private Proposal withPeople(Proposal p) {
    return new Proposal(
        p.id(),
        fields.text("title", OfficeText.TITLE),
        p.rawType(),
        p.userType(),
        p.status(),
        p.rawStatus(),
        p.beamlines(),
        p.validFrom(),
        p.validTo(),
        p.parent(),
        notes.account("The pi", fields.raw("pi")),
        notes.account("The proposer", fields.raw("proposer")),
        participants(),
        visits(p.beamlines()),
        false);
  }

  private ProposalId id() {
    var id = new ProposalId(fields.raw("id"));
    if (id.isCommissioning()) {
      throw Fields.broken("commissioning is the staff's own and never a user office's proposal");
    }
    return id;
  }

  private ProposalStatus status() {
    String word = fields.word("status").toUpperCase(Locale.ROOT);
    return Arrays.stream(ProposalStatus.values())
        .filter(s -> s.name().equals(word))
        .findFirst()
        .orElse(ProposalStatus.UNKNOWN);
  }

  private @Nullable UserType userType() {
    String word = fields.word("userType");
    if (word.isEmpty()) {
      return null;
    }
    return UserType.ofFolder(word)
        .orElseThrow(
            () ->
                Fields.broken(
                    "Its userType "
                        + Shown.quoted(word)
                        + " is none of visitors, staff and proprietary"));
  }

  private Set<String> beamlines() {
    return fields.texts("beamlines").stream()
        .map(OfficeText::beamline)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  private List<Participant> participants() {
    return fields.list("participants").stream()
        .map(node -> participant(Fields.of(node, "A participant")))
        .toList();
  }

  private Participant participant(Fields person) {
    String username = notes.account("A participant", person.raw("username"));
    boolean active = person.flag("accountActive", true) && !isExpired(person);
    return new Participant(
        username,
        person.word("firstName"),
        person.word("lastName"),
        person.word("email"),
        person.word("externalId"),
        username != null && active,
        roles(person));
  }

  private boolean isExpired(Fields person) {
    String expires = person.raw("accountExpires");
    return !expires.isBlank()
        && notes.isExpired(
            () -> times.until("An accountExpires", expires).toInstant().isBefore(saidAt));
  }

  private static Set<String> roles(Fields person) {
    return person.texts("roles").stream()
        .map(role -> OfficeText.clean(role, OfficeText.NAME).toLowerCase(Locale.ROOT))
        .filter(role -> !role.isEmpty())
        .collect(Collectors.toSet());
  }

  private List<Visit> visits(Set<String> beamlines) {
    var reader = new NeutralVisit(times, beamlines, notes);
    List<Visit> visits = new ArrayList<>();
    for (JsonNode node : fields.list("visits")) {
      reader.read(node).filter(v -> !visits.contains(v)).ifPresent(visits::add);
    }
    return visits;
  }

  private @Nullable ZonedDateTime time(String name, Parsing parsing) {
    String text = fields.raw(name);
    return text.isBlank() ? null : parsing.parse("Its " + name, text);
  }

  private static @Nullable String emptyToNull(String text) {
    return Objects.equals(text, "") ? null : text;
  }

  private interface Parsing {
    ZonedDateTime parse(String what, String text);
  }
}
