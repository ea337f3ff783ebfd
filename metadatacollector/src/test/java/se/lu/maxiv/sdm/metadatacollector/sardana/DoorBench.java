package se.lu.maxiv.sdm.metadatacollector.sardana;

import fr.esrf.Tango.DevEncoded;
import fr.esrf.TangoApi.DeviceAttribute;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.bench.Numbers;
import se.lu.maxiv.sdm.harness.bench.Report;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFact;
import se.lu.maxiv.sdm.metadatacollector.core.ScanTracker;
import se.lu.maxiv.sdm.support.remote.EventLine;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;

/** How long TangORB's event thread is kept by each of 1,000 real packets a second. */
public final class DoorBench {
  private static final String DOOR = "bench/door/1";
  private static final int POINTS = 10_000;
  private static final long PERIOD = 1_000_000;

  private DoorBench() {}

  /** Measures and reports. */
  public static void measure(Report report) {
    var settings =
        new DoorSettings(
            ZoneId.systemDefault(), false, DeviceThreads.of(DOOR, "watch"), Clock.systemUTC());
    List<ScanFact> facts = new CopyOnWriteArrayList<>();
    try (DoorDesk desk = new DoorDesk(settings, facts::add)) {
      var tracker = new ScanTracker(DOOR, null, false);
      var packets = new Packets(DOOR, settings.zone());
      var ears = new DoorEars(DOOR, packets, settings.clock(), h -> desk.put(tracker, h.events()));
      EventLine.Listener ear = ears.ear("RecordData");
      List<String> real = RealPackets.recordData();
      ear.heard(packet(real.get(0)));
      Numbers millis = points(ear, real.subList(1, 5));
      ear.heard(packet(real.get(5)));
      Await.until("the queue", Duration.ofSeconds(60), () -> desk.waiting() == 0);
      report.add(
          "a packet of 1,000 a second is accepted",
          Report.text(
              "%.3f ms, p99 %.3f ms, slowest %.3f ms", millis.median(), millis.p99(), millis.max()),
          "≤ 1 ms",
          millis.p99() <= 1);
    }
  }

  private static Numbers points(EventLine.Listener ear, List<String> real) {
    var millis = new ArrayList<Double>();
    long next = System.nanoTime();
    for (int i = 0; i < POINTS; i++) {
      DeviceAttribute packet = packet(real.get(i % real.size()));
      LockSupport.parkNanos(next - System.nanoTime());
      long begin = System.nanoTime();
      ear.heard(packet);
      millis.add((System.nanoTime() - begin) / 1e6);
      next += PERIOD;
    }
    return new Numbers(millis);
  }

  private static DeviceAttribute packet(String text) {
    var attribute = new DeviceAttribute("RecordData");
    attribute.insert(new DevEncoded("utf8_json", text.getBytes(StandardCharsets.UTF_8)));
    return attribute;
  }
}
