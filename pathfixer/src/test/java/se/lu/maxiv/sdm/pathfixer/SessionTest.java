package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.ChosenProposal;
import se.lu.maxiv.sdm.pathfixer.core.Condition;
import se.lu.maxiv.sdm.pathfixer.core.Saved;
import se.lu.maxiv.sdm.pathfixer.core.Selection;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.pathfixer.core.Wish;
import se.lu.maxiv.sdm.support.tango.AttributeTable;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;

/** A session on storage that can be made to hang, as a file server that went away does. */
class SessionTest {
  private final TestBeamline beamline = new TestBeamline();
  private final HangingFolders folders = new HangingFolders();
  private final Published<View> shown = new Published<>(table(), View.STARTING);
  private Setup setup = setup();
  private Session session = session();

  @BeforeEach
  void askTheOffice() {
    setup.desk().refreshOffice(Duration.ofSeconds(20));
    session.show(v -> v);
  }

  @AfterEach
  void close() throws InterruptedException {
    folders.goOn();
    awaitStorage();
    session.close();
    beamline.close();
  }

  @Test
  void aHangingStorageIsToldInTimeAndTheFormerSelectionStays() {
    select("2020112008", "first");
    String before = shown.view().samplePath();
    folders.hang();

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> select("2021020116", ""))
        .withMessageContaining("storage has not answered");

    assertThat(shown.view().samplePath()).isEqualTo(before);
    assertThat(shown.view().generation()).isEqualTo(1);
  }

  @Test
  void whileTheStorageHangsTheNextRequestIsRefusedAtOnceAndALateResultIsNotShown()
      throws Exception {
    select("2020112008", "first");
    folders.hang();
    assertThatExceptionOfType(SdmException.class).isThrownBy(() -> select("2020112008", "late"));

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> select("2020112008", "next"))
        .withMessageContaining("hang");
    folders.goOn();
    awaitStorage();

    assertThat(shown.view().samplePath()).endsWith("/first");
    assertThat(setup.stateFile().read().saved().samplePath()).endsWith("/first");
    select("2020112008", "again");
    assertThat(shown.view().samplePath()).endsWith("/again");
  }

  @Test
  void samplesOnAStorageThatHungAreListedAgain() throws InterruptedException {
    select("2020112008", "first");
    folders.hang();
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(session::samples)
        .withMessageContaining("has not answered");
    folders.goOn();

    select("2020112008", "second");

    await(() -> folders.waiting() == 0);
    assertThat(session.samples()).containsExactlyInAnyOrder("first", "second");
  }

  @Test
  void aHangingListOfSamplesKeepsNoSelectionWaiting() {
    select("2020112008", "first");
    folders.hangLists();
    assertThatExceptionOfType(SdmException.class).isThrownBy(session::samples);
    assertThatExceptionOfType(SdmException.class).isThrownBy(session::samples);

    select("2020112008", "second");

    assertThat(shown.view().samplePath()).endsWith("/second");
    assertThat(folders.waiting()).isEqualTo(1);
  }

  @Test
  void restartsWhileTheStorageHangsLeaveOneStuckThreadInAll() {
    select("2020112008", "first");
    folders.hang();
    for (int restarts = 0; restarts < 3; restarts++) {
      session.close();
      setup = setup();
      session = session();
      askTheOffice();

      assertThatExceptionOfType(SdmException.class).isThrownBy(() -> select("2020112008", "x"));
    }

    assertThat(folders.waiting()).isEqualTo(1);
  }

  @Test
  void aTitleThatMustNotBeShownAnyMoreIsNotKeptOnTheDiskEither() {
    select("2020112008", "first");
    assertThat(onDisk().selection().requireProposal().title()).isNotEmpty();
    Selection before = shown.view().selection();
    ChosenProposal told = before.requireProposal();
    var bare = new ChosenProposal(told.id(), told.userType(), told.group(), "", "");
    shown.update(view -> view.withKeptBack(before.withProposal(bare)));

    session.storeAgain();

    assertThat(onDisk().selection().requireProposal().title()).isEmpty();
    assertThat(onDisk().generation()).isEqualTo(1);
  }

  @Test
  void aRequestBehindManyThatWaitIsRefusedAtOnce() throws Exception {
    var others = Executors.newCachedThreadPool();
    var release = new CountDownLatch(1);
    try {
      IntStream.range(0, 17).forEach(i -> others.execute(() -> waitAgainAndAgain(release)));

      await(
          () -> {
            try {
              return session.inTurn("Endstation", b -> false);
            } catch (SdmException e) {
              return e.sentence().contains("16 others wait already");
            }
          });
    } finally {
      release.countDown();
      others.shutdown();
    }
  }

  /** Until all are there: one of them may come while the request that is tried is waiting too. */
  private void waitAgainAndAgain(CountDownLatch release) {
    while (release.getCount() > 0) {
      try {
        session.inTurn("Wait", b -> awaited(release));
      } catch (SdmException e) {
        assertThat(e.sentence()).contains("try again in a moment");
      }
    }
  }

  private static boolean awaited(CountDownLatch release) {
    try {
      return release.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Saved onDisk() {
    return setup.stateFile().read().saved();
  }

  @Test
  void aRestartOnHangingStorageKeepsTheSelectionAndComesBackByItself() throws Exception {
    select("2020112008", "first");
    session.close();
    folders.hang();
    setup = setup();
    session = session();
    askTheOffice();
    try (Keeper keeper = new Keeper(setup, session, shown, log(), Thread::new)) {

      keeper.restore();
      View restored = shown.view();
      folders.goOn();
      awaitStorage();
      keeper.start(Duration.ofHours(1));
      await(() -> shown.view().place() != null);

      assertThat(restored.condition()).isEqualTo(Condition.FAULT);
      assertThat(restored.samplePath()).isEmpty();
      assertThat(restored.selection().requireVisit().folder()).isEqualTo("2020112008");
      assertThat(restored.generation()).isEqualTo(2);
      assertThat(shown.view().samplePath()).endsWith("/first");
      assertThat(shown.view().generation()).isEqualTo(3);
    }
  }

  private void select(String visit, String sample) {
    Wish wish = new Wish("carlcarl", "20170251", visit, sample, null, null);
    session.change("Select", chooser -> present -> chooser.select(present, wish));
  }

  /** The stuck call is over when the worker takes the next one. */
  private void awaitStorage() throws InterruptedException {
    await(
        () -> {
          try {
            return setup.storage().bar(Duration.ofSeconds(1)) != null;
          } catch (SdmException stillStuck) {
            return false;
          }
        });
  }

  private static void await(java.util.function.BooleanSupplier reached)
      throws InterruptedException {
    se.lu.maxiv.sdm.harness.Await.until("the condition", Duration.ofSeconds(30), reached);
  }

  private Setup setup() {
    Map<String, String[]> lines = new HashMap<>();
    beamline.properties().forEach((name, values) -> lines.put(name, values.toArray(String[]::new)));
    DefaultProperties.fill(lines);
    Config config = Config.of("test/path/fixer", lines);
    Setup real = Composition.of(config, "test/path/fixer", Clock.systemUTC());
    return new Setup(
        real.rules(),
        real.storage().on(folders),
        real.groups(),
        real.desk(),
        real.stateFile(),
        real.targets(),
        real.warnings(),
        real.maxOfficeAge(),
        real.workers(),
        real.clock());
  }

  private Session session() {
    return new Session(setup, shown, log());
  }

  private LogBook<View> log() {
    return PathFixer.log(shown, setup.rules().visitFormat().zone());
  }

  private static AttributeTable<View> table() {
    return AttributeTable.of("PathFixer", View.class)
        .state(view -> org.tango.DeviceState.ON)
        .status(view -> "")
        .build();
  }
}
