package se.lu.maxiv.sdm.metadatacollector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.metadatacollector.core.MemoryScanStore;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.json.ParcelJson.Pair;
import se.lu.maxiv.sdm.model.SdmException;

/** What the spool keeps through crashes and power cuts, and how it gives it to a store. */
class SpoolTest {
  private static final String DEVICE = "b303a-e02/ctl/sdm-md-01";
  private static final long BYTES = 1 << 20;
  private static final int BLOCK = 4096;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("spool");
  }

  private Spool open() {
    return Spool.open(file(), BYTES);
  }

  private static Pair put(Spool spool, long number) {
    var pair = new Pair(Scans.ended(number), Scans.queued(Scans.ended(number)));
    spool.put(pair.scan(), pair.parcel());
    return pair;
  }

  private static List<Pair> all(Spool spool) {
    return spool.newest(pair -> true);
  }

  @Test
  void itTakesItsSpaceAtOnceForItsOwnerAlone() throws IOException {
    open().close();

    assertThat(Files.size(file())).isEqualTo(BYTES);
    assertThat(blocksOf(file())).isGreaterThanOrEqualTo(BYTES);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  /** A file with holes has fewer blocks than bytes. */
  private static long blocksOf(Path file) throws IOException {
    Process stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
    return 512
        * Long.parseLong(
            new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
  }

  @Test
  void whatWasPutIsThereAgainInItsOrder() {
    List<Pair> pairs;
    try (Spool spool = open()) {
      pairs = LongStream.range(0, 5).mapToObj(i -> put(spool, i)).toList();
      spool.removeFirst();
    }

    try (Spool spool = open()) {
      assertThat(all(spool)).isEqualTo(pairs.subList(1, 5));
      assertThat(spool.first()).contains(pairs.get(1));
      assertThat(spool.find(pairs.get(0).scan().uuid())).isEmpty();
    }
  }

  @Test
  void theNewerWordOnAScanCounts() {
    try (Spool spool = open()) {
      Scan begun = Scans.begun(1);
      spool.put(begun, Scans.parcel(begun));
      Scan ended = Scans.end(begun);
      spool.put(ended, Scans.queued(ended));

      assertThat(spool.find(begun.uuid())).contains(new Pair(ended, Scans.queued(ended)));
      assertThat(spool.size()).isEqualTo(2);
      assertThat(all(spool)).hasSize(1);
    }
  }

  @Test
  void itsSpaceIsUsedAnewAndOldEntriesDoNotComeBack() {
    for (int round = 0; round < 40; round++) {
      try (Spool spool = open()) {
        assertThat(spool.size()).isZero();
        Pair first = put(spool, 3L * round);
        Pair second = put(spool, 3L * round + 1);
        put(spool, 3L * round + 2);
        assertThat(spool.first()).contains(first);
        spool.removeFirst();
        assertThat(spool.first()).contains(second);
        spool.removeFirst();
        spool.removeFirst();
        put(spool, 1000 + round);
      }
      try (Spool spool = open()) {
        assertThat(spool.size()).isOne();
        spool.removeFirst();
      }
    }
  }

  /** A cut leaves some of the bytes that were on their way, in whatever order. */
  @Test
  void anEntryThatPowerCutShortIsNotThereAndSpoilsNoOther() throws IOException {
    var random = new Random(4);
    for (int round = 0; round < 100; round++) {
      Files.deleteIfExists(file());
      Pair kept;
      try (Spool spool = open()) {
        kept = put(spool, 1);
      }
      byte[] before = Files.readAllBytes(file());
      try (Spool spool = open()) {
        put(spool, 2);
      }
      tear(before, Files.readAllBytes(file()), random);

      try (Spool spool = open()) {
        assertThat(all(spool)).startsWith(kept).hasSizeLessThanOrEqualTo(2);
        Pair next = put(spool, 3);
        assertThat(spool.newest(next::equals)).hasSize(1);
      }
      try (Spool spool = open()) {
        assertThat(spool.find(kept.scan().uuid())).isPresent();
      }
    }
  }

  @Test
  void aRemovalThatPowerCutShortLeavesTheEntryOrTakesIt() throws IOException {
    var random = new Random(5);
    for (int round = 0; round < 100; round++) {
      Files.deleteIfExists(file());
      List<Pair> pairs;
      try (Spool spool = open()) {
        pairs = LongStream.range(0, 3).mapToObj(i -> put(spool, i)).toList();
        spool.removeFirst();
      }
      byte[] before = Files.readAllBytes(file());
      try (Spool spool = open()) {
        spool.removeFirst();
      }
      tear(before, Files.readAllBytes(file()), random);

      try (Spool spool = open()) {
        assertThat(all(spool)).isIn(pairs.subList(1, 3), pairs.subList(2, 3));
      }
    }
  }

  /** Writes a mix of both states: of the bytes that differ, a random prefix or some sectors. */
  private void tear(byte[] before, byte[] after, Random random) throws IOException {
    byte[] torn = before.clone();
    int sector = random.nextBoolean() ? 512 : 1 + random.nextInt(64);
    for (int at = 0; at < torn.length; at += sector) {
      if (random.nextInt(3) > 0) {
        System.arraycopy(after, at, torn, at, Math.min(sector, torn.length - at));
      }
    }
    Files.write(file(), torn);
  }

  @Test
  void aFileThatIsNoSpoolIsRefusedAndNotTouched() throws IOException {
    Files.write(file(), new byte[3 * BLOCK]);

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(this::open)
        .withMessageContaining("it is no spool, or damaged");

    assertThat(Files.readAllBytes(file())).isEqualTo(new byte[3 * BLOCK]);
  }

  @Test
  void aDamagedEntryIsLeftOutAndTheOthersAreThere() throws IOException {
    Pair second;
    try (Spool spool = open()) {
      put(spool, 1);
      second = put(spool, 2);
    }
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {1}), 2L * BLOCK + 100);
    }

    try (Spool spool = open()) {
      assertThat(all(spool)).containsExactly(second);
      Pair third = put(spool, 3);
      spool.removeFirst();
      assertThat(spool.first()).contains(third);
    }
  }

  @Test
  void oneAtATimeHasIt() {
    try (Spool spool = open()) {
      assertThat(spool.size()).isZero();

      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(this::open)
          .withMessageContaining("another program's");
    }
  }

  @Test
  void whatTheStoreNeverTakesIsPutAsideAndKeepsNobodyBack() throws IOException {
    StoreUrl url = StoreUrl.of(folder.resolve("scans.db").toString(), "");
    try (Spool spool = open();
        JdbiScanStore store = JdbiScanStore.at(url, DEVICE)) {
      Scan stored = Scans.ended(1);
      store.save(stored, Scans.queued(stored));
      Scan twin = Scans.ended(1);
      spool.put(twin, Scans.queued(twin));
      Scan next = Scans.ended(2);
      spool.put(next, Scans.queued(next));

      var both = new SpooledStore(store, spool);
      assertThat(both.refused()).isEmpty();
      int left = both.drain();

      Path aside = folder.resolve("spool.refused");
      assertThat(left).isEqualTo(2);
      assertThat(store.page("", 0, 9)).containsExactly(next, stored);
      assertThat(aside).content().contains(twin.uuid().toString());
      assertThat(both.refused()).hasValueSatisfying(s -> assertThat(s).contains(aside.toString()));
      Files.delete(aside);
      assertThat(both.refused()).isEmpty();
    }
  }

  /** A store that is back is asked what goes on, and gets the spool, at the same time. */
  @Test
  void aScanThatMovesIntoTheStoreIsSeenAsItIsNow() {
    Scan begun = Scans.begun(1);
    try (Spool spool = open()) {
      var both = new ArrayList<SpooledStore>();
      var store =
          new MemoryScanStore() {
            @Override
            @SuppressWarnings("UnsynchronizedOverridesSynchronized") // others write meanwhile
            public List<Scan> open() {
              List<Scan> before = super.open();
              drainBeside(both.get(0));
              return before;
            }
          };
      store.save(begun, Scans.parcel(begun));
      spool.put(Scans.end(begun), Scans.parcel(begun));
      both.add(new SpooledStore(store, spool));

      assertThat(both.get(0).open()).containsExactly(Scans.end(begun));
      both.get(0).drain();
      assertThat(store.find(begun.uuid())).contains(Scans.end(begun));
    }
  }

  /** Gives the spool's way into the store the time that it takes, if it has a turn. */
  private static void drainBeside(SpooledStore store) {
    var drain = new Thread(store::drain, "drain");
    drain.start();
    try {
      drain.join(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStoreThatWorksIsUsedAlone() {
    StoreUrl url = StoreUrl.of(folder.resolve("scans.db").toString(), "");
    try (var store = new SpooledStore(JdbiScanStore.at(url, DEVICE), open())) {
      Scan scan = Scans.ended(1);
      store.save(scan, Scans.queued(scan));

      assertThat(store.due(Scans.start(9), 9)).hasSize(1);
      assertThat(store.backlog().depth()).isOne();
      assertThat(store.drain()).isZero();
      assertThat(store.state()).doesNotContain("spool");
    }
  }

  @Test
  void whatIsInTheSpoolIsNotDeliveredAndCountsAsBacklog() {
    StoreUrl url = StoreUrl.of(folder.resolve("scans.db").toString(), "");
    try (Spool spool = open();
        JdbiScanStore store = JdbiScanStore.at(url, DEVICE)) {
      Scan scan = Scans.ended(1);
      spool.put(scan, Scans.queued(scan));
      var both = new SpooledStore(store, spool);

      assertThat(both.due(Scans.start(9), 9)).isEmpty();
      assertThat(both.backlog().depth()).isOne();
      assertThat(both.backlog().oldest()).isEqualTo(Scans.start(1));
      both.save(Scans.queued(scan).sending());
      assertThat(both.parcel(scan.uuid())).contains(Scans.queued(scan).sending());
      assertThat(both.drain()).isEqualTo(2);
      assertThat(both.parcel(scan.uuid())).contains(Scans.queued(scan).sending());
    }
  }
}
