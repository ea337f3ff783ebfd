package se.lu.maxiv.sdm.support.tango;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The JSON object that a client gave to a command. A field that the command does not know is
 * refused: it may be a misspelt one that matters.
 *
 * <p>All methods throw {@link SdmException} (DATA_OUT_OF_RANGE) naming the field.
 */
public final class JsonRequest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String command;
  private final JsonNode node;

  private JsonRequest(String command, JsonNode node) {
    this.command = command;
    this.node = node;
  }

  /**
   * Reads it.
   *
   * @param command its name, for the sentences
   * @param fields all that the command knows
   */
  public static JsonRequest of(String command, String json, Set<String> fields) {
    return of(command, parsed(command, json), fields);
  }

  private static JsonRequest of(String command, JsonNode node, Set<String> fields) {
    if (!node.isObject()) {
      throw refused(command, "give one JSON object with " + names(fields) + ".");
    }
    for (Iterator<String> given = node.fieldNames(); given.hasNext(); ) {
      String field = given.next();
      if (!fields.contains(field)) {
        throw refused(
            command,
            "it does not know the field " + Shown.quoted(field) + ", only " + names(fields) + ".");
      }
    }
    return new JsonRequest(command, node);
  }

  private static JsonNode parsed(String command, String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw refused(command, "its argument is not JSON; give one object in braces.");
    }
  }

  /** Whether the field is there. */
  public boolean has(String field) {
    return node.has(field);
  }

  /** A text that must be there. */
  public String need(String field) {
    if (!node.has(field)) {
      throw missing(field);
    }
    return text(field);
  }

  /** A text; empty without one. */
  public String text(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return asText(field, value);
  }

  /** A list of texts, or one text; empty without one. */
  public List<String> texts(String field) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      String text = text(field);
      return text.isEmpty() ? List.of() : List.of(text);
    }
    var texts = new ArrayList<String>();
    value.forEach(element -> texts.add(asText(field, element)));
    return texts;
  }

  /** A number. */
  public Optional<Double> number(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw refused("the field \"" + field + "\" is not a number.");
    }
    return Optional.of(value.doubleValue());
  }

  /** A whole number from 0. */
  public Optional<Long> count(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw refused("the field \"" + field + "\" is not a whole number from 0.");
    }
    return Optional.of(value.longValue());
  }

  /** Truth; false without it. */
  public boolean flag(String field) {
    JsonNode value = node.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw refused("the field \"" + field + "\" is neither true nor false.");
    }
    return value.booleanValue();
  }

  /**
   * A list of objects; empty without one.
   *
   * @param fields all that each of them may have
   */
  public List<JsonRequest> objects(String field, Set<String> fields) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw refused("the field \"" + field + "\" is not a list in brackets.");
    }
    var objects = new ArrayList<JsonRequest>();
    value.forEach(element -> objects.add(of(command, element, fields)));
    return objects;
  }

  /** What must be there: a Boolean, Long, BigInteger, Double or String, or a list of such. */
  public Object value(String field) {
    if (!node.has(field)) {
      throw missing(field);
    }
    return asValue(field, node.path(field));
  }

  /** The refusal of this request. */
  public SdmException refused(String why) {
    return refused(command, why);
  }

  private SdmException missing(String field) {
    return refused("the field \"" + field + "\" is missing.");
  }

  private Object asValue(String field, JsonNode value) {
    if (value.isArray()) {
      var list = new ArrayList<Object>();
      value.forEach(element -> list.add(asValue(field, element)));
      return list;
    }
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? (Object) value.longValue() : value.bigIntegerValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    return value.isBoolean() ? (Object) value.booleanValue() : asText(field, value);
  }

  private String asText(String field, JsonNode value) {
    if (!value.isTextual()) {
      throw refused("the field \"" + field + "\" is not a text in quotes.");
    }
    return value.asText();
  }

  private static String names(Set<String> fields) {
    return String.join(", ", fields.stream().sorted().toList());
  }

  private static SdmException refused(String command, String why) {
    return SdmException.outOfRange(command + " was refused: " + why);
  }
}
