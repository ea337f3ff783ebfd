package se.lu.maxiv.sdm.metadatacollector.sardana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.pickle.PlainPickle;

class EnvironmentNewsTest {
  private static final Map<String, Object> SCAN =
      Map.of(
          "startts",
          1795329947.33,
          "endts",
          1795329948.38,
          "title",
          "ascan mot01 0.0 1.0 3 0.1",
          "serialno",
          1,
          "ScanFile",
          List.of("scan.h5"),
          "ScanDir",
          "/data/raw",
          "endstatus",
          "Stop",
          "channels",
          List.of("mot01"));

  @Test
  void changeOfTheCounterIsANumber() {
    assertThat(news(Map.of("change", Map.of("ScanID", 62))).events())
        .containsExactly(new DoorEvent.Numbered(62));
  }

  @Test
  void changeOfTheHistoryTellsTheScans() {
    EnvironmentNews news = news(Map.of("change", Map.of("ScanHistory", List.of(SCAN))));

    assertThat(news.events())
        .containsExactly(
            new DoorEvent.History(
                List.of(
                    new Past(
                        1,
                        Instant.ofEpochMilli(1795329947330L),
                        Instant.ofEpochMilli(1795329948380L),
                        EndStatus.STOPPED,
                        new Measurement(
                            "ascan mot01 0.0 1.0 3 0.1",
                            List.of(),
                            List.of("mot01"),
                            List.of(),
                            -1,
                            "/data/raw"),
                        List.of("/data/raw/scan.h5")))));
  }

  @ParameterizedTest
  @CsvSource({
    "Normal, NORMAL",
    "Stop, STOPPED",
    "Abort, ABORTED",
    "Exception, FAILED",
    "?, UNKNOWN"
  })
  void historyKnowsFourEnds(String word, EndStatus status) {
    var scan = new java.util.HashMap<>(SCAN);
    scan.put("endstatus", word);

    assertThat(news(Map.of("new", Map.of("ScanHistory", List.of(scan)))).history())
        .extracting(Past::status)
        .containsExactly(status);
  }

  @Test
  void entriesThatAreNoScansAreLeftOut() {
    EnvironmentNews news =
        news(Map.of("new", Map.of("ScanHistory", List.of("x", Map.of("title", "t"), SCAN))));

    assertThat(news.history()).hasSize(1);
  }

  @Test
  void changesOfOtherVariablesSayNothing() {
    assertThat(news(Map.of("change", Map.of("ScanDir", "/data"))).events()).isEmpty();
    assertThat(news(Map.of("del", List.of("ScanID"))).events()).isEmpty();
  }

  @Test
  void aSingleNewNameMayBeAChange() {
    assertThat(news(Map.of("new", Map.of("ScanID", 1))).isWhole()).isFalse();
    assertThat(news(Map.of("new", Map.of("ScanID", 1, "ScanDir", "/d"))).isWhole()).isTrue();
  }

  @Test
  void settingOfADoorGoesBeforeTheOneForAll() {
    EnvironmentNews news =
        news(Map.of("new", Map.of("JsonRecorder", true, "door/lab/1.JsonRecorder", false)));

    assertThat(news.sendsPackets("Door/Lab/1")).isFalse();
    assertThat(news.sendsPackets("door/lab/2")).isTrue();
  }

  @Test
  void writesOneNameOnly() {
    assertThat(PlainPickle.read(EnvironmentNews.sendingPackets()))
        .isEqualTo(Map.of("new", Map.of("JsonRecorder", true)));
  }

  @Test
  void whatIsNoPickleIsRefused() {
    assertThatThrownBy(() -> EnvironmentNews.of(new byte[] {'{', '}'}))
        .isInstanceOf(SdmException.class);
  }

  private static EnvironmentNews news(Map<String, ?> parts) {
    return EnvironmentNews.of(PlainPickle.of(parts));
  }
}
