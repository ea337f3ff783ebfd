package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * One answer of a user office read as JSON, within limits. Everything that is no whole JSON text
 * becomes one sentence: where it came from and what was seen instead.
 */
final class JsonAnswer {
  /** The longest answer that is read, in bytes. */
  static final int LONGEST = 64 << 20;

  private static final int DEEPEST = 50;
  private static final int PEEKED = 512;
  private static final JsonMapper MAPPER =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxDocumentLength(LONGEST)
                      .maxNestingDepth(DEEPEST)
                      .build())
              .build());

  private final String where;

  JsonAnswer(String where) {
    this.where = where;
  }

  /** What is done with the parser, which stands on the first token. */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads up to and including the last token of the value. */
    T read(JsonParser parser) throws IOException;
  }

  /**
   * Reads one whole answer; closes the stream.
   *
   * @throws SdmException (DEPENDENCY_ERROR) when it is no whole JSON text within the limits
   */
  <T> T read(InputStream in, Reading<T> reading) {
    try (var end = new EndSeen(in);
        JsonParser parser = parser(end)) {
      return whole(parser, reading, end);
    } catch (IOException e) {
      throw new SdmException(Reason.DEPENDENCY_ERROR, sentence(seen(e)), e);
    }
  }

  private <T> T whole(JsonParser parser, Reading<T> reading, EndSeen end) throws IOException {
    try {
      parser.nextToken();
      T value = reading.read(parser);
      if (parser.nextToken() != null) {
        throw wrong("more text after its end");
      }
      return value;
    } catch (JsonParseException e) {
      // Jackson takes "tru" at the end for an unknown word
      throw end.isSeen() && parser.getParsingContext().getParent() != null
          ? new JsonEOFException(parser, null, "half a word")
          : e;
    }
  }

  /** The value on which the parser stands, as a tree. */
  static JsonNode tree(JsonParser parser) throws IOException {
    return MAPPER.readTree(parser);
  }

  /** The refusal of the answer for what was seen in it. */
  SdmException wrong(String seen) {
    return SdmException.dependency(sentence(seen));
  }

  /** The kind of value that starts with a token, for a sentence. */
  static String kind(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "a JSON list";
      case START_OBJECT -> "a JSON object";
      case VALUE_NULL -> "JSON null";
      default -> "a single JSON value";
    };
  }

  private JsonParser parser(EndSeen in) throws IOException {
    in.mark(PEEKED);
    String start = new String(in.readNBytes(PEEKED), StandardCharsets.UTF_8).strip();
    in.reset();
    if (start.isEmpty() || start.equals("\uFEFF")) {
      throw wrong("nothing");
    }
    if (start.startsWith("<") || start.startsWith("\uFEFF<")) {
      String lower = start.toLowerCase(Locale.ROOT);
      throw wrong(
          lower.contains("<html") || lower.contains("<!doctype html")
              ? "an HTML page"
              : "XML or HTML");
    }
    return MAPPER.createParser(in);
  }

  private static String seen(IOException e) {
    if (e instanceof JsonEOFException) {
      return "JSON that ends in the middle";
    }
    if (e instanceof StreamConstraintsException) {
      return "JSON beyond the limits of 64 MB and 50 levels ("
          + Shown.plain(String.valueOf(e.getMessage()))
          + ")";
    }
    if (e instanceof JsonParseException parse) {
      var at = parse.getLocation();
      return "text that stops being JSON at line "
          + at.getLineNr()
          + ", column "
          + at.getColumnNr();
    }
    return "something that cannot be read (" + Shown.plain(String.valueOf(e.getMessage())) + ")";
  }

  private String sentence(String seen) {
    return "The user office's answer from "
        + where
        + " was not used: it is "
        + seen
        + "; ask those who run the user office.";
  }

  /** A stream that remembers whether it was read to its end, and can be peeked into. */
  private static final class EndSeen extends BufferedInputStream {
    private boolean seen;

    EndSeen(InputStream in) {
      super(in);
    }

    boolean isSeen() {
      return seen;
    }

    @Override
    public synchronized int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      seen |= count < 0;
      return count;
    }

    @Override
    public synchronized void reset() throws IOException {
      super.reset();
      seen = false;
    }
  }
}
