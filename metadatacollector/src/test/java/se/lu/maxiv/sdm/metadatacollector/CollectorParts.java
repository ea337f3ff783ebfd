package se.lu.maxiv.sdm.metadatacollector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Items;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.ProposalFacts;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.Selected;
import se.lu.maxiv.sdm.metadatacollector.core.SelectionSource;
import se.lu.maxiv.sdm.metadatacollector.core.Value;
import se.lu.maxiv.sdm.metadatacollector.json.ItemsJson;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;
import se.lu.maxiv.sdm.support.tango.LogBook;
import se.lu.maxiv.sdm.support.tango.Published;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * The parts of a collector without Tango, on a store in a file, with a clock of the test's own.
 * They end with the test.
 */
abstract class CollectorParts {
  static final String DEVICE = "a/b/c";
  static final Duration DEADLINE = Duration.ofSeconds(20);

  @TempDir Path folder;
  final SettableClock clock = new SettableClock();
  final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
  final BoundedWorker storage = new BoundedWorker("storage");
  final CountDownLatch answer = new CountDownLatch(1);
  final Map<String, String> lines =
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
  final AtomicInteger reads = new AtomicInteger();
  volatile boolean isSlow;

  /** What PathFixer knows of proposals. */
  Function<String, Optional<ProposalFacts>> office = id -> Optional.empty();

  private Optional<SpooledStore> store = Optional.empty();
  private Optional<Decisions> decisions = Optional.empty();
  final ImageFiles pictures = new ImageFiles(storage, sentence -> {});
  private Optional<Ledger> ledger = Optional.empty();
  private Optional<Finishing> finishing = Optional.empty();
  final Show show = show();

  @AfterEach
  void close() {
    threads.shutdownNow();
    storage.close();
    store.ifPresent(SpooledStore::close);
  }

  /** A collector, with the sidecar of the test. */
  Collector collector(Sidecar sidecar) throws IOException {
    Config config = config();
    store = Optional.of(open(config));
    ledger = Optional.of(new Ledger(store()));
    var snapshots = new Snapshots(this::read, () -> version(), config.snapshotLimit(), clock);
    var parts = new Finishing.Parts(snapshots, new FileWatch(storage), sidecar, () -> {}, clock);
    finishing = Optional.of(new Finishing(parts, config, ledger(), show, new Turns(threads)));
    var follow = new Collector.Follow(show, () -> {}, pictures::check, clock);
    decisions = Optional.of(new Decisions(config, pathFixer, ledger(), finishing(), follow));
    return new Collector(config, pathFixer, ledger(), finishing(), follow);
  }

  SpooledStore open(Config config) {
    return Stores.open(config, DEVICE);
  }

  Map<AttributeAddress, Reading> read(Collection<AttributeAddress> addresses, Duration limit) {
    reads.incrementAndGet();
    if (isSlow) {
      try {
        answer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    var value = new Value("DevDouble", 12.7);
    var reading = new Reading(value, "keV", Reading.Quality.VALID, clock.instant(), "", 1);
    return addresses.stream().collect(Collectors.toMap(address -> address, address -> reading));
  }

  static ItemsVersion version() {
    Items items =
        ItemsJson.items("[{\"name\": \"energy\", \"device\": \"a/b/d\", \"attribute\": \"e\"}]");
    return new ItemsVersion(1, Instant.EPOCH, "", "", items);
  }

  Config config() {
    return Config.of(DEVICE, lines());
  }

  private Map<String, String[]> lines() {
    var all = new HashMap<String, String[]>();
    all.put("StoreUrl", new String[] {folder.resolve("scans.db").toString()});
    lines.forEach((name, value) -> all.put(name, new String[] {value}));
    return all;
  }

  Requests.Start start() throws IOException {
    return Requests.start("{\"title\": \"ascan\", \"folder\": \"%s\"}".formatted(raw()));
  }

  Path raw() throws IOException {
    return Files.createDirectories(folder.resolve("data/visitors/nanomax/20260412/2026112108/raw"));
  }

  void until(UUID scan, Parcel.Stage stage) {
    Await.until(
        "the scan is " + stage,
        DEADLINE,
        () -> store().parcel(scan).orElseThrow().stage() == stage);
  }

  Scan found(UUID scan) {
    return store().find(scan).orElseThrow();
  }

  Ledger ledger() {
    return ledger.orElseThrow();
  }

  Finishing finishing() {
    return finishing.orElseThrow();
  }

  Decisions decisions() {
    return decisions.orElseThrow();
  }

  SpooledStore store() {
    return store.orElseThrow();
  }

  Show show() {
    var shown = new Published<>(Attributes.table(), CollectorView.STARTING);
    var lines = new LogBook.Lines<>(CollectorView::log, CollectorView::withLog);
    return new Show(shown, new LogBook<>(shown, lines, CollectorParts.class, clock));
  }

  final SelectionSource pathFixer =
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
}
