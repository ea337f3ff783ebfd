package se.lu.maxiv.sdm.metadatacollector.sardana;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;

/** Against packets that Sardana 3.1.3 sent. */
class PacketsTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final Instant NOW = Instant.parse("2026-11-22T05:45:50Z");

  private final Packets packets = new Packets("door/lab/1", ZONE);

  @Test
  void descriptionTellsTheScan() {
    DoorEvent event = RealPackets.recordData().stream().flatMap(this::record).findFirst().get();

    assertThat(event)
        .isEqualTo(
            new DoorEvent.Described(
                "-2",
                Instant.parse("2026-11-22T05:45:47Z"),
                1,
                new Measurement(
                    "ascan mot01 0.0 1.0 3 0.1",
                    List.of("ct02", "ct03", "ct04"),
                    List.of("ct01", "ct02", "ct03", "ct04"),
                    List.of("mot01"),
                    -1,
                    "/lab/sardana/data"),
                List.of("/lab/sardana/data/scan.h5")));
  }

  @Test
  void realPacketsAreFourPointsAndAnEnd() {
    List<DoorEvent> events = RealPackets.recordData().stream().flatMap(this::record).toList();

    assertThat(events.subList(1, 5))
        .containsExactly(
            new DoorEvent.Point(0),
            new DoorEvent.Point(1),
            new DoorEvent.Point(2),
            new DoorEvent.Point(3));
    assertThat(events.get(5))
        .isEqualTo(new DoorEvent.Recorded(Instant.parse("2026-11-22T05:45:48Z")));
    assertThat(events).hasSize(6);
  }

  @Test
  void realMacroEndsOnce() {
    List<DoorEvent> events =
        RealPackets.macroStatus().stream()
            .flatMap(text -> packets.macroStatus(encoded("utf8_json", text)).stream())
            .toList();

    assertThat(events).containsExactly(new DoorEvent.MacroEnded("-2", EndStatus.NORMAL));
  }

  @ParameterizedTest
  @CsvSource({
    "finish, NORMAL",
    "stop, STOPPED",
    "abort, ABORTED",
    "exception, FAILED",
  })
  void macroEndsInFourWays(String state, EndStatus status) {
    String packet = "[{\"id\": null, \"state\": \"%s\"}]".formatted(state);

    assertThat(packets.macroStatus(encoded("json", packet)))
        .containsExactly(new DoorEvent.MacroEnded(null, status));
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "step", "pause", "resume", "new"})
  void macroThatGoesOnHasNotEnded(String state) {
    String packet = "[{\"id\": \"-1\", \"state\": \"%s\"}]".formatted(state);

    assertThat(packets.macroStatus(encoded("json", packet))).isEmpty();
  }

  @Test
  void lostPointsAreNotNumbersInJson() {
    String packet =
        "{\"type\": \"record_data\", \"data\": {\"point_nb\": 7, \"a\": NaN, \"b\": -Infinity}}";

    assertThat(record(packet)).containsExactly(new DoorEvent.Point(7));
    assertThat(packets.malformed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bz2_pickle", "custom_data", "", "pickle"})
  void packetsOfOtherProgramsAreNotLookedAt(String format) {
    assertThat(packets.recordData(encoded(format, "{\"type\": \"record_end\"}"))).isEmpty();
    assertThat(packets.malformed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\": \"function\"}", "{}", "[]", "null", "3"})
  void jsonOfOtherKindsSaysNothing(String packet) {
    assertThat(record(packet)).isEmpty();
    assertThat(packets.macroStatus(encoded("json", packet))).isEmpty();
  }

  @Test
  void brokenPacketsAreCounted() {
    record("{\"type\": \"record_");
    record("\u0000\u0001");

    assertThat(packets.malformed()).isEqualTo(2);
  }

  @Test
  void scanWithoutFolderHasNoFiles() {
    String packet =
        """
        {"type": "data_desc", "macro_id": null, "data": {"serialno": 3, "scandir": null,
         "scanfile": "a.h5", "starttime": "Sun Nov  1 06:45:47 2026"}}
        """;

    var event = (DoorEvent.Described) record(packet).findFirst().orElseThrow();

    assertThat(event.files()).isEmpty();
    assertThat(event.macro()).isNull();
    assertThat(event.start()).isEqualTo("2026-11-01T05:45:47Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-25T00:30:05Z, 2026-10-25T00:30:00Z",
    "2026-10-25T01:30:05Z, 2026-10-25T01:30:00Z"
  })
  void theHourThatComesTwiceIsTheOneThatIsNow(Instant now, Instant meant) {
    assertThat(Ctime.instant("Sun Oct 25 02:30:00 2026", ZONE, now)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-11-22 06:45:47"})
  void timeThatIsNoneIsNow(String text) {
    assertThat(Ctime.instant(text, ZONE, NOW)).isEqualTo(NOW);
  }

  private java.util.stream.Stream<DoorEvent> record(String packet) {
    return packets.recordData(encoded("utf8_json", packet)).stream();
  }

  private static Encoded encoded(String format, String text) {
    return new Encoded(format, text.getBytes(StandardCharsets.UTF_8), NOW);
  }
}
