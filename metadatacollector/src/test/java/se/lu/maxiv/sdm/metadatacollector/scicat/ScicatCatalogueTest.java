package se.lu.maxiv.sdm.metadatacollector.scicat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.metadatacollector.core.Answer;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Kind;

/** What is asked of a SciCat, and what is made of its answers. */
class ScicatCatalogueTest {
  private static final String PID = "20.500.12345/one";

  private final ScicatStub stub = new ScicatStub();
  @TempDir private Path folder;
  private ScicatCatalogue catalogue;

  @BeforeEach
  void start() {
    catalogue = catalogue(ScicatStub.ingestor(folder));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aDataSetIsMadeAndReadByItsName() {
    Answer made = catalogue.create(dataset(PID));
    Answer read = catalogue.dataset(PID);

    assertThat(made).isInstanceOf(Answer.Done.class);
    assertThat(((Answer.Done) read).body()).containsEntry("runNumber", "7");
    assertThat(stub.lines())
        .containsExactly("POST /api/v4/datasets", "GET /api/v4/datasets/20.500.12345%2Fone");
  }

  @Test
  void aNameWithSpaceAndHashSurvivesItsWay() {
    catalogue.create(dataset("a b/c#d?e+f%2Fg"));

    assertThat(catalogue.dataset("a b/c#d?e+f%2Fg")).isInstanceOf(Answer.Done.class);
    assertThat(stub.lines()).contains("GET /api/v4/datasets/a%20b%2Fc%23d%3Fe%2Bf%252Fg");
  }

  @Test
  void aSecondDataSetOfOneNameExists() {
    catalogue.create(dataset(PID));

    Answer second = catalogue.create(dataset(PID));

    assertThat(second).isInstanceOf(Answer.Exists.class);
    assertThat(second.words())
        .isEqualTo(
            "The catalogue was asked to make the data set 20.500.12345/one and answered 409: "
                + "A dataset with pid 20.500.12345/one already exists!.");
  }

  @Test
  void aDataSetThatIsNotThereIsMissing() {
    Answer answer = catalogue.dataset(PID);

    assertThat(answer).isInstanceOf(Answer.Missing.class);
    assertThat(answer.words()).contains("dataset: 20.500.12345/one not found");
  }

  @Test
  void aBodyThatSciCatsFormRefusesIsRefusedWithItsWords() {
    Map<String, Object> body = dataset(PID);
    body.put("bogus", 1);
    body.put("contactEmail", "carlcarl");

    Answer answer = catalogue.create(body);

    assertThat(answer).isInstanceOf(Answer.Refused.class);
    assertThat(answer.words())
        .contains("property bogus should not exist")
        .contains("Expected an email or a list of semicolon separated emails, got carlcarl");
  }

  @Test
  void filesOfAllBlocksAreListed() {
    catalogue.create(dataset(PID));
    catalogue.add(PID, files(0, 3), 3);
    catalogue.add(PID, files(3, 5), 2);

    Answer answer = catalogue.files(PID);

    assertThat(answer)
        .isEqualTo(new Answer.Done(Map.of("files", List.of("f0", "f1", "f2", "f3", "f4"))));
    assertThat(stub.data().dataset(PID))
        .containsEntry("size", 5L)
        .containsEntry("numberOfFiles", 5L);
  }

  @Test
  void picturesAreListedByTheirCaptions() {
    catalogue.create(dataset(PID));
    var body = Map.<String, Object>of("caption", "/a.png", "ownerGroup", "sdm", "thumbnail", "x");
    catalogue.attach(PID, body);

    Answer answer = catalogue.attachments(PID);

    assertThat(answer).isEqualTo(new Answer.Done(Map.of("captions", List.of("/a.png"))));
  }

  @Test
  void fieldsAreChangedWithoutTouchingOthers() {
    catalogue.create(dataset(PID));

    Answer answer = catalogue.change(PID, Map.of("comment", "good"));

    assertThat(answer).isInstanceOf(Answer.Done.class);
    assertThat(stub.data().dataset(PID))
        .containsEntry("comment", "good")
        .containsEntry("runNumber", "7");
    assertThat(stub.seen().get(stub.seen().size() - 1).headers())
        .contains("application/merge-patch+json");
  }

  @Test
  void proposalsAreMadeAndRead() {
    var body =
        Map.<String, Object>of(
            "proposalId", "2017 0251/x", "ownerGroup", "sdm", "email", "a@x.se", "title", "t");

    assertThat(catalogue.proposal("2017 0251/x")).isInstanceOf(Answer.Missing.class);
    assertThat(catalogue.propose(body)).isInstanceOf(Answer.Done.class);
    assertThat(catalogue.propose(body)).isInstanceOf(Answer.Exists.class);
    assertThat(catalogue.proposal("2017 0251/x")).isInstanceOf(Answer.Done.class);
    assertThat(stub.lines()).contains("GET /api/v3/proposals/2017%200251%2Fx");
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN, other, true, true, true",
    "PRIVILEGED, other, true, false, false",
    "PRIVILEGED, readers, true, true, false",
    "WITH_PID, other, false, false, false",
    "WITH_PID, owners, true, true, true",
    "OWN, owners, false, false, false",
    "OUTSIDER, owners, false, false, false"
  })
  void kindsOfAccountsMayWhatSciCatLetsThem(
      Kind kind, String group, boolean makes, boolean reads, boolean changes) {
    stub.accounts().put("ingestor", kind, false, group);
    Map<String, Object> body = dataset(PID);
    body.put("ownerGroup", "owners");
    body.put("accessGroups", List.of("readers"));

    assertThat(catalogue.create(body) instanceof Answer.Done).isEqualTo(makes);
    assertThat(catalogue.files(PID) instanceof Answer.Done).isEqualTo(reads);
    assertThat(catalogue.change(PID, Map.of("comment", "x")) instanceof Answer.Done)
        .isEqualTo(changes);
  }

  @Test
  void whoMayNotIsToldByWhichGroups() {
    stub.accounts().put("ingestor", Kind.OUTSIDER, false, "guests");

    Answer answer = catalogue.create(dataset(PID));

    assertThat(answer).isInstanceOf(Answer.Forbidden.class);
    assertThat(answer.words())
        .contains("answered 403: Forbidden resource")
        .endsWith("The account is ingestor (groups guests).");
    assertThat(stub.accounts().logins()).isEqualTo(2);
  }

  @Test
  void stateTellsWhoWeAreAndWhatIsWrong() {
    assertThat(catalogue.state())
        .isEqualTo(
            "The catalogue at %s is up and knows us as ingestor (groups sdm)."
                .formatted(stub.url()));

    stub.unwell(true);

    assertThat(catalogue.state()).contains("was asked to tell its health and answered 503");
  }

  private ScicatCatalogue catalogue(Account account) {
    return new ScicatCatalogue(
        stub.url(), account, InstantSource.fixed(Instant.EPOCH), Duration.ofMinutes(1));
  }

  static List<Map<String, Object>> files(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(
            i -> Map.<String, Object>of("path", "f" + i, "size", 1, "time", "2024-09-26T08:55:00Z"))
        .toList();
  }

  static Map<String, Object> dataset(String pid) {
    var body = new HashMap<String, Object>();
    body.put("pid", pid);
    body.put("type", "raw");
    body.put("datasetName", "scan_7");
    body.put("owner", "Ana Gonzalez");
    body.put("contactEmail", "ana@x.se;bl@x.se");
    body.put("ownerGroup", "sdm");
    body.put("creationTime", "2024-09-26T10:55:00+02:00");
    body.put("sourceFolder", "/data/visitors/biomax/20170251/2024092608/raw");
    body.put("runNumber", "7");
    return body;
  }
}
