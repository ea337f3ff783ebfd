package se.lu.maxiv.sdm.metadatacollector.scicat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.metadatacollector.core.Answer;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Kind;

class LoginTest {
  private static final String PID = "20.500.12345/one";

  private final ScicatStub stub = new ScicatStub();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void oneLoginIsEnoughForFourFifthsOfItsLife() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));

    catalogue.dataset(PID);
    now.set(Instant.EPOCH.plusSeconds(2879));
    catalogue.dataset(PID);
    int early = stub.accounts().logins();
    now.set(Instant.EPOCH.plusSeconds(2880));
    catalogue.dataset(PID);

    assertThat(early).isEqualTo(1);
    assertThat(stub.accounts().logins()).isEqualTo(2);
  }

  @Test
  void aSessionThatIsOverIsRenewedOnce() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));
    catalogue.dataset(PID);
    stub.accounts().expire();

    Answer answer = catalogue.create(ScicatCatalogueTest.dataset(PID));

    assertThat(answer).isInstanceOf(Answer.Done.class);
    assertThat(stub.accounts().logins()).isEqualTo(2);
  }

  @Test
  void aTokenThatNobodyKnowsAnyMoreIsRenewed() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));
    catalogue.dataset(PID);
    stub.accounts().spoil();

    Answer answer = catalogue.create(ScicatCatalogueTest.dataset(PID));

    assertThat(answer).isInstanceOf(Answer.Done.class);
  }

  @Test
  void aStrangersEmptyListIsNotTakenForOurs() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));
    catalogue.create(ScicatCatalogueTest.dataset(PID));
    catalogue.add(PID, List.of(file()), 1);
    stub.accounts().spoil();

    Answer answer = catalogue.files(PID);

    assertThat(answer).isEqualTo(new Answer.Done(Map.of("files", List.of("f"))));
  }

  @Test
  void beforeVersionFiveTwoAnExpiredTokenMakesAStrangerToo() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));
    catalogue.create(ScicatCatalogueTest.dataset(PID));
    catalogue.add(PID, List.of(file()), 1);
    stub.accounts().old();
    stub.accounts().expire();

    Answer answer = catalogue.files(PID);

    assertThat(answer).isEqualTo(new Answer.Done(Map.of("files", List.of("f"))));
  }

  @Test
  void anEmptyListCountsWhenSciCatKnowsUs() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));
    stub.accounts().put("ingestor", Kind.ADMIN, true, "sdm");
    catalogue.create(ScicatCatalogueTest.dataset(PID));

    assertThat(catalogue.files(PID)).isEqualTo(new Answer.Done(Map.of("files", List.of())));
    assertThat(stub.seen().get(stub.seen().size() - 1).line()).isEqualTo("GET /api/v3/auth/whoami");
  }

  @Test
  void aWrongPasswordIsNoFaultOfTheRequest() {
    Path secret = ScicatStub.secret(folder.resolve("wrong"), "wrong");

    Answer answer = catalogue(new Account.User("ingestor", secret)).dataset(PID);

    assertThat(answer).isInstanceOf(Answer.Away.class);
    assertThat(answer.words())
        .contains("refused the login of ingestor; correct ScicatUser or what is in " + secret);
  }

  @Test
  void aRefusedPasswordIsNotTriedAgainForAMinuteButAnotherAtOnce() {
    Path secret = ScicatStub.secret(folder.resolve("wrong"), "wrong");
    ScicatCatalogue catalogue = catalogue(new Account.User("ingestor", secret));
    catalogue.dataset(PID);
    catalogue.dataset(PID);
    now.set(Instant.EPOCH.plusSeconds(60));
    catalogue.dataset(PID);
    int tries = stub.seen().size();

    ScicatStub.secret(secret, "secret of ingestor");

    assertThat(tries).isEqualTo(2);
    assertThat(catalogue.dataset(PID)).isInstanceOf(Answer.Missing.class);
  }

  @Test
  void aPasswordThatOthersCanReadIsNotUsed() throws IOException {
    Path secret = ScicatStub.secret(folder.resolve("open"), "secret of ingestor");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));

    Answer answer = catalogue(new Account.User("ingestor", secret)).dataset(PID);

    assertThat(answer.words()).contains("can be read by others").doesNotContain("secret of");
    assertThat(stub.seen()).isEmpty();
  }

  @Test
  void aLoginWithoutATokenIsTold() {
    stub.fail(request -> request.path().endsWith("login") ? Fault.ANSWER_EMPTY : Fault.NONE);

    Answer answer = catalogue(ScicatStub.ingestor(folder)).dataset(PID);

    assertThat(answer.words()).contains("answered the login without a token");
  }

  @Test
  void aReadyTokenNeedsNoLogin() {
    Path file = ScicatStub.secret(folder.resolve("token"), stub.accounts().token("ingestor"));

    Answer answer = catalogue(new Account.Token(file)).create(ScicatCatalogueTest.dataset(PID));

    assertThat(answer).isInstanceOf(Answer.Done.class);
    assertThat(stub.accounts().logins()).isZero();
  }

  @Test
  void aReadyTokenThatIsReplacedInItsFileCountsAtOnce() {
    Path file = ScicatStub.secret(folder.resolve("token"), stub.accounts().token("ingestor"));
    ScicatCatalogue catalogue = catalogue(new Account.Token(file));
    catalogue.dataset(PID);
    stub.accounts().spoil();
    stub.accounts().put("other", Kind.PRIVILEGED, true, "sdm");

    Answer without = catalogue.create(ScicatCatalogueTest.dataset(PID));
    ScicatStub.secret(file, stub.accounts().token("other"));
    Answer with = catalogue.create(ScicatCatalogueTest.dataset(PID));

    assertThat(without).isInstanceOf(Answer.Away.class);
    assertThat(without.words()).contains("does not know the account");
    assertThat(with).isInstanceOf(Answer.Done.class);
  }

  @Test
  void anAccountInNoGroupIsNotTheOneExpected() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));
    stub.accounts().put("ingestor", Kind.OUTSIDER, false);

    Answer answer = catalogue.create(ScicatCatalogueTest.dataset(PID));

    assertThat(answer).isInstanceOf(Answer.Away.class);
  }

  @Test
  void secretsAreInNoAddressAndInNoWords() {
    ScicatCatalogue catalogue = catalogue(ScicatStub.ingestor(folder));
    catalogue.create(ScicatCatalogueTest.dataset(PID));

    assertThat(stub.seen()).allSatisfy(request -> assertThat(request.path()).doesNotContain("eyJ"));
    assertThat(stub.seen().get(1).headers()).contains("Bearer eyJ");
    assertThat(new Login.Grant("eyJ", Instant.MAX).toString()).doesNotContain("eyJ");
  }

  private static Map<String, Object> file() {
    return Map.of("path", "f", "size", 1, "time", "2024-09-26T08:55:00Z");
  }

  private ScicatCatalogue catalogue(Account account) {
    return new ScicatCatalogue(stub.url(), account, now::get, Duration.ofSeconds(60));
  }
}
