package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.model.SdmException;

/** All parts together, without Tango: what goes on by itself, and what Retry does. */
class RunningTest extends CollectorParts {
  /** More than the device shows. */
  private static final int MANY = 150;

  private Optional<Running> running = Optional.empty();

  @AfterEach
  void stop() {
    answer.countDown();
    running.ifPresent(Running::close);
  }

  @Test
  void theKeeperLooksOnWhileAllThreadsForScansHang() throws Exception {
    Running started = running();
    for (int i = 0; i < 100; i++) {
      started.scans().execute(this::hang);
    }

    started.start();

    awaitLooks(started);
    awaitAsked();
  }

  @Test
  void aDoorThatHangsKeepsNobodyFromAskingTheCatalogue() throws Exception {
    Running started =
        with(
            () -> {
              hang();
              return "";
            });

    started.start();

    awaitAsked();
    assertThat(show.view().outside().store()).isEqualTo("Not asked yet.");
  }

  @Test
  void whatWaitsForAPersonIsTriedAgainExceptWhatIsHeld() throws Exception {
    Running started = running();
    for (int i = 0; i < MANY; i++) {
      stored(started, i, Stage.PARKED);
    }
    UUID unverified = stored(started, MANY, Stage.UNVERIFIED);
    UUID held = stored(started, MANY + 1, Stage.HELD);
    UUID kept = stored(started, MANY + 2, Stage.KEPT);
    UUID open = stored(started, MANY + 3, Stage.OPEN);
    started.keeper().look();
    assertThat(show.view().outbox().parked()).isEqualTo(MANY + 2);
    assertThat(show.view().outbox().waiting()).hasSize(100);

    started.retry("all", "test");

    assertThat(started.store().backlog().depth()).isEqualTo(MANY + 1);
    assertThat(started.store().waiting(MANY)).extracting(Parcel::scan).containsExactly(held);
    assertThat(stage(started, unverified)).isEqualTo(Stage.QUEUED);
    assertThat(stage(started, kept)).isEqualTo(Stage.KEPT);
    assertThat(stage(started, open)).isEqualTo(Stage.OPEN);
    assertThat(show.view().outbox().parked()).isEqualTo(1);
  }

  @Test
  void oneThatMayNotBeTriedAgainIsRefusedByItself() throws Exception {
    Running started = running();
    UUID held = stored(started, 1, Stage.HELD);

    assertThatThrownBy(() -> started.retry(held.toString(), "test"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("whose it is, is not certain");
    assertThat(stage(started, held)).isEqualTo(Stage.HELD);
  }

  private void awaitLooks(Running started) throws Exception {
    Await.until("a look", DEADLINE, () -> !show.view().outside().store().equals("Not asked yet."));
    UUID unused = stored(started, 1, Stage.PARKED);
    Await.until("another look", DEADLINE, () -> show.view().outbox().parked() == 1);
  }

  private void awaitAsked() {
    Await.until(
        "a question",
        DEADLINE,
        () -> show.view().outside().catalogue().startsWith("There is no catalogue"));
  }

  private void hang() {
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Running running() {
    Running made = Running.of(config(), DEVICE, clock, show);
    running = Optional.of(made);
    return made;
  }

  /** All parts, with a keeper that asks these Doors. */
  private Running with(Supplier<String> doors) {
    Running made = running();
    var wards =
        new Keeper.Wards(
            made.store(),
            made.ledger(),
            Optional.empty(),
            made.collector(),
            made.decisions(),
            doors);
    return new Running(
        made.store(),
        made.ledger(),
        made.configuration(),
        made.snapshots(),
        made.collector(),
        made.decisions(),
        made.finishing(),
        made.couriers(),
        new Keeper(wards, show, clock),
        made.doors(),
        made.reader(),
        made.selection(),
        made.scans(),
        made.background(),
        made.show());
  }

  private UUID stored(Running started, int number, Stage stage) throws Exception {
    var folder = ScanFolder.of(raw().toString());
    var what = new Measurement("ascan", List.of(), List.of(), List.of(), -1, raw().toString());
    Scan begun =
        Scan.begun(
            new UUID(7, number),
            new Origin(Origin.COMMAND, number, clock.instant()),
            what,
            Belonging.of(folder),
            Snapshot.NONE);
    Scan ended = begun.ended(clock.instant(), EndStatus.NORMAL, 3);
    Scan scan = (stage == Stage.OPEN ? begun : ended).with(config().policy().of(ended));
    Parcel parcel = Parcel.of(scan.uuid(), "sdm/" + scan.uuid(), clock.instant());
    started.ledger().begin(scan, parcel.at(stage, "A test says so."));
    return scan.uuid();
  }

  private static Stage stage(Running started, UUID scan) {
    return started.store().parcel(scan).orElseThrow().stage();
  }
}
