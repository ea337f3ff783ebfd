package se.lu.maxiv.sdm.pathfixer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.pathfixer.core.ChosenProposal;
import se.lu.maxiv.sdm.pathfixer.core.ChosenVisit;
import se.lu.maxiv.sdm.pathfixer.core.Place;
import se.lu.maxiv.sdm.pathfixer.core.ProposalChoice;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.pathfixer.core.Wish;
import se.lu.maxiv.sdm.pathfixer.core.targets.Board;
import se.lu.maxiv.sdm.support.tango.JsonRequest;

/** The JSON that clients give to commands and read from attributes. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          // Tango's strings are Latin-1: escaped, every name arrives whole
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();
  private static final Set<String> SELECT =
      Set.of("username", "proposal", "visit", "sample", "endstation");
  private static final Set<String> MAKE_VISIT = Set.of("username", "userType", "proposal", "visit");

  private Json() {}

  /**
   * The argument of {@code Select}.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when it is not of that form
   */
  static Wish select(String json) {
    var request = JsonRequest.of("Select", json, SELECT);
    return new Wish(
        request.need("username"),
        request.need("proposal"),
        request.need("visit"),
        request.text("sample"),
        request.has("endstation") ? request.text("endstation") : null,
        null);
  }

  /**
   * The argument of {@code MakeVisit}.
   *
   * @throws SdmException (DATA_OUT_OF_RANGE) when it is not of that form
   */
  static Wish makeVisit(String json) {
    var request = JsonRequest.of("MakeVisit", json, MAKE_VISIT);
    return new Wish(
        request.text("username"),
        request.need("proposal"),
        request.need("visit"),
        "",
        null,
        userType(request));
  }

  /** The whole selection with its generation; unset values are empty strings. */
  static String selection(View view, String beamline, ZoneId zone) {
    ChosenProposal proposal = view.selection().proposal();
    ChosenVisit visit = view.selection().visit();
    SampleName sample = view.selection().sample();
    Place place = view.place();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("generation", view.generation());
    node.put("username", view.selection().username());
    node.put("proposal", proposal == null ? "" : proposal.id().text());
    node.put("visit", visit == null ? "" : visit.folder());
    node.put("sample", sample == null ? "" : sample.text());
    node.put("endstation", view.selection().endstation());
    node.put("beamline", beamline);
    node.put("userType", proposal == null ? "" : proposal.userType().folder());
    node.put("proposalGroup", proposal == null ? "" : proposal.group());
    node.put("title", proposal == null ? "" : proposal.title());
    node.put("principalInvestigator", proposal == null ? "" : proposal.principalInvestigator());
    node.put("path", view.path());
    node.put("samplePath", view.samplePath());
    node.put("processPath", view.processPath());
    node.put("visitStart", visit == null ? "" : time(visit.start(), zone));
    node.put("visitEnd", visit == null ? "" : time(visit.end(), zone));
    node.put("selectedAt", time(view.selectedAt(), zone));
    node.put("provedFor", place == null ? "" : place.provedFor());
    return write(node);
  }

  /** The board, an object for each target. */
  static String board(Board board) {
    return write(MAPPER.valueToTree(board.asEntries()));
  }

  /** What somebody may choose from. */
  static String choices(List<ProposalChoice> proposals, List<String> endstations, ZoneId zone) {
    ObjectNode node = MAPPER.createObjectNode();
    node.set("endstations", MAPPER.valueToTree(endstations));
    ArrayNode all = node.putArray("proposals");
    proposals.forEach(proposal -> choice(all.addObject(), proposal, zone));
    return write(node);
  }

  private static void choice(ObjectNode node, ProposalChoice choice, ZoneId zone) {
    node.put("proposal", choice.id().text());
    node.put("title", choice.title());
    node.put("principalInvestigator", choice.principalInvestigator());
    node.put("userType", choice.userType() == null ? "" : choice.userType().folder());
    ArrayNode visits = node.putArray("visits");
    for (ChosenVisit visit : choice.visits()) {
      visits
          .addObject()
          .put("visit", visit.folder())
          .put("start", time(visit.start(), zone))
          .put("end", time(visit.end(), zone));
    }
  }

  /** What the user office says of a proposal; of a restricted one neither people nor title. */
  static String proposal(Proposal proposal, String userType, String group) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put("id", proposal.id().text());
    node.put("title", proposal.shownTitle());
    node.put("type", proposal.rawType());
    node.put("userType", userType);
    node.put("status", proposal.status().name());
    node.put("rawStatus", proposal.rawStatus());
    node.put("restricted", proposal.restricted());
    node.put("group", group);
    var beamlines = node.putArray("beamlines");
    proposal.beamlines().stream().sorted().forEach(beamlines::add);
    if (!proposal.restricted()) {
      node.put("principalInvestigator", proposal.principalInvestigator());
      person(node.putObject("pi"), proposal, proposal.pi());
      person(node.putObject("proposer"), proposal, proposal.proposer());
    }
    return write(node);
  }

  /** ISO 8601 with the zone's offset, empty for none. */
  static String time(@Nullable Instant at, ZoneId zone) {
    return at == null ? "" : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }

  private static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private static void person(ObjectNode node, Proposal proposal, @Nullable String account) {
    if (account == null) {
      return;
    }
    node.put("username", account);
    proposal.participants().stream()
        .filter(p -> Objects.equals(p.username(), account))
        .findFirst()
        .ifPresent(p -> names(node, p));
  }

  private static void names(ObjectNode node, Participant person) {
    node.put("firstName", person.firstName());
    node.put("lastName", person.lastName());
    node.put("externalId", person.externalId());
  }

  private static @Nullable UserType userType(JsonRequest request) {
    String text = request.text("userType");
    if (text.isEmpty()) {
      return null;
    }
    return UserType.ofFolder(text)
        .orElseThrow(
            () ->
                request.refused(
                    "userType " + Shown.quoted(text) + " is not visitors, staff or proprietary."));
  }
}
