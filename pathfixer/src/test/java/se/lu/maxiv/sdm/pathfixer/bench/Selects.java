package se.lu.maxiv.sdm.pathfixer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;

/**
 * Select of visits and samples, each followed by the bare syncs of the same change in the same
 * folders, and the events that tell it.
 */
final class Selects {
  private static final int RUNS = 5;
  private static final int PREPARED = 40;
  private static final int NEW_VISITS = 10;

  /** Proposals from here on are new. */
  private static final int FIRST_NEW = 10;

  private static final String ABOVE_5 = "≤ 5 ms above the syncs";
  private static final String ABOVE_10 = "≤ 10 ms above the syncs";

  private final Client client;
  private final BenchSite site;
  private final Report report;
  private int nextNew = FIRST_NEW;

  Selects(Client client, BenchSite site, Report report) {
    this.client = client;
    this.site = site;
    this.report = report;
  }

  /** Times of one kind of Select: what it took, what its syncs took, when the event came. */
  private record Times(Numbers select, Numbers syncs, Numbers lag) {
    static final Times NONE =
        new Times(new Numbers(List.of()), new Numbers(List.of()), new Numbers(List.of()));

    static Times of(JsonNode answer) {
      return new Times(
          Client.numbers(answer.path("select")),
          Client.numbers(answer.path("syncs")),
          Client.numbers(answer.path("lag")));
    }

    Times and(Times more) {
      return new Times(select.and(more.select), syncs.and(more.syncs), lag.and(more.lag));
    }

    double above() {
      return select.median() - syncs.median();
    }

    @Override
    public String toString() {
      return Report.text(
          "%.2f ms above (%.2f, syncs %.2f)", above(), select.median(), syncs.median());
    }
  }

  /** Selects the first visit, as the very first thing after a start. */
  void first() {
    Times first = ask(List.of(BenchOffice.wish(1, 0)), true);
    report.tell("first Select after the start", Report.ms(first.select().max()));
  }

  /** Makes all that is there later and lets the server warm up. */
  void prepare() {
    for (int i = 0; i < 4; i++) {
      visits(PREPARED);
      samples(PREPARED);
    }
    newVisits();
  }

  /** Selects a hundred times. */
  void hundred() {
    visits(100);
  }

  /** Measures and reports. */
  void measure() {
    Times visits = Times.NONE;
    Times samples = Times.NONE;
    Times fresh = Times.NONE;
    for (int run = 0; run < RUNS; run++) {
      visits = visits.and(visits(PREPARED));
      fresh = fresh.and(newVisits());
      samples = samples.and(samples(PREPARED));
    }
    report.add("Select of a prepared visit", visits.toString(), ABOVE_5, visits.above() <= 5);
    report.add("Select of a prepared sample", samples.toString(), ABOVE_5, samples.above() <= 5);
    report.add("Select of a new visit", fresh.toString(), ABOVE_10, fresh.above() <= 10);
    Numbers lag = visits.lag().and(samples.lag());
    report.add(
        "event after the answer, median", Report.ms(lag.median()), "≤ 1 ms", lag.median() <= 1);
    report.add("event after the answer, p99", Report.ms(lag.p99()), "≤ 10 ms", lag.p99() <= 10);
  }

  /** Measures with a small and a large user office in turn, and reports. */
  void measureOffices() throws IOException {
    Times few = Times.NONE;
    Times many = Times.NONE;
    for (int run = 0; run < RUNS; run++) {
      office(BenchSite.MANY_PROPOSALS);
      many = many.and(visits(PREPARED / 2));
      office(BenchSite.PROPOSALS);
      few = few.and(visits(PREPARED / 2));
    }
    report.add(
        "with %d proposals".formatted(BenchSite.MANY_PROPOSALS),
        many.toString(),
        ABOVE_5,
        many.above() <= 5);
    double more = many.above() - few.above();
    report.add(
        "  more than with %d".formatted(BenchSite.PROPOSALS), Report.ms(more), "≤ 1 ms", more <= 1);
  }

  private void office(int proposals) throws IOException {
    site.write(proposals);
    client.ask(Map.of("command", "Refresh"));
    visits(2);
  }

  /** Begins with the second visit, since the first is selected after the start. */
  private Times visits(int count) {
    return ask(
        IntStream.range(0, count).mapToObj(i -> BenchOffice.wish(1, (i + 1) % 2)).toList(), false);
  }

  private Times samples(int count) {
    return ask(IntStream.range(0, count).mapToObj(i -> sample("prepared" + i % 2)).toList(), false);
  }

  private Times newVisits() {
    var wishes = new ArrayList<Map<String, String>>();
    for (int i = 0; i < NEW_VISITS; i++) {
      wishes.add(BenchOffice.wish(nextNew++, 0));
    }
    return ask(wishes, true);
  }

  private Times ask(List<Map<String, String>> wishes, boolean isNew) {
    return Times.of(client.ask(Map.of("wishes", wishes, "new", isNew)));
  }

  /** A wish for a sample of the first visit. */
  static Map<String, String> sample(String name) {
    var wish = new LinkedHashMap<>(BenchOffice.wish(1, 0));
    wish.put("sample", name);
    return wish;
  }
}
