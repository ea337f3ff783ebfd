package se.lu.maxiv.sdm.pathfixer.gui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.pathfixer.gui.core.Form;
import se.lu.maxiv.sdm.pathfixer.gui.core.Offer;
import se.lu.maxiv.sdm.pathfixer.gui.core.Target;

/** The JSON of PathFixer's public interface. What is not understood reads as nothing. */
final class DeviceJson {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceJson.class);
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private DeviceJson() {}

  /** The selection in attribute SelectionJson, by field. */
  static Map<Field, String> selection(String json) {
    JsonNode node = parsed(json);
    Map<Field, String> selection = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      selection.put(field, node.path(field.key()).asText(""));
    }
    return selection;
  }

  /** Title and PI in attribute SelectionJson. */
  static String title(String json) {
    JsonNode node = parsed(json);
    String pi = node.path("principalInvestigator").asText("");
    return node.path("title").asText("") + (pi.isEmpty() ? "" : " — " + pi);
  }

  /** The board in attribute PropagationJson. */
  static List<Target> targets(String json) {
    return list(parsed(json)).stream()
        .map(
            node ->
                new Target(
                    node.path("target").asText(),
                    node.path("status").asText(),
                    node.path("ready").asBoolean(),
                    node.path("reason").asText(),
                    node.path("readBack").asText()))
        .toList();
  }

  /** What command Choices answers. */
  static Offer offer(String json) {
    JsonNode node = parsed(json);
    return new Offer(
        list(node.path("endstations")).stream().map(JsonNode::asText).toList(),
        list(node.path("proposals")).stream().map(DeviceJson::proposal).toList());
  }

  /** The argument of command Select, in ASCII: Tango carries few other letters. */
  static String select(Form form) {
    try {
      return MAPPER.writeValueAsString(form.forSelect());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can always be written", e);
    }
  }

  /** What differs in attribute SelectionJson after every selection that was made. */
  static String mark(String json) {
    JsonNode node = parsed(json);
    return node.path("generation").asText("") + " " + node.path("selectedAt").asText("");
  }

  private static Offer.Proposal proposal(JsonNode node) {
    return new Offer.Proposal(
        node.path("proposal").asText(),
        node.path("title").asText(),
        node.path("principalInvestigator").asText(),
        list(node.path("visits")).stream().map(DeviceJson::visit).toList());
  }

  private static Offer.Visit visit(JsonNode node) {
    return new Offer.Visit(
        node.path("visit").asText(), time(node.path("start")), time(node.path("end")));
  }

  private static @Nullable OffsetDateTime time(JsonNode node) {
    try {
      return node.asText().isEmpty() ? null : OffsetDateTime.parse(node.asText());
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static JsonNode parsed(String json) {
    if (json.isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      LOG.warn("the device gave what is no JSON: {}", e.getOriginalMessage());
      return MissingNode.getInstance();
    }
  }
}
