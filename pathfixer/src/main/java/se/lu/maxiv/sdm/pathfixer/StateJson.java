package se.lu.maxiv.sdm.pathfixer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.pathfixer.core.ChosenProposal;
import se.lu.maxiv.sdm.pathfixer.core.ChosenVisit;
import se.lu.maxiv.sdm.pathfixer.core.Pins;
import se.lu.maxiv.sdm.pathfixer.core.Saved;
import se.lu.maxiv.sdm.pathfixer.core.Selection;

/** The form of the state file: JSON, version 1. */
final class StateJson {
  private static final int VERSION = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StateJson() {}

  static byte[] write(Saved saved) throws IOException {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    root.put("generation", saved.generation());
    root.put("samplePath", saved.samplePath());
    root.put("gid", saved.gid());
    root.put("selectedAt", text(saved.selectedAt()));
    selection(root.putObject("selection"), saved.selection());
    ObjectNode pins = root.putObject("pins");
    ObjectNode types = pins.putObject("types");
    new TreeMap<>(saved.pins().types()).forEach((k, v) -> types.put(k, v.folder()));
    ObjectNode visits = pins.putObject("visits");
    new TreeMap<>(saved.pins().visits()).forEach(visits::put);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException when it is not JSON
   * @throws IllegalArgumentException when a part is missing or is of another version
   */
  static Saved read(byte[] bytes) throws IOException {
    JsonNode root = JSON.readTree(bytes);
    if (root.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("version " + root.path("version").asText("missing"));
    }
    JsonNode pins = need(root, "pins");
    return new Saved(
        selection(need(root, "selection")),
        need(root, "generation").asLong(),
        need(root, "samplePath").asText(),
        need(root, "gid").asInt(),
        instant(root, "selectedAt"),
        new Pins(map(need(pins, "types"), StateJson::type), map(need(pins, "visits"), v -> v)));
  }

  private static void selection(ObjectNode node, Selection selection) {
    node.put("username", selection.username()).put("endstation", selection.endstation());
    ChosenProposal proposal = selection.proposal();
    if (proposal != null) {
      node.putObject("proposal")
          .put("id", proposal.id().text())
          .put("userType", proposal.userType().folder())
          .put("group", proposal.group())
          .put("title", proposal.title())
          .put("principalInvestigator", proposal.principalInvestigator());
    }
    ChosenVisit visit = selection.visit();
    if (visit != null) {
      node.putObject("visit")
          .put("folder", visit.folder())
          .put("officeId", visit.officeId())
          .put("start", text(visit.start()))
          .put("end", text(visit.end()));
    }
    SampleName sample = selection.sample();
    if (sample != null) {
      node.put("sample", sample.text());
    }
  }

  private static Selection selection(JsonNode node) {
    JsonNode sample = node.path("sample");
    return new Selection(
        need(node, "username").asText(),
        node.has("proposal") ? proposal(node.get("proposal")) : null,
        node.has("visit") ? visit(node.get("visit")) : null,
        sample.isTextual() ? new SampleName(sample.asText()) : null,
        need(node, "endstation").asText());
  }

  private static ChosenProposal proposal(JsonNode node) {
    return new ChosenProposal(
        new ProposalId(need(node, "id").asText()),
        type(need(node, "userType").asText()),
        need(node, "group").asText(),
        need(node, "title").asText(),
        need(node, "principalInvestigator").asText());
  }

  private static ChosenVisit visit(JsonNode node) {
    return new ChosenVisit(
        need(node, "folder").asText(),
        need(node, "officeId").asText(),
        instant(node, "start"),
        instant(node, "end"));
  }

  private static UserType type(String folder) {
    return UserType.ofFolder(folder)
        .orElseThrow(() -> new IllegalArgumentException("user type " + folder));
  }

  private static JsonNode need(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return value;
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private static @Nullable Instant instant(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? Instant.parse(value.asText()) : null;
  }

  private static <T> Map<String, T> map(JsonNode node, Function<String, T> value) {
    var map = new TreeMap<String, T>();
    node.properties().forEach(e -> map.put(e.getKey(), value.apply(e.getValue().asText())));
    return map;
  }
}
