package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Scans with very many files, and under a clock that is set back. */
@TangoTest
class OddScansIT extends OnCollector {
  private CollectorClient client;

  @BeforeEach
  void start(TangoWorld world) {
    server = Optional.of(world.startHere(MetadataCollector.class, properties()));
    client = new CollectorClient(world.proxy(server.get().device()));
  }

  @Test
  void twelveThousandFilesAreDeliveredOnceInBlocks() throws Exception {
    Path raw = raw();
    List<String> names = IntStream.range(0, 12_000).mapToObj("frame_%05d.h5"::formatted).toList();
    for (String name : names) {
      Files.createFile(raw.resolve(name));
    }

    String scan = begun("");
    client.order(
        "AddFiles",
        names.stream()
            .map(name -> "\"%s\"".formatted(raw.resolve(name)))
            .collect(
                Collectors.joining(",", "{\"scan\": \"%s\", \"files\": [".formatted(scan), "]}")));
    client.order("EndScan", "{\"scan\": \"%s\"}".formatted(scan));

    client.await("the files", () -> scicat.data().files(pid(scan)).size() >= names.size());
    client.await("the delivery", () -> client.number("OutboxDepth") == 0);
    assertThat(scicat.data().files(pid(scan))).containsExactlyInAnyOrderElementsOf(names);
    assertThat(scicat.data().blockSizes(pid(scan))).containsExactly(10_000, 2_000);
  }

  @Test
  void aClockThatIsSetBackDoesNotEndAScanBeforeItBegan() throws Exception {
    // as far ahead as clocks of two hosts may differ, in whole milliseconds as the catalogue has it
    Instant start = Instant.now().plusSeconds(300).truncatedTo(ChronoUnit.MILLIS);

    String scan = begun(", \"start\": \"%s\"".formatted(start));
    client.order("EndScan", "{\"scan\": \"%s\"}".formatted(scan));

    client.await("the catalogue", () -> scicat.data().pids().contains(pid(scan)));
    assertThat(scicat.data().dataset(pid(scan)))
        .extractingByKeys("startTime", "endTime")
        .extracting(time -> Duration.between(start, Instant.parse(String.valueOf(time))))
        .containsOnly(Duration.ZERO);
  }

  @Test
  void aTimeThatHasNotComeIsRefused() {
    assertThatThrownBy(() -> begun(", \"start\": \"2099-11-22T07:15:00Z\""))
        .hasMessageContaining(
            "StartScan was refused: 2099-11-22T07:15:00Z has not come yet; look at the time zone.");
  }

  private String begun(String more) throws Exception {
    return client.ask(
        "StartScan", "{\"title\": \"ascan\", \"folder\": \"%s\"%s}".formatted(raw(), more));
  }

  private static String pid(String scan) {
    return "20.500.12345/" + scan;
  }
}
