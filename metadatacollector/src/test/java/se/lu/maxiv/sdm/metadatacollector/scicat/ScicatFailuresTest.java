package se.lu.maxiv.sdm.metadatacollector.scicat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.lu.maxiv.sdm.metadatacollector.core.Answer;

/** What is made of answers that are none, and of none at all. */
class ScicatFailuresTest {
  private static final Duration PATIENT = Duration.ofMinutes(1);
  private static final Duration IMPATIENT = Duration.ofSeconds(1);

  private final ScicatStub stub = new ScicatStub();
  @TempDir private Path folder;
  private ScicatCatalogue catalogue;

  private static final String PID = "20.500.12345/one";

  @BeforeEach
  void start() {
    catalogue = catalogue(PATIENT);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "STATUS_502, Away, an HTML page",
    "STATUS_503, Away, it gave no reason",
    "STATUS_504, Away, answered 504",
    "STATUS_429, Away, Too many requests",
    "CUT, Away, broke off its answer",
    "ANSWER_LOST, Away, broke off its answer",
    "ANSWER_CUT, Away, broke off its answer",
    "ANSWER_TRUNCATED, Away, not as a SciCat does",
    "ANSWER_EMPTY, Away, not as a SciCat does",
    "HTML, Away, not as a SciCat does",
    "GARBAGE, Away, not as a SciCat does",
    "REDIRECT, Away, no SciCat's answer",
    "NOT_FOUND_TEXT, Away, no SciCat's answer",
    "STATUS_500, Broken, Internal server error",
    "DONE_WITH_500, Broken, Internal server error"
  })
  void everyFailureIsToldForWhatItIs(Fault fault, String kind, String words) {
    stub.fail(request -> request.path().endsWith("/datasets") ? fault : Fault.NONE);

    Answer answer = catalogue.create(ScicatCatalogueTest.dataset(PID));

    assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(answer.words()).contains(words).doesNotContain("eyJ");
  }

  @ParameterizedTest
  @EnumSource
  void noFailureIsTakenForAnAnswerToAQuestion(Fault fault) {
    catalogue.create(ScicatCatalogueTest.dataset(PID));
    catalogue.add(PID, ScicatCatalogueTest.files(0, 1), 1);
    stub.fail(request -> request.path().endsWith("/origdatablocks") ? fault : Fault.NONE);

    Answer answer = catalogue(fault == Fault.STALLED ? IMPATIENT : PATIENT).files(PID);

    assertThat(answer instanceof Answer.Done).isEqualTo(fault == Fault.NONE);
    assertThat(answer instanceof Answer.Missing).isFalse();
  }

  @Test
  void whoNeverAnswersIsAway() {
    stub.fail(request -> Fault.STALLED);

    Answer answer = catalogue(IMPATIENT).create(ScicatCatalogueTest.dataset(PID));

    assertThat(answer).isInstanceOf(Answer.Away.class);
    assertThat(answer.words()).contains("gave no whole answer within");
  }

  @Test
  void whoIsNotThereIsAway() {
    ScicatUrl url = stub.url();
    stub.close();

    Answer answer =
        new ScicatCatalogue(url, ScicatStub.ingestor(folder))
            .create(ScicatCatalogueTest.dataset(PID));

    assertThat(answer)
        .isEqualTo(new Answer.Away("The catalogue at %s refused the connection.".formatted(url)));
  }

  @Test
  void aFailureWhileTheDataBaseIsDownIsNotTheRequestsFault() {
    stub.unwell(true);
    stub.fail(request -> request.path().endsWith("/datasets") ? Fault.STATUS_500 : Fault.NONE);

    assertThat(catalogue.create(ScicatCatalogueTest.dataset(PID))).isInstanceOf(Answer.Away.class);
  }

  @Test
  void whatSciCatCannotTakeIsNotSent() {
    Map<String, Object> body = ScicatCatalogueTest.dataset(PID);
    body.put("description", "µ".repeat(8 << 20));

    Answer answer = catalogue.create(body);

    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(answer.words()).contains("that takes 17 MB, and it takes 15 at most");
    assertThat(stub.seen()).isEmpty();
  }

  @Test
  void lettersOfTheWholeWorldArriveAndHalvesOfThemDoNotHurt() {
    Map<String, Object> body = ScicatCatalogueTest.dataset(PID);
    body.put("description", "5 µm, 20 °C, 1.5 å, 𝛼 \uD800 \u0000");

    catalogue.create(body);

    assertThat(stub.data().dataset(PID))
        .containsEntry("description", "5 µm, 20 °C, 1.5 å, 𝛼 ? \u0000");
  }

  @Test
  void aNullAtTheTopOfTheMetadataIsAFailureThatWasDone() {
    Map<String, Object> body = ScicatCatalogueTest.dataset(PID);
    body.put("scientificMetadata", Collections.singletonMap("x", null));

    assertThat(catalogue.create(body)).isInstanceOf(Answer.Broken.class);
    assertThat(catalogue.create(body)).isInstanceOf(Answer.Exists.class);
  }

  @Test
  void anotherNameThanTheOneThatWasSentIsNoSuccess() {
    var body = new LinkedHashMap<>(ScicatCatalogueTest.dataset(PID));
    body.remove("pid");

    Answer answer = catalogue.create(body);

    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(answer.words()).contains("named it PREFIX/0");
  }

  private ScicatCatalogue catalogue(Duration wholeAnswer) {
    return new ScicatCatalogue(
        stub.url(), ScicatStub.ingestor(folder), InstantSource.fixed(Instant.EPOCH), wholeAnswer);
  }
}
