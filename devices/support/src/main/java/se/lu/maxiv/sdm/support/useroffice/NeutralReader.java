package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Reads one answer in the neutral form, a proposal at a time, so that a large answer never stands
 * in memory as a whole. For one answer only; not thread-safe.
 */
final class NeutralReader {
  private final JsonAnswer answer;
  private final OfficeTimes times;
  private final Instant readAt;
  private final List<Proposal> proposals = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private Instant asOf;
  private boolean complete;
  private boolean hasProposals;
  private String source = "";

  NeutralReader(JsonAnswer answer, OfficeTimes times, Instant saidAt) {
    this.answer = answer;
    this.times = times;
    this.readAt = saidAt;
    this.asOf = saidAt;
  }

  /** Whose answer it is, when the text says so, which only the cache does; else empty. */
  String source() {
    return source;
  }

  /** Reads the object on whose first token the parser stands. */
  OfficeSnapshot read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw answer.wrong(
          JsonAnswer.kind(parser.currentToken()) + ", not an object with \"proposals\"");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field(name, parser);
    }
    if (!hasProposals) {
      throw answer.wrong("a JSON object without a list \"proposals\"");
    }
    return new OfficeSnapshot(asOf, complete, SameProposal.joined(proposals, skipped), skipped);
  }

  private void field(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "asOf" -> asOf = asOf(JsonAnswer.tree(parser));
      case "complete" -> complete = parser.currentToken() == JsonToken.VALUE_TRUE;
      case "source" -> source = JsonAnswer.tree(parser).asText();
      case "proposals" -> proposals(parser);
      case "skipped" -> JsonAnswer.tree(parser).forEach(this::skippedByTheOffice);
      default -> {}
    }
    parser.skipChildren();
  }

  private Instant asOf(JsonNode node) {
    try {
      return node.isNull() ? asOf : times.from("asOf", node.asText()).toInstant();
    } catch (SdmException e) {
      throw answer.wrong("JSON whose asOf is not a time such as 2026-11-22T06:00:00Z");
    }
  }

  private void proposals(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw answer.wrong("a JSON object whose \"proposals\" are not a list");
    }
    hasProposals = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      proposal(JsonAnswer.tree(parser));
    }
  }

  private void proposal(JsonNode node) {
    String id = OfficeText.clean(node.path("id").asText(""), OfficeText.NAME);
    var notes = new Notes(id);
    try {
      Fields fields = Fields.of(node, "A proposal");
      proposals.add(new NeutralProposal(fields, times, readAt, notes).read());
      skipped.addAll(notes.skipped());
    } catch (SdmException e) {
      skipped.add(new Skipped(id, e.sentence()));
    }
  }

  private void skippedByTheOffice(JsonNode node) {
    skipped.add(
        new Skipped(
            OfficeText.clean(node.path("id").asText(""), OfficeText.NAME),
            OfficeText.clean(node.path("reason").asText(""), OfficeText.TITLE)));
  }
}
