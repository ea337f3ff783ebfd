package se.lu.maxiv.sdm.metadatacollector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** A disk without space: it is told, nothing is half written, and the spool takes over. */
@Tag("root")
@Tag("mounts")
class FullDiskTest {
  private static final String DEVICE = "b303a-e02/ctl/sdm-md-01";
  private static final int BYTES = 4 << 20;
  private static final int SPOOL_BYTES = 256 << 10;
  private static final int MANY = 10_000;

  private final SmallDisk disk = SmallDisk.of(BYTES);
  private final JdbiScanStore store =
      JdbiScanStore.at(StoreUrl.of(disk.folder().resolve("scans.db").toString(), ""), DEVICE);

  @AfterEach
  void close() {
    store.close();
    disk.close();
  }

  private Spool spool() {
    return Spool.open(disk.folder().resolve("spool"), SPOOL_BYTES);
  }

  private static Scan save(ScanStore into, long number) {
    Scan scan = Scans.ended(number);
    into.save(scan, Scans.queued(scan));
    return scan;
  }

  /** Saves until the store refuses; returns the refusal. */
  private SdmException saveUntilRefused(List<Scan> saved) {
    for (int i = 0; i < MANY; i++) {
      Scan scan = Scans.ended(i);
      SdmException refused =
          catchThrowableOfType(SdmException.class, () -> store.save(scan, Scans.queued(scan)));
      if (refused != null) {
        return refused;
      }
      saved.add(scan);
    }
    throw new AssertionError("the disk is not full");
  }

  @Test
  void theStoreTellsAndHasAllItTookAndGoesOnWhenThereIsRoom() throws IOException {
    assertThat(store.count()).isZero();
    Path filler = disk.fill();
    List<Scan> saved = new ArrayList<>();

    SdmException refused = saveUntilRefused(saved);

    assertThat(refused)
        .hasMessageContaining("its disk is full; make room on it")
        .extracting(SdmException::reason)
        .isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(store.count()).isEqualTo(saved.size());
    assertThat(store.backlog().depth()).isEqualTo(saved.size());
    Files.delete(filler);
    Scan after = save(store, MANY);
    assertThat(store.find(after.uuid())).contains(after);
    assertThat(store.count()).isEqualTo(saved.size() + 1);
  }

  @Test
  void theSpoolTakesOverAndGivesAllBackWhenThereIsRoom() throws IOException {
    try (Spool spool = spool()) {
      var both = new SpooledStore(store, spool);
      Scan running = Scans.begun(MANY);
      both.save(running, Scans.parcel(running));
      Path filler = disk.fill();
      saveUntilRefused(new ArrayList<>());
      Scan first = save(both, MANY + 1);
      Scan ended = Scans.end(running);
      both.save(ended, Scans.queued(ended));

      assertThat(spool.size()).isEqualTo(2);
      assertThat(both.find(running.uuid())).contains(ended);
      assertThat(both.open()).isEmpty();
      assertThat(store.open()).containsExactly(running);
      assertThat(both.state()).contains("2 entries wait for it in the spool");
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(both::drain)
          .withMessageContaining("its disk is full");
      Files.delete(filler);

      assertThat(both.drain()).isEqualTo(2);

      assertThat(spool.size()).isZero();
      assertThat(store.find(first.uuid())).contains(first);
      assertThat(store.find(running.uuid())).contains(ended);
      assertThat(store.parcel(running.uuid())).contains(Scans.queued(ended));
    }
  }

  @Test
  void aFullSpoolRefusesAndKeepsWhatItHas() throws IOException {
    try (Spool spool = spool()) {
      var both = new SpooledStore(store, spool);
      assertThat(both.count()).isZero();
      Path filler = disk.fill();
      saveUntilRefused(new ArrayList<>());
      SdmException refused = null;
      int kept = 0;
      while (refused == null) {
        Scan scan = Scans.ended(MANY + kept);
        refused =
            catchThrowableOfType(SdmException.class, () -> both.save(scan, Scans.queued(scan)));
        kept += refused == null ? 1 : 0;
      }

      assertThat(refused.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
      assertThat(refused.sentence()).contains("is full with " + kept);
      assertThat(spool.size()).isEqualTo(kept).isGreaterThan(10);
      Files.delete(filler);
      assertThat(both.drain()).isEqualTo(kept);
      save(both, 2 * MANY);
      assertThat(spool.size()).isZero();
    }
  }

  @Test
  void aSpoolThatFindsNoRoomIsNotHalfMade() throws IOException {
    Path filler = disk.fill();

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(this::spool)
        .withMessageContaining("No space left on device");

    assertThat(disk.folder().resolve("spool")).doesNotExist();
    assertThat(disk.folder().resolve("spool.new")).doesNotExist();
    Files.delete(filler);
    spool().close();
  }
}
