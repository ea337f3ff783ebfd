package se.lu.maxiv.sdm.metadatacollector.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * JSON text and its trees. Read strictly: a name twice, or anything after the end, is an error.
 * Written in ASCII, which no database, terminal or Tango string changes on the way.
 */
final class Json {
  // a scan's metadata may be an image; a document has no limit of its own
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(LIMITS)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** An empty object. */
  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An empty list. */
  static ArrayNode list() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** A list of texts. */
  static ArrayNode texts(Collection<String> texts) {
    ArrayNode list = list();
    texts.forEach(list::add);
    return list;
  }

  /** A number; NaN and infinities, for which JSON has no words, as texts. */
  static JsonNode real(double value) {
    return Double.isFinite(value)
        ? JsonNodeFactory.instance.numberNode(value)
        : JsonNodeFactory.instance.textNode(Double.toString(value));
  }

  /** The text of a tree. */
  static String text(JsonNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values has no text.", e);
    }
  }

  /**
   * The tree of a text.
   *
   * @param what what it should be, for the sentence ("The item")
   * @throws SdmException (DATA_OUT_OF_RANGE) when it is no JSON, with line and column
   */
  static JsonNode tree(String what, String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      var place = e.getLocation();
      throw new SdmException(
          Reason.DATA_OUT_OF_RANGE,
          "%s was refused: it is no JSON at line %d, column %d; correct it there."
              .formatted(what, place.getLineNr(), place.getColumnNr()),
          e);
    }
  }
}
