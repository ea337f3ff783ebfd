package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a DUO answers to single questions, as JSON.
 *
 * @param settings what is asked
 * @param http the way to ask
 */
record DuoAnswers(DuoSettings settings, OfficeHttp http) {

  /**
   * The list of one year.
   *
   * @param ours the entries of this beamline, and those that say no beamline
   * @param listed how many entries there were, of whatever beamline
   */
  record Year(List<JsonNode> ours, int listed) {}

  /** The proposals of one year. */
  Year year(int year) {
    URI uri = settings.proposals(year);
    var answer = new JsonAnswer(OfficeUrl.shown(uri) + " for " + year);
    return answer.read(body(uri), parser -> entries(parser, answer));
  }

  /** The details of one proposal. */
  Fields details(String digits) {
    URI uri = settings.details(digits);
    var answer = new JsonAnswer(OfficeUrl.shown(uri) + " for " + digits);
    JsonNode node = answer.read(body(uri), JsonAnswer::tree);
    if (!node.isObject() || !DuoEntry.idOf(node).equals(digits)) {
      throw answer.wrong("not about that proposal");
    }
    return new Fields(node);
  }

  private ByteArrayInputStream body(URI uri) {
    return new ByteArrayInputStream(http.get(uri));
  }

  private Year entries(JsonParser parser, JsonAnswer answer) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw answer.wrong(JsonAnswer.kind(parser.currentToken()) + ", not a list of proposals");
    }
    List<JsonNode> ours = new ArrayList<>();
    int listed = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode node = JsonAnswer.tree(parser);
      listed++;
      if (isOurs(node)) {
        ours.add(node);
      }
    }
    return new Year(ours, listed);
  }

  private boolean isOurs(JsonNode node) {
    JsonNode beamline = node.path("beamline");
    return !beamline.isTextual() || settings.wants(beamline.textValue());
  }
}
