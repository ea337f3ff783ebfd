package se.lu.maxiv.sdm.support.useroffice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;

/**
 * A DUO on loopback that behaves as the real one is known to: 403 without the right key, 404 for
 * what it does not know, dates local and in the facility's own format, proprietary proposals as
 * three fields, authors only in the details.
 */
final class StandInDuo implements AutoCloseable {
  static final String KEY = "the-key";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StandInServer server = new StandInServer();

  StandInDuo() throws IOException {}

  StandInServer server() {
    return server;
  }

  /** The property's value that opens it. */
  String url(String more) {
    URI base = server.uri("/duo/api.php/v1");
    return "duo:" + base + "?facility=maxiv" + more;
  }

  void onYear(int year, StandInServer.Answer answer) {
    server.on(year(year), guarded(answer));
  }

  /** Lists what is in the array; apostrophes stand for quotes. */
  void listYear(int year, String... entries) {
    onYear(year, StandInServer.ok(("[" + String.join(",", entries) + "]").replace('\'', '"')));
  }

  void onDetails(String digits, StandInServer.Answer answer) {
    server.on(details(digits), guarded(answer));
  }

  /** Gives details with these authors; apostrophes stand for quotes. */
  void details(String digits, String authors) {
    onDetails(
        digits,
        StandInServer.ok(
            ("{'beamline':'BioMAX','proposal':'" + digits + "','authors':[" + authors + "]}")
                .replace('\'', '"')));
  }

  /** The documented examples for one year: the list without authors, and the details. */
  void serveExamples(int year) throws IOException {
    var list = (ArrayNode) JSON.readTree(Answers.file("duo_CalendarInfos_proposals.json"));
    list.forEach(entry -> ((ObjectNode) entry).remove("authors"));
    onYear(year, StandInServer.ok(JSON.writeValueAsBytes(list)));
    byte[] details = Answers.file("duo_ProposalInfos_details.json");
    onDetails("20170251", StandInServer.ok(details));
    byte[] proprietary = Answers.file("duo_ProposalInfos_details_proprietary.json");
    onDetails("20260338", StandInServer.ok(proprietary));
  }

  static String year(int year) {
    return "/duo/api.php/v1/CalendarInfos/proposals/maxiv?year=" + year;
  }

  static String details(String digits) {
    return "/duo/api.php/v1/ProposalInfos/details/maxiv/?propid=" + digits;
  }

  @Override
  public void close() {
    server.close();
  }

  private static StandInServer.Answer guarded(StandInServer.Answer answer) {
    return exchange -> {
      boolean known = KEY.equals(exchange.getRequestHeaders().getFirst("X-API-SECRET"));
      (known ? answer : StandInServer.status(403, "{\"error\":\"forbidden\"}")).give(exchange);
    };
  }
}
