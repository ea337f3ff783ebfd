package se.lu.maxiv.sdm.metadatacollector.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.tango.TangoAttributeReader;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;

/**
 * How long a snapshot of 500 attributes on 50 devices takes, against PyTango that reads one device
 * after the other in the same run.
 */
final class SnapshotBench {
  private static final Duration LIMIT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int RUNS = 5;
  private static final int ROUNDS = 10;

  /** Until the JVM has compiled what it needs. */
  private static final int WARM_UP = 600;

  private static final List<String> VALUES =
      IntStream.range(0, 10).mapToObj(i -> "value" + i).toList();
  private static final List<String> TANGO_TEST =
      List.of(
          "ampli",
          "boolean_scalar",
          "double_scalar",
          "float_scalar",
          "long_scalar",
          "long64_scalar",
          "short_scalar",
          "string_scalar",
          "uchar_scalar",
          "ulong_scalar");

  private final PrivateTango tango;
  private final Report report;

  private SnapshotBench(PrivateTango tango, Report report) {
    this.tango = tango;
    this.report = report;
  }

  /** Measures and reports. */
  static void measure(PrivateTango tango, Report report) throws IOException {
    var bench = new SnapshotBench(tango, report);
    bench.instantDevices();
    bench.slowDevices();
    report.note(
        "Snapshots were measured after %d others: the first ones of a JVM take three times as long."
            .formatted(WARM_UP));
  }

  private void slowDevices() throws IOException {
    try (Fleet fleet = new Fleet(tango);
        TangoAttributeReader reader = reader()) {
      var servers = new ArrayList<ServerProcess>();
      for (int i = 1; i <= 5; i++) {
        servers.add(fleet.motors("sound" + i, 9, 0.02));
      }
      ServerProcess hangs = fleet.motors("hangs", 3, 0.02);
      ServerProcess dies = fleet.motors("dies", 2, 0.02);
      servers.add(hangs);
      servers.add(dies);
      List<String> devices = devices(servers);
      report.tell(
          "50 devices: connecting and the first snapshot",
          Report.ms(once(reader, devices, VALUES, PATIENCE)));
      double sound = compare("50 devices of 20 ms", reader, devices, VALUES);
      hangs.freeze();
      dies.kill();
      trouble(reader, devices, sound);
      hangs.thaw();
    }
  }

  private double compare(
      String what, TangoAttributeReader reader, List<String> devices, List<String> attributes)
      throws IOException {
    boolean isSlow = attributes == VALUES;
    Sides sides = sides(reader, devices, attributes);
    Numbers ratios = sides.pytango().over(sides.ours());
    report.add(
        what + ": 500 attributes",
        Report.text("%.1f ms, p99 %.1f ms", sides.ours().median(), sides.ours().p99()),
        isSlow ? "≤ 40 ms" : "",
        !isSlow || sides.ours().median() <= 40);
    report.tell(what + ": PyTango, one after the other", Report.ms(sides.pytango().median()));
    report.add(
        what + ": times faster than PyTango",
        Report.text("%.2f", ratios.median()),
        isSlow ? "≥ 15" : "≥ 0.33",
        ratios.median() >= (isSlow ? 15 : 1 / 3.0));
    return sides.ours().median();
  }

  private void trouble(TangoAttributeReader reader, List<String> devices, double sound) {
    double first = once(reader, devices, VALUES);
    Numbers later = times(reader, devices, VALUES, 50);
    report.add(
        "5 of 50 dead or hung: the first snapshot",
        Report.ms(first),
        "≤ 1000 ms (AttributeTimeout)",
        first <= LIMIT.toMillis());
    report.add(
        "5 of 50 dead or hung: from the second on",
        Report.text("%.1f ms, slowest %.1f ms", later.median(), later.max()),
        "no slower than without: ≤ 1.25 times",
        later.median() <= 1.25 * sound);
  }

  private void instantDevices() throws IOException {
    try (Fleet fleet = new Fleet(tango);
        TangoAttributeReader reader = reader()) {
      List<String> devices =
          devices(List.of(fleet.tangoTest("bench1", 25), fleet.tangoTest("bench2", 25)));
      once(reader, devices, TANGO_TEST, PATIENCE);
      times(reader, devices, TANGO_TEST, WARM_UP);
      compare("50 instant devices", reader, devices, TANGO_TEST);
    }
  }

  /** Milliseconds of both, in the same order of runs. */
  private record Sides(Numbers ours, Numbers pytango) {}

  private Sides sides(TangoAttributeReader reader, List<String> devices, List<String> attributes)
      throws IOException {
    Numbers ours = new Numbers(List.of());
    Numbers theirs = new Numbers(List.of());
    String[] arguments =
        Stream.concat(Stream.of(String.join(",", attributes)), devices.stream())
            .toArray(String[]::new);
    try (ChildProcess python =
        Python.using(tango).start(Fleet.script("bench/one_by_one.py"), arguments)) {
      times(reader, devices, attributes, 2 * ROUNDS);
      pytango(python, 1);
      for (int run = 0; run < RUNS; run++) {
        ours = ours.and(times(reader, devices, attributes, ROUNDS));
        theirs = theirs.and(pytango(python, ROUNDS));
      }
    }
    return new Sides(ours, theirs);
  }

  private static Numbers pytango(ChildProcess python, int rounds) throws IOException {
    python.writeLine(Integer.toString(rounds));
    JsonNode answer =
        new ObjectMapper().readTree(python.awaitLine(line -> line.startsWith("["), PATIENCE));
    return new Numbers(
        StreamSupport.stream(answer.spliterator(), false).map(JsonNode::asDouble).toList());
  }

  private static Numbers times(
      TangoAttributeReader reader, List<String> devices, List<String> attributes, int rounds) {
    return new Numbers(
        IntStream.range(0, rounds).mapToObj(round -> once(reader, devices, attributes)).toList());
  }

  private static double once(
      TangoAttributeReader reader, List<String> devices, List<String> attributes) {
    return once(reader, devices, attributes, LIMIT);
  }

  /** Milliseconds; a sound device whose value does not come ends the bench. */
  private static double once(
      TangoAttributeReader reader, List<String> devices, List<String> attributes, Duration limit) {
    List<AttributeAddress> addresses =
        devices.stream()
            .flatMap(device -> attributes.stream().map(name -> new AttributeAddress(device, name)))
            .toList();
    long begin = System.nanoTime();
    Map<AttributeAddress, Reading> readings = reader.read(addresses, limit);
    double millis = (System.nanoTime() - begin) / 1e6;
    readings.forEach(
        (address, reading) -> {
          boolean isSound = !address.device().matches(".*-(hangs|dies)/.*");
          if (isSound && reading.value() == null) {
            throw new IllegalStateException(address + ": " + reading.error());
          }
        });
    return millis;
  }

  private static List<String> devices(List<ServerProcess> servers) {
    return servers.stream().flatMap(server -> server.devices().stream()).toList();
  }

  private static TangoAttributeReader reader() {
    return new TangoAttributeReader(DeviceThreads.of("bench", "read"), LIMIT, Clock.systemUTC());
  }
}
