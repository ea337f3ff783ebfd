package se.lu.maxiv.sdm.metadatacollector.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson.Pair;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** Scans and parcels come back from their text exactly as they were. */
class ScanJsonTest {
  private static final int ROUNDS = 500;

  private static Scan simple() {
    return Scan.begun(
        new UUID(1, 2),
        new Origin("door", 7, Instant.parse("2026-03-01T08:00:00.5Z")),
        new Measurement("ascan", List.of(), List.of(), List.of(), -1, ""),
        Belonging.UNKNOWN,
        Snapshot.NONE);
  }

  private static Snapshot.Entry energy() {
    Item item =
        ItemsJson.items("[{\"name\": \"energy\", \"device\": \"a/b/c\", \"attribute\": \"e\"}]")
            .list()
            .get(0);
    var value = new Value("DevDouble", 12.7);
    return new Snapshot.Entry(
        item, new Reading(value, "keV", Reading.Quality.VALID, Instant.EPOCH, "", 1));
  }

  @Test
  void everyScanComesBackAsItWas() {
    var scans = new RandomScans(1);
    for (int i = 0; i < ROUNDS; i++) {
      Scan scan = scans.scan();

      assertThat(ScanJson.scan(ScanJson.text(scan))).isEqualTo(scan);
    }
  }

  @Test
  void everyParcelComesBackAsItWas() {
    var random = new RandomScans(2);
    for (int i = 0; i < ROUNDS; i++) {
      Parcel parcel = random.parcel();
      var pair = new Pair(random.scan(), parcel);

      assertThat(ParcelJson.parcel(ParcelJson.text(parcel))).isEqualTo(parcel);
      assertThat(ParcelJson.pair(ParcelJson.text(pair))).isEqualTo(pair);
    }
  }

  @Test
  void textValuesThatLookLikeNumbersStayTexts() {
    var random = new RandomScans(3);
    for (int i = 0; i < ROUNDS; i++) {
      Value value = random.words();

      Value back = ValueJson.of(Fields.of("it", Json.tree("it", Json.text(ValueJson.tree(value)))));

      assertThat(back).isEqualTo(value);
    }
  }

  @Test
  void itIsOneLineOfAscii() {
    String text = ScanJson.text(new RandomScans(4).scan());

    assertThat(text).matches("[ -~]*");
    assertThat(text.getBytes(StandardCharsets.US_ASCII)).hasSize(text.length());
  }

  @Test
  void timesAreIsoAndAnEndThatIsNotThereIsNull() {
    assertThat(ScanJson.text(simple()))
        .contains("\"start\":\"2026-03-01T08:00:00.500Z\"", "\"end\":null");
  }

  @Test
  void aScanWhoseFirstValuesCameLateSaysSoAndComesBackAsItWas() {
    Instant late = simple().origin().start().plusSeconds(60);
    Scan scan = simple().withBefore(new Snapshot(late, 1, 1, List.of(energy())));

    assertThat(ScanJson.text(scan)).contains("\"beforeLate\":60.0");
    assertThat(ScanJson.scan(ScanJson.text(scan))).isEqualTo(scan);
  }

  @Test
  void metadataOf16MegabytesComeBack() {
    List<Double> image = IntStream.range(0, 900_000).mapToObj(i -> i / 7.0).toList();
    String words = "å".repeat(20_000_001);
    for (Object data : List.of(image, words)) {
      var value = new Value("DevString", data);
      String text = Json.text(ValueJson.tree(value));

      assertThat(text).hasSizeGreaterThan(15_000_000);
      assertThat(ValueJson.of(Fields.of("it", Json.tree("it", text)))).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"end\":null, | `` | it has no field \"end\"",
        "\"end\":null | \"end\":null,\"extra\":1 | the field \"extra\" is not known",
        "\"number\":7 | \"number\":7.5 | number is not a whole number",
        "\"number\":7 | \"number\":null | number is not a whole number",
        "\"RUNNING\" | \"WALKING\" | \"WALKING\" is none of [RUNNING",
        "T08:00 | 8h | start is no time",
        "\"detectors\":[] | \"detectors\":[1] | detectors is no list of texts",
        "\"uuid\":\"0 | \"uuid\":\"g | uuid is no UUID",
        "\"resolves\":false | \"resolves\":0 | resolves is not true or false",
        "\"entries\":[] | \"entries\":[5] | entries was refused: it is no JSON object",
        "\"end\":null | \"end\":null,\"end\":null | it is no JSON at line 1",
      })
  void whatIsWrongIsRefusedWithASentence(String part, String instead, String said) {
    String text = ScanJson.text(simple());
    assertThat(text).contains(part);
    String changed = text.replace(part, instead);

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> ScanJson.scan(changed))
        .matches(e -> e.reason() == Reason.DATA_OUT_OF_RANGE)
        .withMessageContaining(said);
  }

  @Test
  void somethingBehindTheEndIsRefused() {
    String text = ScanJson.text(simple());

    assertThatExceptionOfType(SdmException.class).isThrownBy(() -> ScanJson.scan(text + "{}"));
    assertThatExceptionOfType(SdmException.class).isThrownBy(() -> ScanJson.scan(""));
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> ScanJson.scan(text.substring(0, text.length() - 5)));
  }
}
