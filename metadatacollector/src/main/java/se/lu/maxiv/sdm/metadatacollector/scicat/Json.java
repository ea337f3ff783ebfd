package se.lu.maxiv.sdm.metadatacollector.scicat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** JSON as it goes to a SciCat and comes back. */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Json() {}

  /** The text of a body. Halves of characters, which are no Unicode, become question marks. */
  static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a body of maps, lists and plain values", e);
    }
  }

  /**
   * A whole JSON object.
   *
   * @throws IOException for anything else
   */
  static Map<String, Object> object(byte[] text) throws IOException {
    Map<String, Object> object = MAPPER.readValue(text, OBJECT);
    if (object == null) {
      throw new IOException("null");
    }
    return object;
  }

  /** Any whole JSON value, as Jackson reads it; null for JSON's null. */
  static Object any(byte[] text) throws IOException {
    return MAPPER.readValue(text, Object.class);
  }

  /**
   * The texts of one field of a JSON list's elements, without keeping the rest, which may be large.
   *
   * @param where whether an object that has the field is one that counts
   * @throws IOException when it is no whole JSON list
   */
  static List<String> texts(byte[] text, String field, Predicate<JsonStreamContext> where)
      throws IOException {
    var texts = new ArrayList<String>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("no list");
      }
      while (!parser.getParsingContext().inRoot()) {
        JsonToken token = parser.nextToken();
        boolean isField =
            token == JsonToken.FIELD_NAME
                && parser.currentName().equals(field)
                && where.test(parser.getParsingContext());
        if (isField && parser.nextToken() == JsonToken.VALUE_STRING) {
          texts.add(parser.getText());
        }
      }
      if (parser.nextToken() != null) {
        throw new IOException("more after its end");
      }
    }
    return texts;
  }
}
