package se.lu.maxiv.sdm.cli.tango;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.live.PlainValue;

/**
 * What an attribute reads, for people and for programs.
 *
 * @param node as JSON: a text, a truth, a number, a list of texts; null for NaN, for what failed
 *     and for types that no device of ours has
 */
public record Value(JsonNode node) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Nothing is known. */
  public static final Value UNKNOWN = new Value(NODES.nullNode());

  /**
   * The read part of an attribute; unknown when it failed.
   *
   * @throws DevFailed when TangORB cannot take it apart
   */
  public static Value of(DeviceAttribute attribute) throws DevFailed {
    return of(PlainValue.of(attribute).orElse(null));
  }

  /** A plain value: a text, a truth, a number or a list of texts; unknown for null. */
  public static Value of(@Nullable Object plain) {
    if (plain instanceof List<?> lines) {
      ArrayNode all = NODES.arrayNode();
      lines.forEach(line -> all.add(line.toString()));
      return new Value(all);
    }
    if (plain instanceof Double amount) {
      // JSON has no NaN
      return Double.isFinite(amount) ? new Value(NODES.numberNode(amount)) : UNKNOWN;
    }
    if (plain instanceof Number count) {
      return new Value(NODES.numberNode(count.longValue()));
    }
    if (plain instanceof Boolean truth) {
      return new Value(NODES.booleanNode(truth));
    }
    return plain == null ? UNKNOWN : text(plain.toString());
  }

  /** A text. */
  public static Value text(String text) {
    return new Value(NODES.textNode(text));
  }

  /** In one line: {@code -} for what is empty or unknown, yes or no for a truth. */
  public String shown() {
    if (node.isBoolean()) {
      return node.booleanValue() ? "yes" : "no";
    }
    String text = String.join("; ", lines());
    return text.isEmpty() ? "-" : text;
  }

  /** Its lines: those of a list, or the only one of everything else but nothing. */
  public List<String> lines() {
    if (node.isArray()) {
      return StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
    }
    return node.isNull() || node.asText().isEmpty() ? List.of() : List.of(node.asText());
  }

  /** Its text; of a list its lines, of nothing the empty text. */
  public String text() {
    return String.join("\n", lines());
  }

  /**
   * What its text holds as JSON; an object without anything for the empty text.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when it is no JSON
   */
  public JsonNode parsed() {
    try {
      return text().isEmpty() ? NODES.objectNode() : JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "An attribute that should hold JSON holds none: is the device of this version?",
          e);
    }
  }
}
