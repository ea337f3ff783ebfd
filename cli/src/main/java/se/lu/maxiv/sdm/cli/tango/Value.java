package se.lu.maxiv.sdm.cli.tango;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.esrf.Tango.AttrDataFormat;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoDs.TangoConst;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

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
    // the first event after subscribing can carry a failed attribute without saying so
    if (attribute.hasFailed()) {
      return UNKNOWN;
    }
    return switch (attribute.getType()) {
      case TangoConst.Tango_DEV_STRING -> texts(attribute);
      case TangoConst.Tango_DEV_STATE ->
          text(TangoConst.Tango_DevStateName[attribute.extractDevState().value()]);
      case TangoConst.Tango_DEV_BOOLEAN -> new Value(NODES.booleanNode(attribute.extractBoolean()));
      case TangoConst.Tango_DEV_LONG64 -> new Value(NODES.numberNode(attribute.extractLong64()));
      case TangoConst.Tango_DEV_DOUBLE -> amount(attribute.extractDouble());
      default -> UNKNOWN;
    };
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

  // A writable attribute carries its set value behind the read one.
  private static Value texts(DeviceAttribute attribute) throws DevFailed {
    String[] all = attribute.extractStringArray();
    if (attribute.getDataFormat().value() == AttrDataFormat._SCALAR) {
      return all.length == 0 ? UNKNOWN : text(all[0]);
    }
    ArrayNode lines = NODES.arrayNode();
    Arrays.stream(all, 0, Math.min(all.length, attribute.getNbRead())).forEach(lines::add);
    return new Value(lines);
  }

  // JSON has no NaN
  private static Value amount(double amount) {
    return Double.isFinite(amount) ? new Value(NODES.numberNode(amount)) : UNKNOWN;
  }
}
