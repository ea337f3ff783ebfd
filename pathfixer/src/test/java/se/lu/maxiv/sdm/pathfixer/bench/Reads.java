package se.lu.maxiv.sdm.pathfixer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;

/** Reads of SamplePath by one client and by eight at a time, the three servers in turn. */
final class Reads {
  /** Device and attribute, PathFixer's first. */
  private static final Map<String, String> SIDES = sides();

  private static final int RUNS = 5;
  private static final int READS = 20_000;
  private static final int WARM_UP = 100_000;
  private static final double LONG = 60;

  private final PrivateTango tango;
  private final Report report;

  Reads(PrivateTango tango, Report report) {
    this.tango = tango;
    this.report = report;
  }

  /** Warms up, measures and reports. */
  void measure() {
    try (Client one = new Client(tango, "readers.py", "1");
        Client eight = new Client(tango, "readers.py", "8")) {
      warmUp(one);
      one(alternate(one, READS, LONG));
      SIDES.keySet().forEach(device -> ask(eight, device, READS, 1)); // it connects
      eight(alternate(eight, Integer.MAX_VALUE, 1));
    }
  }

  /** A JVM has compiled what a read needs after some 100,000 of them. */
  private static void warmUp(Client client) {
    SIDES.keySet().forEach(device -> ask(client, device, READS, LONG));
    ask(client, Servers.PATHFIXER, WARM_UP, LONG);
  }

  private void one(Map<String, List<JsonNode>> runs) {
    Numbers rates = rates(runs, Servers.PATHFIXER);
    Numbers python = rates.over(rates(runs, Servers.PYTANGO));
    Numbers cpp = rates.over(rates(runs, Servers.TANGOTEST));
    report.tell("reads by one client", allRates(runs));
    report.add("  against PyTango", times(python), "≥ 1.0 ×", python.median() >= 1.0);
    report.add("  against TangoTest", times(cpp), "≥ 0.6 ×", cpp.median() >= 0.6);
    double late = over50(runs, Servers.PATHFIXER);
    report.add(
        Report.text("  over 50 ms of %d", RUNS * READS),
        Report.text(
            "%.0f (PyTango %.0f, TangoTest %.0f)",
            late, over50(runs, Servers.PYTANGO), over50(runs, Servers.TANGOTEST)),
        "0",
        late == 0);
    report.tell("  p99, slowest", extremes(runs));
  }

  private void eight(Map<String, List<JsonNode>> runs) {
    Numbers python = rates(runs, Servers.PATHFIXER).over(rates(runs, Servers.PYTANGO));
    report.tell("reads by eight clients", allRates(runs));
    report.add("  against PyTango", times(python), "≥ 1.2 ×", python.median() >= 1.2);
    report.tell("  p99, slowest", extremes(runs));
  }

  private static Map<String, List<JsonNode>> alternate(Client client, int reads, double seconds) {
    var runs = new LinkedHashMap<String, List<JsonNode>>();
    for (int run = 0; run < RUNS; run++) {
      for (String device : SIDES.keySet()) {
        runs.computeIfAbsent(device, d -> new ArrayList<>())
            .add(ask(client, device, reads, seconds));
      }
    }
    return runs;
  }

  private static JsonNode ask(Client client, String device, int reads, double seconds) {
    String attribute = SIDES.getOrDefault(device, "");
    return client.ask(
        Map.of("device", device, "attribute", attribute, "reads", reads, "seconds", seconds));
  }

  private static Numbers rates(Map<String, List<JsonNode>> runs, String device) {
    return numbers(runs, device, "rate");
  }

  private static double over50(Map<String, List<JsonNode>> runs, String device) {
    return numbers(runs, device, "over50").sum();
  }

  private static Numbers numbers(Map<String, List<JsonNode>> runs, String device, String field) {
    return new Numbers(
        runs.getOrDefault(device, List.of()).stream()
            .map(run -> run.path(field).asDouble())
            .toList());
  }

  private static String allRates(Map<String, List<JsonNode>> runs) {
    return SIDES.keySet().stream()
            .map(device -> Report.text("%.0f", rates(runs, device).median()))
            .collect(Collectors.joining(", "))
        + " /s (PathFixer, PyTango, TangoTest)";
  }

  private static String extremes(Map<String, List<JsonNode>> runs) {
    return SIDES.keySet().stream()
        .map(
            device ->
                Report.text(
                    "%.2f, %.1f ms",
                    numbers(runs, device, "p99").median(), numbers(runs, device, "slowest").max()))
        .collect(Collectors.joining("; "));
  }

  private static String times(Numbers ratios) {
    return Report.text("%.2f ×", ratios.median());
  }

  private static Map<String, String> sides() {
    var sides = new LinkedHashMap<String, String>();
    sides.put(Servers.PATHFIXER, "SamplePath");
    sides.put(Servers.PYTANGO, "SamplePath");
    sides.put(Servers.TANGOTEST, "string_scalar");
    return sides;
  }
}
