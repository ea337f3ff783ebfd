package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.OfficeSnapshot.Skipped;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

/** Writes the neutral form, sets sorted, so that equal answers give equal files. */
final class NeutralWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  private NeutralWriter(JsonGenerator json) {
    this.json = json;
  }

  static void write(NeutralJson.Sourced sourced, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out).useDefaultPrettyPrinter()) {
      new NeutralWriter(json).answer(sourced);
    }
  }

  private void answer(NeutralJson.Sourced sourced) throws IOException {
    OfficeSnapshot snapshot = sourced.snapshot();
    json.writeStartObject();
    if (!sourced.source().isEmpty()) {
      json.writeStringField("source", sourced.source());
    }
    json.writeStringField("asOf", snapshot.asOf().toString());
    json.writeBooleanField("complete", snapshot.complete());
    json.writeArrayFieldStart("proposals");
    for (Proposal proposal : snapshot.proposals()) {
      proposal(proposal);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("skipped");
    for (Skipped skipped : snapshot.skipped()) {
      skipped(skipped);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void proposal(Proposal p) throws IOException {
    UserType userType = p.userType();
    json.writeStartObject();
    json.writeStringField("id", p.id().text());
    json.writeStringField("title", p.title());
    json.writeStringField("type", p.rawType());
    text("userType", userType == null ? null : userType.folder());
    json.writeStringField("status", p.status().name());
    json.writeStringField("rawStatus", p.rawStatus());
    texts("beamlines", p.beamlines());
    time("validFrom", p.validFrom());
    time("validTo", p.validTo());
    text("parent", p.parent());
    people(p);
    json.writeArrayFieldStart("visits");
    for (Visit visit : p.visits()) {
      visit(visit);
    }
    json.writeEndArray();
    json.writeBooleanField("restricted", p.restricted());
    json.writeEndObject();
  }

  private void people(Proposal p) throws IOException {
    text("pi", p.pi());
    text("proposer", p.proposer());
    json.writeArrayFieldStart("participants");
    for (Participant person : p.participants()) {
      json.writeStartObject();
      text("username", person.username());
      json.writeStringField("firstName", person.firstName());
      json.writeStringField("lastName", person.lastName());
      json.writeStringField("email", person.email());
      json.writeStringField("externalId", person.externalId());
      json.writeBooleanField("accountActive", person.accountActive());
      texts("roles", person.roles());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void visit(Visit visit) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", visit.id());
    json.writeStringField("beamline", visit.beamline());
    time("start", visit.start());
    time("end", visit.end());
    json.writeStringField("status", "SCHEDULED");
    text("localContact", visit.localContact());
    texts("participants", visit.participants());
    json.writeEndObject();
  }

  private void skipped(Skipped skipped) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", skipped.id());
    json.writeStringField("reason", skipped.reason());
    json.writeEndObject();
  }

  private void text(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  private void time(String name, @Nullable ZonedDateTime value) throws IOException {
    if (value != null) {
      json.writeStringField(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
    }
  }

  private void texts(String name, Set<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : new TreeSet<>(values)) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
