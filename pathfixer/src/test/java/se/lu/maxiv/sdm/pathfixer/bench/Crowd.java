package se.lu.maxiv.sdm.pathfixer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;

/** Fifty subscribers, each a process of its own, and the time until the last has the event. */
final class Crowd {
  private static final int SUBSCRIBERS = 50;
  private static final int RUNS = 5;
  private static final int SELECTS = 10;
  private static final double LIMIT = 50;

  private final PrivateTango tango;
  private final Report report;

  Crowd(PrivateTango tango, Report report) {
    this.tango = tango;
    this.report = report;
  }

  /** Measures and reports. */
  void measure() {
    try (Client crowd =
        new Client(tango, "crowd.py", Servers.PATHFIXER, Integer.toString(SUBSCRIBERS))) {
      ask(crowd, 0);
      Numbers last = new Numbers(List.of());
      int missing = 0;
      for (int run = 1; run <= RUNS; run++) {
        JsonNode answer = ask(crowd, run);
        last = last.and(Client.numbers(answer.path("last")));
        missing += answer.path("missing").asInt();
      }
      report.add(
          "last of " + SUBSCRIBERS + " subscribers after the answer",
          Report.text(
              "%.1f ms, p99 %.1f ms, %d events missing", last.median(), last.p99(), missing),
          "≤ 50 ms",
          last.median() <= LIMIT && missing == 0);
    }
  }

  private static JsonNode ask(Client crowd, int run) {
    List<Integer> numbers = IntStream.range(0, SELECTS).map(i -> 100 * run + i).boxed().toList();
    return crowd.ask(Map.of("wish", BenchOffice.wish(1, 0), "numbers", numbers));
  }
}
