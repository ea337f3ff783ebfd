package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.sardana.SardanaStandIn;
import se.lu.maxiv.sdm.metadatacollector.store.SmallDisk;
import se.lu.maxiv.sdm.metadatacollector.store.Spool;

/** A device whose store's disk is full: the spool takes over, and what it cannot take is told. */
@TangoTest
@Tag("root")
@Tag("mounts")
class FullDiskIT extends OnCollector {
  /** SQLite takes some megabytes for its log alone. */
  private static final int BYTES = 24 << 20;

  private static final int SPOOL_BYTES = 256 << 10;
  private static final int MANY = 5_000;

  private final SmallDisk disk = SmallDisk.of(BYTES);
  private final List<String> begun = new ArrayList<>();
  private SardanaStandIn sardana;
  private CollectorClient client;

  @BeforeEach
  void start(TangoWorld world) {
    sardana = new SardanaStandIn(world).start();
    sardana.setEnv("JsonRecorder", "true");
    sardana.setEnv("ScanID", "0");
    server = Optional.of(world.startHere(MetadataCollector.class, onSmallDisk()));
    client = new CollectorClient(world.proxy(server.get().device()));
    client.await("the Door", () -> client.status().contains(sardana.door() + " is heard."));
  }

  @AfterEach
  void unmount() {
    server.ifPresent(started -> started.close());
    sardana.close();
    disk.close();
  }

  @Test
  void theSpoolTakesOverThenScansAreRefusedAndWithRoomAllIsDelivered() throws Exception {
    Path filler = disk.fill();

    String refusal = beginUntilRefused();
    assertThat(refusal)
        .startsWith("DEPENDENCY_ERROR: Scan ")
        .contains("was not kept: the store does not take it and the spool")
        .contains("make the store work");
    client.await("the alarm", () -> client.state().equals("ALARM"));
    assertThat(client.text("StoreState")).contains("entries wait for it in the spool");
    assertThat(client.status()).contains("entries wait for it in the spool");

    sardana.beginIn(raw(), 1, Instant.now());
    sardana.points(sardana.door(), 4);
    sardana.finish(sardana.door());
    client.await(
        "the loss", () -> client.status().contains("Scan 1 of " + sardana.door() + " is lost: "));
    assertThat(client.state()).isEqualTo("ALARM");

    Files.delete(filler);
    client.await("the spool to be empty", () -> !client.text("StoreState").contains("spool"));
    begun.forEach(scan -> client.order("EndScan", "{\"scan\": \"%s\"}".formatted(scan)));
    client.await("the catalogue", () -> scicat.data().pids().size() == begun.size());
    assertThat(scicat.data().pids())
        .containsExactlyInAnyOrderElementsOf(begun.stream().map(s -> "20.500.12345/" + s).toList());
    assertThat(client.status()).contains("is lost");
    client.device().command_inout("Reset");
    client.await("the end of the alarm", () -> client.state().equals("ON"));
  }

  private Map<String, List<String>> onSmallDisk() {
    Path store = disk.folder().resolve("scans.db");
    Spool.open(store.resolveSibling("scans.db.spool"), SPOOL_BYTES).close();
    var properties = new HashMap<String, List<String>>(properties());
    properties.putAll(
        Map.of(
            "StoreUrl", List.of(store.toString()),
            "Doors", List.of(sardana.door()),
            "TimeZone", List.of(ZoneId.systemDefault().getId())));
    return properties;
  }

  /** Begins scans, which are kept somewhere, until one is not; returns the refusal. */
  private String beginUntilRefused() throws IOException {
    String request = "{\"title\": \"ascan\", \"folder\": \"%s\"}".formatted(raw());
    for (int i = 0; i < MANY; i++) {
      try {
        begun.add(client.ask("StartScan", request));
      } catch (IllegalStateException refused) {
        return String.valueOf(refused.getMessage());
      }
    }
    throw new IllegalStateException("The disk is not full: " + client.status());
  }
}
