package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.sidecar.BoundedSidecar;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/** Metadata that cannot be written beside files: told, tried again, and in nobody's way. */
class BesideFilesTest extends CollectorParts {
  private static final Duration LIMIT = Duration.ofMillis(200);

  private final BoundedWorker frozen = new BoundedWorker("storage of metadata");
  private final List<UUID> written = new CopyOnWriteArrayList<>();
  private final AtomicInteger tries = new AtomicInteger();

  @AfterEach
  void thaw() {
    answer.countDown();
    frozen.close();
  }

  @Test
  void aStorageThatHangsKeepsNoScanAndGetsAllMetadataWhenItAnswers() throws Exception {
    Collector collector = collector(new BoundedSidecar(hanging(), frozen, LIMIT));
    List<UUID> scans = ended(collector, 12);

    scans.forEach(scan -> until(scan, Parcel.Stage.QUEUED));
    assertThat(trouble())
        .startsWith("Metadata of scans are not beside their files yet: The storage of metadata ");
    assertThat(show.view().troubles().told()).isEmpty();
    assertThat(written).isEmpty();

    answer.countDown();
    Await.until("the metadata", DEADLINE, () -> isWrittenAfterAWhile(scans));
    Await.until("the end of the trouble", DEADLINE, () -> show.view().troubles().isEmpty());
  }

  @Test
  void whatCannotBeWrittenForADayIsToldAndGivenUp() throws Exception {
    UUID scan = ended(collector(refusing(SdmException.dependency("The disk is full."))), 1).get(0);
    until(scan, Parcel.Stage.QUEUED);
    assertThat(trouble()).endsWith("yet: The disk is full.");

    clock.pass(Duration.ofHours(25));
    finishing().writeAgain();

    Await.until("its end", DEADLINE, () -> show.view().troubles().present().isEmpty());
    assertThat(show.view().troubles().told()).containsExactly("The disk is full.");
    assertThat(tries).hasValue(2);
    assertNotTriedAgain(scan);
  }

  @Test
  void itIsNotTriedAgainBeforeItsTime() throws Exception {
    UUID scan = ended(collector(refusing(SdmException.dependency("The disk is full."))), 1).get(0);
    until(scan, Parcel.Stage.QUEUED);

    clock.pass(Duration.ofSeconds(9));
    finishing().writeAgain();

    awaitTurn(scan);
    assertThat(tries).hasValue(1);
  }

  @Test
  void whatWouldFailTheSameWayIsToldAndNotTriedAgain() throws Exception {
    UUID scan = ended(collector(refusing(SdmException.configuration("No group."))), 1).get(0);

    until(scan, Parcel.Stage.QUEUED);

    assertThat(show.view().troubles().told()).containsExactly("No group.");
    assertThat(show.view().troubles().present()).isEmpty();
    assertNotTriedAgain(scan);
  }

  private void assertNotTriedAgain(UUID scan) {
    int before = tries.get();
    clock.pass(Duration.ofDays(2));
    finishing().writeAgain();
    awaitTurn(scan);
    assertThat(tries).hasValue(before);
  }

  /** All that was asked for of that scan before is done. */
  private void awaitTurn(UUID scan) {
    int before = tries.get();
    finishing().changed(found(scan));
    Await.until("its turn", DEADLINE, () -> tries.get() > before);
    tries.set(before);
  }

  private boolean isWrittenAfterAWhile(List<UUID> scans) {
    clock.pass(Duration.ofMinutes(15));
    finishing().writeAgain();
    return written.containsAll(scans);
  }

  private List<UUID> ended(Collector collector, int count) throws Exception {
    var scans = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      UUID scan = collector.begin(start());
      collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
      scans.add(scan);
    }
    return scans;
  }

  private String trouble() {
    return show.view().troubles().present().getOrDefault(BesideFiles.ABOUT, "");
  }

  private Sidecar hanging() {
    return scan -> {
      try {
        answer.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      written.add(scan.uuid());
    };
  }

  private Sidecar refusing(SdmException why) {
    return scan -> {
      tries.incrementAndGet();
      throw why;
    };
  }
}
