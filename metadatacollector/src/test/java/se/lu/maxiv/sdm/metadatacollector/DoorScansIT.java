package se.lu.maxiv.sdm.metadatacollector;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.sardana.SardanaStandIn;
import se.lu.maxiv.sdm.metadatacollector.store.JdbiScanStore;
import se.lu.maxiv.sdm.metadatacollector.store.StoreUrl;

/** Scans of Sardana's Doors, from the Door's packets to the catalogue. */
@TangoTest
class DoorScansIT extends OnCollector {
  private static final Instant LONG_AGO = Instant.parse("2026-01-10T10:00:00Z");

  private SardanaStandIn sardana;
  private ServerProcess process;
  private String device;
  private CollectorClient client;

  @BeforeEach
  void start(TangoWorld world) throws IOException {
    Files.writeString(raw().resolve("scan.h5"), "data");
    sardana = new SardanaStandIn(world).start();
    sardana.setEnv("JsonRecorder", "true");
    sardana.setEnv("ScanID", "0");
    String name = world.freshServer("MetadataCollector");
    device = world.register(name, "MetadataCollector", onDoor());
    process = world.start(ServerCommand.java(name, MetadataCollector.class));
    client = new CollectorClient(world.proxy(device));
    awaitHeard();
  }

  @AfterEach
  void stop() {
    process.close();
    sardana.close();
  }

  @Test
  void scansAreDescribedAtBothEndsAndDeliveredAlsoTwoWithOneNumber() throws Exception {
    client.order(
        "Import",
        "[{\"name\": \"Kept\", \"device\": \"%s\", \"attribute\": \"NumScans\"}]"
            .formatted(device));

    sardana.beginIn(raw(), 1, LONG_AGO);
    client.await("scan 1", () -> client.state().equals("RUNNING"));
    sardana.points(sardana.door(), 4);
    sardana.finish(sardana.door());
    client.await("its end", () -> client.text("ScanState").equals("normal"));
    scan(2, LONG_AGO.plusSeconds(100));
    sardana.setEnv("ScanID", "1");
    scan(2, LONG_AGO.plusSeconds(200));

    awaitDelivered(3);
    List<Scan> scans = stored();
    assertThat(scans).extracting(scan -> scan.origin().number()).containsExactly(2L, 2L, 1L);
    assertThat(scans).extracting(Scan::status).containsOnly(EndStatus.NORMAL);
    assertThat(scans).extracting(scan -> scan.measurement().points()).containsOnly(4L);
    assertThat(scans)
        .allSatisfy(
            scan -> {
              assertKnown(scan.before());
              assertKnown(scan.after());
              assertThat(scicat.data().files(pid(scan))).containsExactly("scan.h5");
            });
  }

  private static void assertKnown(Snapshot snapshot) {
    assertThat(snapshot.entries()).hasSize(1);
    assertThat(snapshot.failures()).isEmpty();
  }

  @Test
  void whatTakesPlaceWhileTheDeviceOrTheDoorIsKilledIsNeitherLostNorDoubled() {
    sardana.beginIn(folder(), 1, LONG_AGO);
    client.await("scan 1", () -> client.state().equals("RUNNING"));
    process.kill();
    sardana.points(sardana.door(), 4);
    sardana.finish(sardana.door());
    scan(2, LONG_AGO.plusSeconds(100));
    // a scan that cannot open its file takes a number and gets into no history
    sardana.setEnv("ScanID", "3");
    process.restart();
    client.await("scans 1 to 3", () -> client.number("NumScans") == 3);
    awaitHeard();

    sardana.beginIn(folder(), 4, Instant.now());
    client.await("scan 4", () -> client.number("ScanNumber") == 4);
    sardana.process().kill();
    sardana.process().restart();
    client.await("its end", () -> client.text("ScanState").equals("failed"));

    awaitDelivered(3);
    List<Scan> scans =
        stored().stream().sorted(comparingLong(scan -> scan.origin().number())).toList();
    assertThat(scans).extracting(scan -> scan.origin().number()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(scans)
        .extracting(Scan::status)
        .containsExactly(
            EndStatus.NORMAL, EndStatus.NORMAL, EndStatus.NOT_OBSERVED, EndStatus.FAILED);
    assertThat(List.of(scans.get(0), scans.get(1), scans.get(3)))
        .allSatisfy(scan -> assertThat(scicat.data().files(pid(scan))).containsExactly("scan.h5"));
  }

  private Map<String, List<String>> onDoor() {
    var properties = new HashMap<>(properties());
    properties.put("Doors", List.of(sardana.door()));
    properties.put("TimeZone", List.of(ZoneId.systemDefault().getId()));
    return properties;
  }

  private void awaitHeard() {
    client.await("the Door", () -> client.status().contains(sardana.door() + " is heard."));
  }

  private void scan(int number, Instant start) {
    sardana.beginIn(folder(), number, start);
    sardana.points(sardana.door(), 4);
    sardana.finish(sardana.door());
  }

  private void awaitDelivered(int scans) {
    client.await(
        "the catalogue",
        () -> scicat.data().pids().size() == scans && client.number("OutboxDepth") == 0);
  }

  private Path folder() {
    try {
      return raw();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** All scans, the newest first. */
  private List<Scan> stored() {
    try (var store =
        JdbiScanStore.at(StoreUrl.of(folder.resolve("scans.db").toString(), ""), device)) {
      return store.page("", 0, 10);
    }
  }

  private static String pid(Scan scan) {
    return "20.500.12345/" + scan.uuid();
  }
}
