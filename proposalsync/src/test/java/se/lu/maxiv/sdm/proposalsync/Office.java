package se.lu.maxiv.sdm.proposalsync;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Answers of a user office in the neutral form. */
final class Office {
  private Office() {}

  /** One accepted proposal of NanoMAX with these people, the first of them its PI. */
  static String of(String proposal, String... people) {
    return of(List.of(proposal(proposal, people)));
  }

  /** A complete answer with these proposals. */
  static String of(List<String> proposals) {
    return "{\"asOf\": \"%s\", \"complete\": true, \"proposals\": [%s]}"
        .formatted(Instant.now(), String.join(",\n", proposals));
  }

  /** One proposal of an answer. */
  static String proposal(String id, String... people) {
    String participants =
        Arrays.stream(people).map(Office::participant).collect(Collectors.joining(", "));
    return """
        {"id": "%s", "title": "T", "type": "standard", "userType": "visitors",
         "status": "ACCEPTED", "rawStatus": "Accepted", "beamlines": ["nanomax"],
         "pi": "%s", "proposer": "%s", "participants": [%s], "visits": [], "restricted": false}
        """
        .formatted(id, people[0], people[0], participants);
  }

  private static String participant(String name) {
    return """
        {"username": "%s", "firstName": "%s", "lastName": "X", "email": "%s@example.org",
         "accountActive": true, "roles": ["visitor"]}
        """
        .formatted(name, name, name);
  }

  /** An office that names nothing, as one under maintenance does. */
  static String none() {
    return of(List.of());
  }
}
