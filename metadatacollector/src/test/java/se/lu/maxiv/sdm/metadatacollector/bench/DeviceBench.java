package se.lu.maxiv.sdm.metadatacollector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.Trees;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;
import se.lu.maxiv.sdm.metadatacollector.MetadataCollector;
import se.lu.maxiv.sdm.metadatacollector.scicat.Fault;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatStub;

/**
 * How long EndScan takes a PyTango client until the end is durable, while the catalogue is away and
 * while the backlog of that time drains; and how fast it drains.
 */
final class DeviceBench {
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final String SERVER = "MetadataCollector/bench";
  private static final String DEVICE = "bench/ctl/sdm-md-01";
  private static final int LEAST_RATE = 30;

  /** Scans one after the other; a line with each one's milliseconds from EndScan to its answer. */
  private static final String CLIENT =
      """
      import sys, json, time, tango
      device, raw = tango.DeviceProxy(sys.argv[1]), sys.argv[2]
      def until(what):
          end = time.time() + 600
          while not what():
              assert time.time() < end, device.Status()
              time.sleep(0.02)
      def scan(number):
          uuid = device.StartScan(json.dumps({"number": number, "title": "ascan", "folder": raw}))
          begin = time.perf_counter()
          device.EndScan(json.dumps({"scan": uuid, "points": 3}))
          return (time.perf_counter() - begin) * 1e3
      until(lambda: device.State() != tango.DevState.INIT)
      for line in sys.stdin:
          count = int(line)
          if count > 0:
              print(json.dumps([scan(i) for i in range(count)]), flush=True)
          else:
              until(lambda: device.OutboxDepth == 0)
              print("[0]", flush=True)
      """;

  private DeviceBench() {}

  /** Measures and reports; the backlog has that many scans. */
  static void measure(PrivateTango tango, Report report, int backlog) throws IOException {
    Path folder = Files.createTempDirectory("sdm-bench-");
    try (ScicatStub scicat = new ScicatStub()) {
      scicat.forget();
      tango.addServer(SERVER, "MetadataCollector", DEVICE);
      tango.putProperties(DEVICE, properties(folder, scicat));
      Path raw =
          Files.createDirectories(folder.resolve("data/visitors/nanomax/20260412/2026112108/raw"));
      try (ServerProcess server =
              ServerProcess.start(
                  tango, ServerCommand.java(SERVER, MetadataCollector.class), PATIENCE);
          ChildProcess client =
              Python.using(tango).start(CLIENT, server.devices().get(0), raw.toString())) {
        measure(client, scicat, report, backlog);
      }
    } finally {
      Trees.remove(folder);
    }
  }

  private static void measure(ChildProcess client, ScicatStub scicat, Report report, int backlog)
      throws IOException {
    scicat.fail(request -> Fault.STATUS_503);
    asked(client, backlog / 10);
    Numbers away = asked(client, backlog - backlog / 10);
    report.add(
        "the end of a scan, durable, for a PyTango client",
        Report.text("%.1f ms, p99 %.1f ms", away.median(), away.p99()),
        "≤ 20 ms",
        away.median() <= 20);
    scicat.fail(request -> Fault.NONE);
    long begin = System.nanoTime();
    Numbers meanwhile = asked(client, backlog / 10);
    asked(client, 0);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double rate = (backlog + backlog / 10) / seconds;
    report.add(
        Report.text("a backlog of %,d scans drains while scans go on", backlog),
        Report.text("%.0f data sets a second", rate),
        "≥ 30 a second",
        rate >= LEAST_RATE);
    report.add(
        "the end of a scan meanwhile",
        Report.text("%.1f ms, p99 %.1f ms", meanwhile.median(), meanwhile.p99()),
        "≤ 20 ms",
        meanwhile.median() <= 20);
  }

  private static Map<String, List<String>> properties(Path folder, ScicatStub scicat) {
    return Map.of(
        "StoreUrl", List.of(folder.resolve("scans.db").toString()),
        "ScicatUrl", List.of(scicat.url().base()),
        "ScicatUser", List.of("ingestor"),
        "ScicatPasswordFile",
            List.of(ScicatStub.secret(folder.resolve("ingestor"), "secret of ingestor").toString()),
        "ContactEmail", List.of("bench@example.org"),
        "AccessGroups", List.of("sdm"));
  }

  private static Numbers asked(ChildProcess client, int scans) throws IOException {
    client.writeLine(Integer.toString(scans));
    JsonNode answer =
        new ObjectMapper().readTree(client.awaitLine(line -> line.startsWith("["), PATIENCE));
    return new Numbers(
        StreamSupport.stream(answer.spliterator(), false).map(JsonNode::asDouble).toList());
  }
}
