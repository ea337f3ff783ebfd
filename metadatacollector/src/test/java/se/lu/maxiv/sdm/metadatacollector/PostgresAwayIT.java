package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.metadatacollector.store.RealPostgres;

/** A device that starts while the PostgreSQL server of its store does not run. */
@TangoTest
class PostgresAwayIT extends OnCollector {
  private static final String ITEM =
      "[{\"name\": \"Kept\", \"device\": \"%s\", \"attribute\": \"NumScans\"}]";

  private RealPostgres postgres;
  private CollectorClient client;

  @BeforeEach
  void start(TangoWorld world) throws IOException {
    postgres = RealPostgres.in(folder);
    server = Optional.of(world.startHere(MetadataCollector.class, onPostgres()));
    client = new CollectorClient(world.proxy(server.get().device()));
    client.await("the start", () -> client.state().equals("ON"));
  }

  @AfterEach
  void stopPostgres() {
    server.ifPresent(started -> started.close());
    postgres.close();
  }

  @Test
  void scansGoIntoTheSpoolUntilItRunsAndAreThenDeliveredWithoutInit() throws Exception {
    ServerInJvm device = server.orElseThrow();
    client.order("Import", ITEM.formatted(device.device()));
    String before = begun("before");
    String during = begun("during");
    client.await("two scans", () -> client.number("NumScans") == 2);
    postgres.kill();
    end(during);

    device.restart();
    client.await("the alarm", () -> client.state().equals("ALARM"));
    assertThat(client.status()).contains("it does not answer");
    assertThat(client.text("StoreState")).contains("it does not answer");
    assertThat(folder.resolve("spool")).isDirectoryContaining("glob:**.spool");
    List<String> scans = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      scans.add(begun("ascan " + i));
    }
    scans.forEach(this::end);
    client.await(
        "the spool", () -> client.text("StoreState").contains("entries wait for it in the spool"));
    assertThat(
            client.refusal(
                "AddItem", "{\"name\": \"x\", \"device\": \"a/b/c\", \"attribute\": \"y\"}"))
        .startsWith("DEPENDENCY_ERROR: The store");
    assertThat(scicat.data().pids()).isEmpty();

    postgres.restart();
    client.await("the catalogue", () -> scicat.data().pids().size() == 6);
    client.await("the end of the alarm", () -> client.state().equals("ON"));
    client.await("the configuration", () -> client.number("NumItems") == 1);
    end(before);
    client.await("the catalogue", () -> scicat.data().pids().size() == 7);
    assertThat(client.number("NumScans")).isEqualTo(7);
    assertThat(scicat.data().pids())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(before, during), scans.stream())
                .map(s -> "20.500.12345/" + s)
                .toList());
  }

  private Map<String, List<String>> onPostgres() throws IOException {
    String server = postgres.database().server();
    var properties = new HashMap<String, List<String>>(properties());
    properties.putAll(
        Map.of(
            "StoreUrl", List.of(postgres.url(server.substring(server.lastIndexOf('/') + 1))),
            "StorePasswordFile", List.of(postgres.passwordFile().toString()),
            "SpoolDirectory", List.of(Files.createDirectory(folder.resolve("spool")).toString())));
    return properties;
  }

  private String begun(String title) throws IOException {
    return client.ask(
        "StartScan", "{\"title\": \"%s\", \"folder\": \"%s\"}".formatted(title, raw()));
  }

  private void end(String scan) {
    client.order("EndScan", "{\"scan\": \"%s\"}".formatted(scan));
  }
}
