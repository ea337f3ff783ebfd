package se.lu.maxiv.sdm.metadatacollector.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Mapping;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Notes;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.ToldValue;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.metadatacollector.core.When;

/** A scan in NeXus, read back by h5py. */
class NexusFormTest {
  private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
  private static final String RAW = "/data/visitors/nanomax/20260412/2026112108/raw/bo";

  /** Prints all of a file: a group's class and attributes, a data set's type, value, attributes. */
  private static final String READ =
      """
      import sys, json, h5py, numpy
      def plain(value):
          if isinstance(value, bytes): return value.decode()
          if isinstance(value, numpy.ndarray): return [plain(v) for v in value]
          if isinstance(value, float) or isinstance(value, numpy.floating):
              return str(value) if value != value else float(value)
          return value.item() if isinstance(value, numpy.generic) else value
      def tree(node):
          told = {"@" + name: plain(value) for name, value in node.attrs.items()}
          if isinstance(node, h5py.Dataset):
              told["value"] = plain(node[()])
              told["kind"] = node.dtype.kind
          else:
              told.update({name: tree(child) for name, child in node.items()})
          return told
      print(json.dumps(tree(h5py.File(sys.argv[1], "r"))))
      """;

  @TempDir private Path folder;

  @Test
  void theScanAndWhoseItIsAreRead() throws Exception {
    JsonNode entry = read(scan(List.of())).get("entry");

    assertThat(entry.get("@NX_class").asText()).isEqualTo("NXentry");
    assertThat(text(entry, "title")).isEqualTo("ascan sx 0 1 10 0.1");
    assertThat(text(entry, "entry_identifier")).isEqualTo("7");
    assertThat(text(entry, "start_time")).isEqualTo("2026-11-21T08:00:00Z");
    assertThat(text(entry, "end_time")).isEqualTo("2026-11-21T08:01:00Z");
    assertThat(text(entry, "end_status")).isEqualTo("normal");
    assertThat(text(entry, "experiment_identifier")).isEqualTo("20260412");
    assertThat(text(entry, "collection_identifier")).isEqualTo("2026112108");
    assertThat(text(entry.get("sample"), "name")).isEqualTo("bo");
    assertThat(text(entry.get("instrument"), "name")).isEqualTo("nanomax");
    assertThat(text(entry, "comment")).isEqualTo("crystal å cracked at 4 µm");
    assertThat(entry.at("/quality/value").doubleValue()).isEqualTo(2.5);
    assertThat(entry.at("/detectors/value").toString()).isEqualTo("[\"eiger\",\"pilatus\"]");
    assertThat(entry.at("/data_files/path/value/0").asText()).isEqualTo(RAW + "/scan_7.h5");
    assertThat(entry.at("/data_files/size/value/0").longValue()).isEqualTo(1234);
    assertThat(entry.at("/number_of_points/value").longValue()).isEqualTo(11);
  }

  @Test
  void everyKindOfValueIsReadAsItWas() throws Exception {
    JsonNode optics =
        read(scan(
                List.of(
                    entry("Optics", "energy", "keV", 12.7),
                    entry("Optics", "counts", "", Long.MAX_VALUE),
                    entry("Optics", "huge", "", BigInteger.ONE.shiftLeft(63)),
                    entry("Optics", "open", "", true),
                    entry("Optics", "name", "", "µ ° å"),
                    entry("Optics", "profile", "mm", List.of(1.5, Double.NaN)),
                    entry("Optics", "roi", "", List.of(1L, 2L)),
                    entry("Optics", "labels", "", List.of("a", "åß")),
                    entry("Optics", "flags", "", List.of(true, false)),
                    entry("Optics", "picture", "", List.of(List.of(1L, 2L), List.of(3L, 4L))))))
            .at("/entry/Optics");

    assertThat(optics.get("@NX_class").asText()).isEqualTo("NXcollection");
    assertThat(optics.at("/energy/start/value").doubleValue()).isEqualTo(12.7);
    assertThat(optics.at("/energy/start/@units").asText()).isEqualTo("keV");
    assertThat(optics.at("/energy/start/@time").asText()).isEqualTo("2026-11-21T08:00:00Z");
    assertThat(optics.at("/energy/start/@quality").asText()).isEqualTo("VALID");
    assertThat(optics.at("/energy/end/value").doubleValue()).isEqualTo(12.7);
    assertThat(optics.at("/energy/@attribute").asText()).isEqualTo("a/b/c/energy");
    assertThat(optics.at("/counts/start/value").longValue()).isEqualTo(Long.MAX_VALUE);
    assertThat(text(optics.get("huge"), "start")).isEqualTo("9223372036854775808");
    assertThat(optics.at("/open/start/value").intValue()).isEqualTo(1);
    assertThat(text(optics.get("name"), "start")).isEqualTo("µ ° å");
    assertThat(optics.at("/profile/start/value").toString()).isEqualTo("[1.5,\"nan\"]");
    assertThat(optics.at("/roi/start/value").toString()).isEqualTo("[1,2]");
    assertThat(optics.at("/labels/start/value").toString()).isEqualTo("[\"a\",\"åß\"]");
    assertThat(optics.at("/flags/start/value").toString()).isEqualTo("[1,0]");
    assertThat(optics.at("/picture/start/value").toString()).isEqualTo("[[1,2],[3,4]]");
  }

  @Test
  void whatAProgramToldIsReadWithItsUnit() throws Exception {
    var told = new ToldValue("Optics", "flux", new Value("DevDouble", 1e12), "ph/s");
    Scan scan =
        scan(List.of(entry("Optics", "energy", "keV", 12.7)))
            .with(new Notes("", null, List.of(), List.of(), List.of(told)));

    JsonNode optics = read(scan).at("/entry/Optics");

    assertThat(optics.at("/flux/value/value").doubleValue()).isEqualTo(1e12);
    assertThat(optics.at("/flux/value/@units").asText()).isEqualTo("ph/s");
  }

  @Test
  void whatCouldNotBeReadSaysWhy() throws Exception {
    JsonNode optics =
        read(scan(
                List.of(
                    entry("Optics", "energy", "", null),
                    entry("Optics", "profile", "", List.of()))))
            .at("/entry/Optics");

    assertThat(optics.at("/energy/@start_error").asText()).isEqualTo("It did not answer.");
    assertThat(optics.at("/profile/@end_error").asText()).isEqualTo("It was empty.");
    assertThat(optics.at("/energy/start").isMissingNode()).isTrue();
  }

  @Test
  void valuesOfTheBeginThatCameLateAreMarked() throws Exception {
    Scan scan = scan(List.of(entry("Optics", "energy", "keV", 12.7)));
    Snapshot late = new Snapshot(START.plusSeconds(20), 1, 1, scan.before().entries());

    JsonNode marked = read(scan.withBefore(late)).at("/entry/start_values_late");

    assertThat(marked.at("/value").doubleValue()).isEqualTo(20.0);
    assertThat(marked.at("/@units").asText()).isEqualTo("s");
    assertThat(read(scan).at("/entry/start_values_late").isMissingNode()).isTrue();
  }

  @Test
  void namesOfPeopleBecomeNamesOfNexusAndNoneTakesAnothersPlace() throws Exception {
    JsonNode entry =
        read(scan(
                List.of(
                    entry("sample", "T/p (°C)", "", 1.0),
                    entry("sample", "T p", "", 2.0),
                    entry("", "alone", "", 3.0))))
            .get("entry");

    JsonNode group = entry.get("sample_2");
    assertThat(group.get("@long_name").asText()).isEqualTo("sample");
    assertThat(group.at("/T_p_C_/@long_name").asText()).isEqualTo("T/p (°C)");
    assertThat(group.at("/T_p/start/value").doubleValue()).isEqualTo(2.0);
    assertThat(entry.at("/metadata/alone/start/value").doubleValue()).isEqualTo(3.0);
  }

  @Test
  void whatIsNoImageIsText() throws Exception {
    JsonNode optics =
        read(scan(
                List.of(
                    entry("Optics", "ragged", "", List.of(List.of(1L, 2L), List.of(3L))),
                    entry("Optics", "deep", "", List.of(List.of(List.of(1L)))),
                    entry("Optics", "mixed", "", List.of(List.of(1L), 3L)))))
            .at("/entry/Optics");

    assertThat(text(optics.get("ragged"), "start")).isEqualTo("[[1, 2], [3]]");
    assertThat(text(optics.get("deep"), "start")).isEqualTo("[[[1]]]");
    assertThat(text(optics.get("mixed"), "start")).isEqualTo("[[1], 3]");
  }

  @Test
  void aLargeConfigurationIsRead() throws Exception {
    var entries = new ArrayList<Snapshot.Entry>();
    for (int i = 0; i < 2_000; i++) {
      entries.add(entry("Everything", "item %d".formatted(i), "mm", (double) i));
    }

    JsonNode group = read(scan(entries)).at("/entry/Everything");

    assertThat(group.at("/item_1999/end/value").doubleValue()).isEqualTo(1999.0);
  }

  @Test
  void theScansIdentityStandsInTheBeginningForWhoLooksWhoseTheFileIs() throws IOException {
    Scan scan = scan(List.of());

    String begin =
        new String(Arrays.copyOf(new NexusForm().content(scan), 4096), StandardCharsets.ISO_8859_1);

    assertThat(begin).contains(scan.uuid().toString());
  }

  private JsonNode read(Scan scan) throws Exception {
    Path file = Files.write(folder.resolve("scan.nxs"), new NexusForm().content(scan));
    Process python =
        new ProcessBuilder("/usr/bin/python3", "-c", READ, file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    JsonNode tree = new ObjectMapper().readTree(python.getInputStream().readAllBytes());
    assertThat(python.waitFor()).isZero();
    return tree;
  }

  private static String text(JsonNode parent, String name) {
    return parent.get(name).get("value").asText();
  }

  private static Snapshot.Entry entry(
      String group, String name, String unit, @Nullable Object data) {
    String attribute = name.replaceAll("[^a-z]", "");
    var address = new AttributeAddress("a/b/c", attribute.isEmpty() ? "x" : attribute);
    var item = new Item(group, name, address, unit, Mapping.NONE, "", false, When.BOTH);
    return new Snapshot.Entry(
        item,
        Optional.ofNullable(data)
            .map(
                known ->
                    new Reading(
                        new Value(known instanceof Double ? "DevDouble" : "DevOther", known),
                        "",
                        Reading.Quality.VALID,
                        START,
                        "",
                        1))
            .orElseGet(() -> Reading.failed(START, "It did not answer.", 0)));
  }

  private static Scan scan(List<Snapshot.Entry> entries) {
    var what =
        new Measurement(
            "ascan sx 0 1 10 0.1", List.of("eiger", "pilatus"), List.of(), List.of("sx"), 11, RAW);
    var snapshot = new Snapshot(START, 1, 1, entries);
    return Scan.begun(
            UUID.randomUUID(),
            new Origin(Origin.COMMAND, 7, START),
            what,
            Belonging.of(ScanFolder.of(RAW)),
            snapshot)
        .withAfter(snapshot)
        .ended(START.plusSeconds(60), EndStatus.NORMAL, 11)
        .with(List.of(new DataFile(RAW + "/scan_7.h5", 1234, START, false)))
        .with(new Notes("crystal å cracked at 4 µm", 2.5, List.of(), List.of()));
  }
}
