package se.lu.maxiv.sdm.proposalsync;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers of a user office in the neutral form. */
final class Office {
  private Office() {}

  /** One accepted proposal of NanoMAX with these people, the first of them its PI. */
  static String of(String proposal, String... people) {
    String participants =
        Arrays.stream(people)
            .map(
                name ->
                    "{\"username\": \"%s\", \"firstName\": \"%s\", \"lastName\": \"X\", \"email\": \"%s@example.org\", \"accountActive\": true, \"roles\": [\"visitor\"]}"
                        .formatted(name, name, name))
            .collect(Collectors.joining(", "));
    return """
        {"asOf": "%s", "complete": true, "proposals": [
          {"id": "%s", "title": "T", "type": "standard", "userType": "visitors",
           "status": "ACCEPTED", "rawStatus": "Accepted", "beamlines": ["nanomax"],
           "pi": "%s", "proposer": "%s", "participants": [%s], "visits": [], "restricted": false}
        ]}
        """
        .formatted(Instant.now(), proposal, people[0], people[0], participants);
  }

  /** An office that names nothing, as one under maintenance does. */
  static String none() {
    return "{\"asOf\": \"%s\", \"complete\": true, \"proposals\": []}".formatted(Instant.now());
  }
}
