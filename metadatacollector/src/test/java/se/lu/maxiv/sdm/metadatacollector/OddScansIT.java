package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceProxy;
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

/** Scans with very many files and very large values, and under a clock that is set back. */
@TangoTest
class OddScansIT extends OnCollector {
  private CollectorClient client;

  @BeforeEach
  void start(TangoWorld world) throws DevFailed {
    server = Optional.of(world.startHere(MetadataCollector.class, properties()));
    DeviceProxy patient = world.proxy(server.get().device());
    patient.set_timeout_millis(30_000);
    client = new CollectorClient(patient);
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
  void sixteenMegabytesOfValuesAreKeptAndLeaveWhatTheCatalogueTakes() throws Exception {
    String scan = begun("");
    String words = "µ°å ".repeat(5 << 18);
    String image =
        IntStream.range(0, 1_000_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
    told(scan, "words", "\"" + words + "\"");
    told(scan, "image", "[" + image + "]");
    told(scan, "transmission", "0.5");
    client.order("EndScan", "{\"scan\": \"%s\"}".formatted(scan));

    client.await("the catalogue", () -> scicat.data().pids().contains(pid(scan)));
    client.await("the delivery", () -> client.number("OutboxDepth") == 0);
    assertThat(client.number("NumParked")).isZero();
    String kept = client.text("LastScanJson");
    assertThat(kept).hasSizeGreaterThan(8 << 20).contains("999999");
    assertThat(scicat.data().dataset(pid(scan)).get("scientificMetadata"))
        .asString()
        .contains("transmission={value=0.5", "kB, in the scan log only", "1000000 values, in the")
        .doesNotContain("999999");
  }

  private void told(String scan, String name, String value) {
    client.order(
        "Annotate",
        "{\"scan\": \"%s\", \"values\": [{\"name\": \"%s\", \"value\": %s}]}"
            .formatted(scan, name, value));
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
