package se.lu.maxiv.sdm.support.useroffice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import se.lu.maxiv.sdm.model.OfficeSnapshot;

/** Answers of user offices for the tests. */
final class Answers {
  static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

  private Answers() {}

  /** A file beside the tests. */
  static byte[] file(String name) {
    try (InputStream in = Objects.requireNonNull(Answers.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] neutral() {
    return file("useroffice_neutral.json");
  }

  /** A whole answer with these proposals; apostrophes stand for quotes. */
  static String of(String... proposals) {
    return ("{'asOf':'2026-11-22T06:00:00Z','complete':true,'proposals':["
            + String.join(",", proposals)
            + "]}")
        .replace('\'', '"');
  }

  /** A good proposal at BioMAX with more fields, which start with a comma. */
  static String proposal(String id, String more) {
    return "{'id':'" + id + "','status':'ACCEPTED','beamlines':['biomax']" + more + "}";
  }

  static OfficeSnapshot read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  static OfficeSnapshot read(byte[] json) {
    return new NeutralJson(STOCKHOLM).read(new ByteArrayInputStream(json), "the test", NOON);
  }
}
