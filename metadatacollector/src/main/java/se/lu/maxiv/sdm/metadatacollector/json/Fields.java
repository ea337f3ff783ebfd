package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The fields of one JSON object, read strictly: a field that is missing, of another kind, or that
 * nobody asked for until {@link #end} is refused with a sentence (DATA_OUT_OF_RANGE).
 */
final class Fields {
  private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

  private final String what;
  private final JsonNode node;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(String what, JsonNode node) {
    this.what = what;
    this.node = node;
  }

  /** The fields of a node, which must be an object. */
  static Fields of(String what, JsonNode node) {
    if (!node.isObject()) {
      throw SdmException.outOfRange(what + " was refused: it is no JSON object.");
    }
    return new Fields(what, node);
  }

  /** Whether there is such a field. */
  boolean has(String name) {
    asked.add(name);
    return node.has(name);
  }

  /** A field of whatever kind. */
  JsonNode node(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    if (value == null) {
      throw refused("it has no field " + Shown.quoted(name));
    }
    return value;
  }

  /** A text. */
  String text(String name) {
    return of(name, JsonNode::isTextual, "a text").textValue();
  }

  /** A text, or another when it is not there. */
  String text(String name, String absent) {
    return has(name) ? text(name) : absent;
  }

  /** A whole number. */
  long whole(String name) {
    return of(name, node -> node.isIntegralNumber() && node.canConvertToLong(), "a whole number")
        .longValue();
  }

  /** A whole number of 32 bits. */
  int small(String name) {
    return of(name, node -> node.isIntegralNumber() && node.canConvertToInt(), "a small number")
        .intValue();
  }

  /** A number, which may be {@code "NaN"} or an infinity. */
  double real(String name) {
    JsonNode value = of(name, Fields::isReal, "a number");
    return value.isTextual() ? Double.parseDouble(value.textValue()) : value.doubleValue();
  }

  /** Whether a node is a number, or the text of one that JSON cannot write. */
  static boolean isReal(JsonNode value) {
    return value.isNumber() || (value.isTextual() && NOT_FINITE.contains(value.textValue()));
  }

  /** True or false. */
  boolean flag(String name) {
    return of(name, JsonNode::isBoolean, "true or false").booleanValue();
  }

  /** A point in time. */
  Instant time(String name) {
    String text = text(name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw refused("its field %s is no time: %s".formatted(name, Shown.quoted(text)));
    }
  }

  /** One of an enum's names. */
  <E extends Enum<E>> E word(String name, Class<E> type) {
    return one(text(name), type);
  }

  /** The constant of an enum with that name. */
  <E extends Enum<E>> E one(String name, Class<E> type) {
    for (E word : type.getEnumConstants()) {
      if (word.name().equals(name)) {
        return word;
      }
    }
    throw refused(
        "%s is none of %s".formatted(Shown.quoted(name), List.of(type.getEnumConstants())));
  }

  /** An object. */
  Fields object(String name) {
    return of(what + "'s " + name, node(name));
  }

  /** A list. */
  List<JsonNode> list(String name) {
    List<JsonNode> elements = new ArrayList<>();
    of(name, JsonNode::isArray, "a list").forEach(elements::add);
    return elements;
  }

  /** A list of objects. */
  List<Fields> objects(String name) {
    return list(name).stream().map(element -> of(what + "'s " + name, element)).toList();
  }

  /** A list of texts. */
  List<String> texts(String name) {
    List<JsonNode> elements = list(name);
    if (!elements.stream().allMatch(JsonNode::isTextual)) {
      throw refused("its field %s is no list of texts".formatted(name));
    }
    return elements.stream().map(JsonNode::textValue).toList();
  }

  /** That was all: any other field is refused. */
  void end() {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!asked.contains(name)) {
        throw refused(
            "the field %s is not known; known are %s"
                .formatted(Shown.quoted(name), String.join(", ", asked)));
      }
    }
  }

  /** A refusal of the object. */
  SdmException refused(String why) {
    return SdmException.outOfRange(what + " was refused: " + why + ".");
  }

  /** A time, or null. */
  static JsonNode timeOrNull(@Nullable Instant time) {
    return time == null
        ? JsonNodeFactory.instance.nullNode()
        : JsonNodeFactory.instance.textNode(time.toString());
  }

  private JsonNode of(String name, Predicate<JsonNode> kind, String expected) {
    JsonNode value = node(name);
    if (!kind.test(value)) {
      throw refused("its field %s is not %s".formatted(name, expected));
    }
    return value;
  }
}
