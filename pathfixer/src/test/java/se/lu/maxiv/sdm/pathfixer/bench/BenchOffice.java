package se.lu.maxiv.sdm.pathfixer.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A user office of any size: proposal n has a PI and five participants of its own and two visits,
 * on day n of 2020 and the next, with all of them.
 */
final class BenchOffice {
  static final String STAFF = "staffan";
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final int PARTICIPANTS = 5;

  private BenchOffice() {}

  static String proposal(int n) {
    return "2020%04d".formatted(n);
  }

  /** A wish of staff for the first (0) or second (1) visit of a proposal. */
  static Map<String, String> wish(int n, int visit) {
    return Map.of("username", STAFF, "proposal", proposal(n), "visit", folder(n, visit));
  }

  static String json(int proposals) {
    return IntStream.rangeClosed(1, proposals)
        .mapToObj(BenchOffice::one)
        .collect(
            Collectors.joining(
                ",\n",
                "{\"asOf\": \"" + Instant.now() + "\", \"complete\": true, \"proposals\": [\n",
                "]}\n"));
  }

  private static String one(int n) {
    String people =
        IntStream.rangeClosed(0, PARTICIPANTS)
            .mapToObj(i -> person(n, i))
            .collect(Collectors.joining(","));
    return """
    {"id": "%s", "title": "Study number %d of the benchmark", "type": "standard",
     "status": "ACCEPTED", "rawStatus": "Accepted", "beamlines": ["%s"],
     "pi": "%s", "proposer": "%s", "participants": [%s],
     "visits": [%s, %s]}"""
        .formatted(
            proposal(n),
            n,
            BenchSite.BEAMLINE,
            user(n, 0),
            user(n, 0),
            people,
            visit(n, 0),
            visit(n, 1));
  }

  private static String person(int n, int i) {
    return """
    {"username": "%s", "firstName": "First", "lastName": "Last%d", "accountActive": true,
     "roles": ["%s"]}"""
        .formatted(user(n, i), i, i == 0 ? "pi" : "visitor");
  }

  private static String visit(int n, int i) {
    String users =
        IntStream.rangeClosed(0, PARTICIPANTS)
            .mapToObj(u -> "\"" + user(n, u) + "\"")
            .collect(Collectors.joining(","));
    LocalDate day = day(n, i);
    return """
    {"id": "%d", "beamline": "%s", "start": "%sT08:00:00+01:00", "end": "%sT18:00:00+01:00",
     "status": "SCHEDULED", "localContact": "%s", "participants": [%s]}"""
        .formatted(2 * n + i, BenchSite.BEAMLINE, day, day, STAFF, users);
  }

  private static String folder(int n, int visit) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day(n, visit)) + "08";
  }

  private static LocalDate day(int n, int visit) {
    // in winter only, so that 08:00 is +01:00
    return FIRST.plusDays(n % 28 + 30L * visit).plusYears(n / 28 % 5);
  }

  private static String user(int n, int i) {
    return "user%04d%c".formatted(n, 'a' + i);
  }
}
