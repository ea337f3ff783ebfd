package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Items;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.ProposalFacts;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Selected;
import se.lu.maxiv.sdm.metadatacollector.core.SelectionSource;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.json.ItemsJson;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/** What is told about scans, on a store in a file, with a clock of the test's own. */
class CollectorTest {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
  private final BoundedWorker storage = new BoundedWorker("storage");
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Map<String, String> lines =
      new HashMap<>(
          Map.of(
              "AttributeTimeout", "1000",
              "ScanLimit", "24",
              "FileWait", "3600",
              "RetentionYears", "7",
              "EmbargoYears", "3",
              "OwnerGroupTemplate", "{proposal}-group",
              "PidPrefix", "sdm",
              "ReleasePolicy", "visitors=dataset,names,values",
              "TimeZone", "Europe/Stockholm",
              "Sidecar", "none"));
  private volatile boolean isSlow;

  /** What PathFixer knows of proposals. */
  private Function<String, Optional<ProposalFacts>> office = id -> Optional.empty();

  private Optional<SpooledStore> store = Optional.empty();
  private Optional<Decisions> decisions = Optional.empty();
  private final ImageFiles pictures = new ImageFiles(storage, sentence -> {});
  private final Show show = show();

  @AfterEach
  void close() {
    threads.shutdownNow();
    storage.close();
    store.ifPresent(SpooledStore::close);
  }

  @Test
  void aScanOfWhichNobodyTellsAnythingForADayEndsAsUnknownAndIsSent() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    clock.pass(Duration.ofHours(23));
    collector.abandon(store().open());
    assertThat(found(scan).isEnded()).isFalse();

    clock.pass(Duration.ofHours(2));
    collector.abandon(store().open());

    assertThat(found(scan).status()).isEqualTo(EndStatus.UNKNOWN);
    until(scan, Parcel.Stage.QUEUED);
  }

  @Test
  void aWordAboutAScanKeepsItOpen() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    clock.pass(Duration.ofHours(23));
    collector.addFiles(new Requests.Files(scan, List.of(raw().resolve("a.h5").toString())));
    clock.pass(Duration.ofHours(23));

    collector.abandon(store().open());

    assertThat(found(scan).isEnded()).isFalse();
  }

  @Test
  void aScanShorterThanItsFirstSnapshotHasBothWhenItIsSent() throws Exception {
    isSlow = true;
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    assertThat(store().parcel(scan).orElseThrow().stage()).isEqualTo(Parcel.Stage.OPEN);

    answer.countDown();

    until(scan, Parcel.Stage.QUEUED);
    assertThat(found(scan).before()).isNotEqualTo(Snapshot.NONE);
    assertThat(found(scan).after()).isNotEqualTo(Snapshot.NONE);
  }

  @Test
  void filesThatAreToldWhileOthersAreLookedAtAreWaitedForToo() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    for (int i = 0; i < 200; i++) {
      Path file = raw().resolve("scan_%d.h5".formatted(i));
      collector.addFiles(new Requests.Files(scan, List.of(file.toString())));
      // whole at once, as a writer that is done leaves it
      Files.move(
          Files.writeString(folder.resolve("made"), "0123456789"),
          file,
          StandardCopyOption.ATOMIC_MOVE);
    }

    Await.until(
        "every file is known with its size",
        DEADLINE,
        () -> found(scan).files().stream().allMatch(file -> file.size() == 10));
    until(scan, Parcel.Stage.QUEUED);
    assertThat(found(scan).files()).hasSize(200);
  }

  @Test
  void aSidecarThatCannotBeWrittenKeepsTheScanFromNobody() throws Exception {
    Collector collector =
        collector(
            scan -> {
              throw new IllegalStateException("a defect");
            });
    UUID scan = collector.begin(start());

    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);

    until(scan, Parcel.Stage.QUEUED);
    assertThat(show.view().troubles().sentences())
        .singleElement()
        .asString()
        .contains("error in the program (IllegalStateException)");
  }

  @Test
  void aStorageThatDoesNotAnswerIsToldOnceForAllScans() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    storage.close();
    for (int i = 0; i < 3; i++) {
      UUID scan = collector.begin(start());
      collector.addFiles(new Requests.Files(scan, List.of(raw().resolve("a.h5").toString())));
      collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    }

    Await.until("it is told", DEADLINE, () -> !show.view().troubles().present().isEmpty());
    assertThat(show.view().troubles().sentences())
        .singleElement()
        .asString()
        .startsWith("Files of scans cannot be looked at: ");
  }

  @Test
  void anotherProposalIsRefusedForAScanThatTheCatalogueHas() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    until(scan, Parcel.Stage.QUEUED);
    store().save(store().parcel(scan).orElseThrow().sending());

    assertThatThrownBy(() -> decisions().decide(decision(scan, "20269999", "visitors"), "test"))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("the catalogue has scan " + scan);
    assertThat(found(scan).belonging().proposal()).isEqualTo("20260412");
  }

  @Test
  void whatAPersonDecidedIsNotOverruledByALaterAnswerOfPathFixer() throws Exception {
    lines.put("PathFixerDevice", "a/b/pathfixer");
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);
    until(scan, Parcel.Stage.HELD);
    List<Parcel> held = store().waiting(1);
    office =
        id -> {
          office = none -> Optional.empty();
          decisions().decide(decision(scan, "20269999", "proprietary"), "test");
          return Optional.of(
              new ProposalFacts(id, "a title", "Ana", "B", "", id + "-group", "visitors"));
        };

    decisions().resolve(held);

    assertThat(found(scan).belonging().proposal()).isEqualTo("20269999");
    assertThat(found(scan).belonging().proposalTitle()).isEmpty();
    assertThat(store().parcel(scan).orElseThrow().stage()).isEqualTo(Parcel.Stage.KEPT);
  }

  @Test
  void filesAreLookedAtPieceByPiece() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    var paths = new ArrayList<String>();
    for (int i = 0; i < 1_201; i++) {
      paths.add(Files.createFile(raw().resolve("scan_%d.h5".formatted(i))).toString());
    }
    collector.addFiles(new Requests.Files(scan, paths));
    collector.end(scan, clock.instant(), EndStatus.NORMAL, 1);

    until(scan, Parcel.Stage.QUEUED);
    assertThat(found(scan).files()).hasSize(1_201).allMatch(DataFile::isSeen);
  }

  @Test
  void aPictureThatCannotBeShownIsRefusedAndOneOfAnotherVisitFirst() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = collector.begin(start());
    String gone = raw().resolve("gone.png").toString();
    String others = gone.replace("2026112108", "2026112109");
    Files.write(raw().resolve("a.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});

    assertThatThrownBy(() -> collector.annotate(picture(scan, gone)))
        .hasMessageContaining("is not shown: it cannot be read (NoSuchFile).");
    assertThatThrownBy(() -> collector.annotate(picture(scan, others)))
        .hasMessageContaining("does not lie in the scan's own visit");
    collector.annotate(picture(scan, raw().resolve("a.png").toString()));

    assertThat(found(scan).notes().images()).hasSize(1);
  }

  private static Requests.Annotation picture(UUID scan, String path) {
    return Requests.annotation("{\"scan\": \"%s\", \"image\": \"%s\"}".formatted(scan, path));
  }

  private static Requests.Decision decision(UUID scan, String proposal, String type) {
    return new Requests.Decision(scan, proposal, "", type);
  }

  private Collector collector(Sidecar sidecar) throws IOException {
    Config config = Config.of("a/b/c", lines());
    store = Optional.of(Stores.open(config, "a/b/c"));
    var ledger = new Ledger(store());
    var snapshots = new Snapshots(this::read, () -> version(), config.snapshotLimit(), clock);
    var parts = new Finishing.Parts(snapshots, new FileWatch(storage), sidecar, () -> {}, clock);
    var finishing = new Finishing(parts, config, ledger, show, new Turns(threads));
    var follow = new Collector.Follow(show, () -> {}, pictures::check, clock);
    decisions = Optional.of(new Decisions(config, pathFixer, ledger, finishing, follow));
    return new Collector(config, pathFixer, ledger, finishing, follow);
  }

  private Map<AttributeAddress, Reading> read(
      Collection<AttributeAddress> addresses, Duration limit) {
    if (isSlow) {
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return Map.of();
  }

  private static ItemsVersion version() {
    Items items =
        ItemsJson.items("[{\"name\": \"energy\", \"device\": \"a/b/d\", \"attribute\": \"e\"}]");
    return new ItemsVersion(1, Instant.EPOCH, "", "", items);
  }

  private Map<String, String[]> lines() {
    var all = new HashMap<String, String[]>();
    all.put("StoreUrl", new String[] {folder.resolve("scans.db").toString()});
    lines.forEach((name, value) -> all.put(name, new String[] {value}));
    return all;
  }

  private Requests.Start start() throws IOException {
    return Requests.start("{\"title\": \"ascan\", \"folder\": \"%s\"}".formatted(raw()));
  }

  private Path raw() throws IOException {
    return Files.createDirectories(folder.resolve("data/visitors/nanomax/20260412/2026112108/raw"));
  }

  private void until(UUID scan, Parcel.Stage stage) {
    Await.until(
        "the scan is " + stage,
        DEADLINE,
        () -> store().parcel(scan).orElseThrow().stage() == stage);
  }

  private Scan found(UUID scan) {
    return store().find(scan).orElseThrow();
  }

  private Decisions decisions() {
    return decisions.orElseThrow();
  }

  private SpooledStore store() {
    return store.orElseThrow();
  }

  private Show show() {
    var shown = new Published<>(Attributes.table(), CollectorView.STARTING);
    var lines = new LogBook.Lines<>(CollectorView::log, CollectorView::withLog);
    return new Show(shown, new LogBook<>(shown, lines, CollectorTest.class, clock));
  }

  private final SelectionSource pathFixer =
      new SelectionSource() {
        @Override
        public Optional<Selected> now() {
          return Optional.empty();
        }

        @Override
        public Optional<ProposalFacts> proposal(String id) {
          return office.apply(id);
        }
      };

  /** A clock that the test sets. */
  private static final class SettableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-21T08:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
