package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;

/** What is in use and on disk while the user office answers, or does not. */
class CachedUserOfficeTest extends OnScriptedOffice {
  @Test
  void knowsNothingBeforeTheOfficeAnswers() {
    var office = start();

    assertThat(office.refresh()).isEqualTo(OfficeSnapshot.NOTHING);
    assertThat(office.state().snapshot().isKnown()).isFalse();
    assertThat(office.state().failure()).contains("Down.");
    assertThat(office.state().failedAt()).contains(Answers.NOON);
    assertThat(file).doesNotExist();
  }

  @Test
  void goodAnswerIsInUseAndOnDiskForItsOwnerAlone() throws IOException {
    var office = start();
    answer = () -> Answers.read(Answers.neutral());

    OfficeSnapshot used = office.refresh();

    assertThat(used).isEqualTo(Answers.read(Answers.neutral()));
    assertThat(office.state()).isEqualTo(OfficeState.answered(used, Answers.NOON));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Answers.read(Files.readAllBytes(file))).isEqualTo(used);
    assertThat(names()).containsExactly("office.json");
  }

  @Test
  void outageAfterARestartLeavesTheCachedAnswer() {
    answer = () -> Answers.read(Answers.neutral());
    OfficeSnapshot before = start().refresh();
    answer = DOWN;

    var office = start();
    boolean cachedAtStart = office.state().fromCache();
    office.refresh();

    assertThat(cachedAtStart).isTrue();
    assertThat(office.state().fromCache()).isTrue();
    assertThat(office.state().snapshot()).isEqualTo(before);
    assertThat(office.state().failure()).contains("Down; the last good answer stays in use.");
  }

  @Test
  void failureKeepsTheAnswerAndTheNextSuccessClearsIt() {
    answer = () -> snapshot(true, "20170251");
    var office = start();
    OfficeSnapshot good = office.refresh();
    now = LATER;
    answer = DOWN;

    office.refresh();
    OfficeState failed = office.state();
    answer = () -> snapshot(true, "20170251");
    office.refresh();

    assertThat(failed.snapshot()).isEqualTo(good);
    assertThat(failed.answeredAt()).isEqualTo(Answers.NOON);
    assertThat(failed.failure()).contains("Down; the last good answer stays in use.");
    assertThat(failed.failedAt()).contains(LATER);
    assertThat(office.state().failure()).isEmpty();
    assertThat(office.state().answeredAt()).isEqualTo(LATER);
  }

  @Test
  void faultOfTheProgramIsToldLikeAFailure() {
    answer =
        () -> {
          throw new IllegalStateException("broken");
        };
    var office = start();

    office.refresh();

    assertThat(office.state().failure().orElseThrow()).contains("failed in itself", "broken");
  }

  @Test
  void incompleteAnswerTakesNothingAwayAndACompleteOneDoes() {
    answer = () -> snapshot(true, "20170251", "20170252");
    var office = start();
    office.refresh();

    answer = () -> snapshot(false, "20170252", "20170253");
    OfficeSnapshot joined = office.refresh();
    answer = () -> snapshot(true, "20170253");
    OfficeSnapshot complete = office.refresh();

    assertThat(ids(joined)).containsExactlyInAnyOrder("20170251", "20170252", "20170253");
    assertThat(joined.complete()).isFalse();
    assertThat(ids(complete)).containsExactly("20170253");
  }

  @Test
  void suddenlyEmptyAnswerTakesNothingAway() {
    answer = () -> snapshot(true, "20170251");
    var office = start();
    OfficeSnapshot before = office.refresh();

    answer = () -> snapshot(true);
    OfficeSnapshot used = office.refresh();

    assertThat(used).as("the list and its age").isEqualTo(before);
    assertThat(office.state().failure().orElseThrow()).contains("names no proposal any more");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 500, 2000})
  void damagedCacheIsSetAsideAndNamed(int length) throws IOException {
    Files.write(file, Arrays.copyOf(Answers.neutral(), length));

    var office = start();

    Path aside = folder.resolve("office.json.damaged-20261122T110000Z");
    assertThat(office.state().snapshot()).isEqualTo(OfficeSnapshot.NOTHING);
    assertThat(office.state().failure().orElseThrow()).contains("damaged", aside.toString());
    assertThat(aside).hasSize(length);
    assertThat(file).doesNotExist();
  }

  @Test
  void leftOverOfACrashIsWrittenOver() throws IOException {
    answer = () -> snapshot(true, "20170251");
    start().refresh();
    Files.writeString(folder.resolve("office.json.new"), "{\"half");

    var office = start();
    OfficeState atStart = office.state();
    office.refresh();

    assertThat(ids(atStart.snapshot())).containsExactly("20170251");
    assertThat(atStart.failure()).isEmpty();
    assertThat(names()).containsExactly("office.json");
  }

  @Test
  void cacheOfAnotherOfficeIsNotUsed() {
    answer = () -> snapshot(true, "20170251");
    start().refresh();

    var other = new CachedUserOffice(office("another office"), file, Answers.STOCKHOLM, clock());

    assertThat(other.state().snapshot().isKnown()).isFalse();
    assertThat(other.state().failure().orElseThrow()).contains("\"scripted office\"");
  }

  @Test
  void diskThatRefusesIsToldAndTheAnswerIsUsed() {
    file = folder.resolve("missing/office.json");
    answer = () -> snapshot(true, "20170251");
    var office = start();

    OfficeSnapshot used = office.refresh();

    assertThat(ids(used)).containsExactly("20170251");
    assertThat(office.state().failure().orElseThrow()).contains("could not be kept", "missing");
  }

  @Test
  void restrictedProposalsLeaveNothingInMemoryOrOnDisk() throws IOException {
    answer = () -> new OfficeSnapshot(now, true, List.of(restrictedWithPeople()), List.of());
    var office = start();

    OfficeSnapshot used = office.refresh();

    assertThat(ids(used)).containsExactly("20260338");
    assertThat(used.toString()).doesNotContain("Secret");
    assertThat(Files.readString(file)).contains("20260338").doesNotContain("Secret");
  }

  @Test
  @Timeout(30)
  void readingNeverWaitsForTheOffice() throws InterruptedException {
    var asked = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    answer =
        () -> {
          asked.countDown();
          await(answered);
          return snapshot(true, "20170251");
        };
    var office = start();
    var worker = new Thread(office::refresh);
    worker.start();
    asked.await();

    OfficeState meanwhile = office.state();
    answered.countDown();
    worker.join();

    assertThat(meanwhile.snapshot()).isEqualTo(OfficeSnapshot.NOTHING);
    assertThat(ids(office.state().snapshot())).containsExactly("20170251");
  }

  @Test
  void ageCountsFromWhatTheOfficeSaidUnlessItsClockIsAhead() {
    var hourAgo = new OfficeSnapshot(now.minusSeconds(3600), true, List.of(), List.of());
    var ahead = new OfficeSnapshot(now.plusSeconds(9999), true, List.of(), List.of());

    assertThat(OfficeState.answered(hourAgo, now).age(now)).isEqualTo(Duration.ofHours(1));
    assertThat(OfficeState.answered(ahead, now).age(LATER)).isEqualTo(Duration.ofMinutes(10));
    assertThat(OfficeState.answered(ahead, LATER).age(now)).isZero();
  }

  private static Proposal restrictedWithPeople() {
    Proposal p = Answers.read(Answers.of(Answers.proposal("20260338", ""))).proposals().get(0);
    var person =
        new Participant("SecretUser", "Secret", "Secret", "Secret", "", true, java.util.Set.of());
    return new Proposal(
        new ProposalId("20260338"),
        "Secret",
        "",
        null,
        ProposalStatus.ACCEPTED,
        "",
        p.beamlines(),
        null,
        null,
        null,
        "SecretPi",
        "SecretProposer",
        List.of(person),
        List.of(),
        true);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
