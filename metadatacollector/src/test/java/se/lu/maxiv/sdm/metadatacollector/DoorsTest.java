package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFact;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.metadatacollector.store.Spool;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;

/** What Doors tell while the store is away. */
class DoorsTest extends CollectorParts {
  private static final int SPOOL_BYTES = 256 << 10;
  private static final int MANY = 100;

  private final AwayStore behind = new AwayStore();
  private Optional<Doors> doors = Optional.empty();

  @BeforeEach
  void watch() throws IOException {
    Collector collector = collector(Sidecar.NONE);
    doors = Optional.of(new Doors(config(), collector, store(), show, DEVICE));
  }

  @AfterEach
  void stop() {
    doors.ifPresent(Doors::close);
  }

  @Override
  SpooledStore open(Config config) {
    return new SpooledStore(behind, Spool.open(folder.resolve("spool"), SPOOL_BYTES));
  }

  @Test
  void anEndThatTheStoreDoesNotTakeIsStoredWhenItAnswers() throws Exception {
    UUID scan = begun();
    forgotten(found(scan));
    behind.isAway = true;
    Instant end = origin().start().plusSeconds(5);

    doors().happened(new ScanFact.Ended(origin(), end, EndStatus.STOPPED, 4));
    doors().endAgain();
    assertThat(show.view().troubles().isEmpty()).isTrue();
    behind.isAway = false;
    assertThat(found(scan).isEnded()).isFalse();
    doors().endAgain();

    assertThat(found(scan).end()).isEqualTo(end);
    assertThat(found(scan).status()).isEqualTo(EndStatus.STOPPED);
    assertThat(found(scan).measurement().points()).isEqualTo(4);
    until(scan, Parcel.Stage.QUEUED);
    doors().endAgain();
    assertThat(show.view().troubles().isEmpty()).isTrue();
  }

  @Test
  void anEndOfAScanThatIsStillKnownGoesIntoTheSpool() throws Exception {
    UUID scan = begun();
    behind.isAway = true;

    doors().happened(new ScanFact.Ended(origin(), clock.instant(), EndStatus.STOPPED, 4));

    assertThat(store().find(scan).orElseThrow().status()).isEqualTo(EndStatus.STOPPED);
    assertThat(store().trouble()).isPresent();
    assertThat(show.view().troubles().isEmpty()).isTrue();
  }

  @Test
  void anEndThatIsRefusedForGoodIsToldOnce() throws Exception {
    UUID scan = begun();
    var end = new ScanFact.Ended(origin(), clock.instant(), EndStatus.NORMAL, 4);
    var unused =
        ledger()
            .change(
                scan,
                before -> before.ended(clock.instant(), EndStatus.ABORTED, 1),
                (after, parcel) -> parcel);

    doors().happened(end);
    doors().endAgain();

    assertThat(show.view().troubles().told())
        .containsExactly(
            "Scan 7 of a/door/1 is lost: EndScan was refused: scan %s has ended already."
                .formatted(scan));
    assertThat(found(scan).status()).isEqualTo(EndStatus.ABORTED);
  }

  @Test
  void aScanOfTheHistoryGoesIntoTheSpoolAndFromThereIntoTheStore() throws Exception {
    behind.isAway = true;

    doors()
        .happened(
            new ScanFact.Missed(
                origin(), measurement(), clock.instant(), EndStatus.NORMAL, List.of()));

    assertThat(show.view().troubles().isEmpty()).isTrue();
    Scan spooled = store().find(origin().key()).orElseThrow();
    until(spooled.uuid(), Parcel.Stage.QUEUED);
    behind.isAway = false;
    assertThat(behind.count()).isZero();
    assertThat(store().drain()).isPositive();
    assertThat(behind.find(spooled.uuid())).contains(found(spooled.uuid()));
    assertThat(found(spooled.uuid()).status()).isEqualTo(EndStatus.NORMAL);
  }

  /** A Door's scan that goes on and whose first values are in the store. */
  private UUID begun() throws IOException {
    doors().happened(new ScanFact.Began(origin(), measurement(), List.of()));
    UUID scan = store().find(origin().key()).orElseThrow().uuid();
    Await.until("values of the begin", DEADLINE, () -> found(scan).before().hasValues());
    return scan;
  }

  /** So many others were written since that only the store has it. */
  private void forgotten(Scan scan) {
    for (int i = 0; i < MANY; i++) {
      Scan other =
          Scan.begun(
              new UUID(0, i),
              new Origin(Origin.COMMAND, i, clock.instant()),
              scan.measurement(),
              scan.belonging(),
              scan.before());
      ledger().begin(other, Parcel.of(other.uuid(), "sdm/" + other.uuid(), clock.instant()));
    }
  }

  private Origin origin() {
    return new Origin("a/door/1", 7, clock.instant());
  }

  private Measurement measurement() throws IOException {
    return new Measurement("ascan", List.of(), List.of(), List.of(), -1, raw().toString());
  }

  private Doors doors() {
    return doors.orElseThrow();
  }
}
