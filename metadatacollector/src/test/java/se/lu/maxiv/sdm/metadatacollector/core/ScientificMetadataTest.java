package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.entry;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.measured;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.metadatacollector.core.Release.Part;

class ScientificMetadataTest {
  private static final Scan SCAN = Samples.scan();

  @Test
  void itemsAreKeptByGroupAndKeyUnderTheirNames() {
    Scan scan = measured(SCAN, entry("Storage ring", "R1 current", "mA", 400.1));

    assertThat(sent(scan))
        .containsEntry(
            "Storage_ring",
            Map.of("R1_current", Map.of("value", 400.1, "unit", "mA", "human_name", "R1 current")));
  }

  @Test
  void whatCouldNotBeReadIsUnavailable() {
    Scan scan = measured(SCAN, entry("", "Energy", "keV", null));

    assertThat(sent(scan))
        .containsEntry(
            "instrument", Map.of("Energy", Map.of("value", "unavailable", "human_name", "Energy")));
  }

  @Test
  void keysThatMeetAreKeptApart() {
    Scan scan = measured(SCAN, entry("g", "a b", "", 1L), entry("g", "a/b", "", 2L));

    assertThat(group(scan, "g")).containsOnlyKeys("a_b", "a_b_2");
  }

  @Test
  void aGroupCalledScanDoesNotTouchWhatIdentifiesIt() {
    Scan scan = measured(SCAN, entry("scan", "uuid", "", "forged"));

    assertThat(ScientificMetadata.isOf(SCAN, sent(scan))).isTrue();
    assertThat(group(scan, "scan_")).containsKey("uuid");
  }

  @Test
  void valuesOfTheEndStandBesideThoseOfTheBegin() {
    var entries = List.of(entry("g", "x", "mm", 1.0));
    Scan scan =
        measured(SCAN, entry("g", "x", "mm", 0.0))
            .ended(Samples.START.plusSeconds(99), EndStatus.NORMAL, 7)
            .withAfter(new Snapshot(Samples.START, 1, 1, entries));

    assertThat(group(scan, "g"))
        .containsEntry("x", Map.of("value", 0.0, "unit", "mm", "human_name", "x"))
        .containsEntry("x_end", Map.of("value", 1.0, "unit", "mm", "human_name", "x at the end"));
  }

  @Test
  void itIsToldWhenValuesWereReadAndThatThoseOfTheBeginAreLate() {
    Instant begin = SCAN.origin().start();
    var entries = List.of(entry("g", "x", "mm", 1.0));
    Scan scan =
        SCAN.withBefore(new Snapshot(begin.plusMillis(12_500), 1, 1, entries))
            .withAfter(new Snapshot(begin.plusSeconds(60), 1, 1, entries));

    assertThat(group(scan, "scan"))
        .containsEntry(
            "begin_read", field("Values of the begin read", "2024-09-26T08:53:58.407654Z"))
        .containsEntry("end_read", field("Values of the end read", "2024-09-26T08:54:45.907654Z"))
        .containsEntry(
            "begin_read_late",
            Map.of(
                "value", 12.5, "unit", "s", "human_name", "Values of the begin read late, after"));
  }

  @Test
  void whatWasNotReadHasNoTime() {
    Scan scan = measured(SCAN, entry("", "Energy", "keV", null));

    assertThat(group(scan, "scan")).doesNotContainKeys("begin_read", "begin_read_late", "end_read");
  }

  @Test
  void valuesThatAProgramToldStandBesideThoseThatWereRead() {
    var notes =
        new Notes(
            "",
            null,
            List.of(),
            List.of(),
            List.of(
                Samples.told("", "photon flux", 1e12),
                Samples.told("g", "x", 2L),
                Samples.told("scan", "uuid", "forged")));
    Scan scan = measured(SCAN, entry("g", "x", "mm", 0.0)).with(notes);

    assertThat(group(scan, "program"))
        .containsEntry(
            "photon_flux", Map.of("value", 1e12, "unit", "mm", "human_name", "photon flux"));
    assertThat(group(scan, "g")).containsKeys("x", "x_2");
    assertThat(ScientificMetadata.isOf(SCAN, sent(scan))).isTrue();
  }

  @Test
  void withoutValuesOnlyTheIdentityIsThere() {
    Scan scan =
        measured(SCAN, entry("g", "x", "mm", 0.0))
            .with(new Notes("", null, List.of(), List.of(), List.of(Samples.told("g", "y", 1L))));

    Map<String, Object> sent = ScientificMetadata.of(scan, part -> false);

    assertThat(sent).containsOnlyKeys("scan");
    assertThat(group(sent, "scan")).containsOnlyKeys("uuid", "status");
  }

  @Test
  void withoutNamesTextsOfProgramsStayHere() {
    List<ToldValue> told =
        List.of(
            Samples.told("g", "sample", "bo-EA1"),
            Samples.told("g", "people", List.of("Søren", "Asa")),
            Samples.told("g", "table", List.of(List.of("bo-EA1", "x"))),
            Samples.told("g", "flux", 1e12));
    Scan scan =
        measured(SCAN, entry("o", "mode", "", "ptycho"))
            .with(new Notes("", null, List.of(), List.of(), told));

    Map<String, Object> sent = ScientificMetadata.of(scan, part -> part == Part.VALUES);

    assertThat(group(sent, "g")).containsOnlyKeys("flux");
    assertThat(group(sent, "o")).containsKey("mode");
    assertThat(group(sent(scan), "g")).containsOnlyKeys("sample", "people", "table", "flux");
  }

  @Test
  void thereIsNoNullAndNoEmptyKeyWhateverIsMeasured() {
    Scan scan = measured(SCAN, entry("$", ".", "--", null), entry("", "光", "", List.of()));

    assertThat(leaves(sent(scan))).doesNotContainNull();
    assertThat(keys(sent(scan))).allMatch(key -> key.matches("[A-Za-z0-9_-]+"));
  }

  @Test
  void whatIsTooLargeStaysInTheScanLogAndCostsNoOther() {
    var large = "x".repeat(ScientificMetadata.ROOM);
    Scan scan = measured(SCAN, entry("g", "large", "", large), entry("g", "small", "", 1L));

    assertThat(group(scan, "g"))
        .containsEntry(
            "large", Map.of("value", "10240 kB, in the scan log only", "human_name", "large"))
        .containsEntry("small", Map.of("value", 1L, "human_name", "small"));
  }

  @Test
  void sixteenMegabytesOfMetadataAreCutToWhatFits() {
    var entries =
        IntStream.range(0, 160)
            .mapToObj(i -> entry("g", "item " + i, "", "x".repeat(100_000)))
            .toArray(Snapshot.Entry[]::new);

    Map<String, Object> fields = group(measured(SCAN, entries), "g");

    assertThat(fields).hasSize(160);
    assertThat(leaves(fields).stream().mapToLong(leaf -> leaf.toString().length()).sum())
        .isBetween(9_000_000L, (long) ScientificMetadata.ROOM);
  }

  @Test
  void anotherScansMetadataAreNotOurs() {
    assertThat(ScientificMetadata.isOf(SCAN, sent(Samples.scan(8, 0)))).isFalse();
    assertThat(ScientificMetadata.isOf(SCAN, Map.of("scan", "x"))).isFalse();
    assertThat(ScientificMetadata.isOf(SCAN, "x")).isFalse();
  }

  private static Map<String, Object> field(String name, String value) {
    return Map.of("value", value, "human_name", name);
  }

  private static Map<String, Object> sent(Scan scan) {
    return ScientificMetadata.of(scan, part -> true);
  }

  private static Map<String, Object> group(Scan scan, String group) {
    return group(sent(scan), group);
  }

  @SuppressWarnings("unchecked") // groups are maps of texts
  private static Map<String, Object> group(Map<String, Object> sent, String group) {
    assertThat(sent).containsKey(group);
    return (Map<String, Object>) sent.getOrDefault(group, Map.of());
  }

  private static List<Object> leaves(Object tree) {
    var leaves = new ArrayList<Object>();
    if (tree instanceof Map<?, ?> map) {
      map.values().forEach(value -> leaves.addAll(leaves(value)));
    } else {
      leaves.add(tree);
    }
    return leaves;
  }

  private static List<String> keys(Object tree) {
    var keys = new ArrayList<String>();
    if (tree instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> keys.add(String.valueOf(key)));
      map.values().forEach(value -> keys.addAll(keys(value)));
    }
    return keys;
  }
}
