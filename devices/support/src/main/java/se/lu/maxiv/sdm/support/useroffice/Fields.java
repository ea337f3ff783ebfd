package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The fields of one JSON object, read by the rules: what is absent or null is empty, what is of
 * another kind breaks a rule.
 *
 * @param node a JSON object
 */
record Fields(JsonNode node) {

  /**
   * The fields of a node.
   *
   * @param what what it should be, for the sentence ("A participant")
   * @throws SdmException (DATA_OUT_OF_RANGE) when the node is no object
   */
  static Fields of(JsonNode node, String what) {
    if (!node.isObject()) {
      throw broken(what + " is not a JSON object");
    }
    return new Fields(node);
  }

  /** The refusal of a proposal for that reason. */
  static SdmException broken(String why) {
    return SdmException.outOfRange(why + "; correct it in the user office.");
  }

  /** The text of a field, cleaned; a number or a boolean counts as text. */
  String text(String name, int longest) {
    return OfficeText.clean(raw(name), longest);
  }

  /** The text of a field, cleaned, up to the length of a name. */
  String word(String name) {
    return text(name, OfficeText.NAME);
  }

  /** The text of a field exactly as it came. */
  String raw(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isValueNode()) {
      throw broken("Its " + name + " is not a text");
    }
    return value.asText();
  }

  /** Whether there is a value other than null. */
  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** A field that is true or false, or what it is when absent. */
  boolean flag(String name, boolean absent) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return absent;
    }
    if (!value.isBoolean()) {
      throw broken("Its " + name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  /** The values of a field that is a list. */
  List<JsonNode> list(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw broken("Its " + name + " are not a list");
    }
    List<JsonNode> values = new ArrayList<>();
    value.forEach(values::add);
    return values;
  }

  /** The texts of a field that is a list of texts, as they came. */
  List<String> texts(String name) {
    List<JsonNode> values = list(name);
    if (!values.stream().allMatch(JsonNode::isTextual)) {
      throw broken("Its " + name + " are not a list of texts");
    }
    return values.stream().map(JsonNode::textValue).toList();
  }
}
