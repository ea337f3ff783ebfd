package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Catalogue;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.SelectionSource;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatCatalogue;
import se.lu.maxiv.sdm.metadatacollector.sidecar.BoundedSidecar;
import se.lu.maxiv.sdm.metadatacollector.sidecar.JsonForm;
import se.lu.maxiv.sdm.metadatacollector.sidecar.NexusForm;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.metadatacollector.sidecar.VisitSidecar;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;
import se.lu.maxiv.sdm.metadatacollector.tango.PathFixerSelection;
import se.lu.maxiv.sdm.metadatacollector.tango.TangoAttributeReader;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;
import se.lu.maxiv.sdm.support.worker.Workers;

/**
 * What runs between a start of the device and its next stop: all parts, wired.
 *
 * @param store keeps scans
 * @param ledger changes them
 * @param configuration the items
 * @param snapshots reads the items
 * @param collector what is told about scans
 * @param finishing what follows their ends
 * @param couriers bring scans to the catalogue; null without one
 * @param keeper looks after all of it
 * @param doors follow Sardana
 * @param reader reads attributes
 * @param selection asks PathFixer
 * @param scans do what follows their begins and ends; a storage that hangs may hold all of them
 * @param background looks after all
 * @param show shows it
 */
record Running(
    SpooledStore store,
    Ledger ledger,
    Configuration configuration,
    Snapshots snapshots,
    Collector collector,
    Decisions decisions,
    Finishing finishing,
    @Nullable Couriers couriers,
    Keeper keeper,
    Doors doors,
    TangoAttributeReader reader,
    PathFixerSelection selection,
    ScheduledExecutorService scans,
    ScheduledExecutorService background,
    Show show)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);
  private static final int BACKGROUND_THREADS = 4;

  /** One may wait for the catalogue. */
  private static final int KEEPER_THREADS = 4;

  private static final Duration STORAGE_LIMIT = Duration.ofSeconds(10);
  private static final int END_SECONDS = 2;
  private static final int MOST_RETRIES = 100_000;

  /**
   * Wires all parts; nothing runs yet.
   *
   * @throws SdmException when one of them cannot be had
   */
  static Running of(Config config, String device, Clock clock, Show show) {
    SpooledStore store = Stores.open(config, device);
    try {
      return wired(config, device, new Wiring(store, clock, show));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** What is there before the rest. */
  private record Wiring(SpooledStore store, Clock clock, Show show) {}

  private static Running wired(Config config, String device, Wiring wiring) {
    var configuration = new Configuration(wiring.store(), wiring.clock());
    var reader =
        new TangoAttributeReader(
            DeviceThreads.of(device, "reader"), config.snapshotLimit(), wiring.clock());
    var snapshots =
        new Snapshots(reader, configuration::present, config.snapshotLimit(), wiring.clock());
    var selection = new PathFixerSelection(config.pathFixer());
    var ledger = new Ledger(wiring.store());
    ScheduledExecutorService scans =
        Executors.newScheduledThreadPool(BACKGROUND_THREADS, DeviceThreads.of(device, "scans"));
    ScheduledExecutorService background =
        Executors.newScheduledThreadPool(KEEPER_THREADS, DeviceThreads.of(device, "keeper"));
    var pictures =
        new ImageFiles(new Workers(device).of("storage of pictures", ""), wiring.show()::refused);
    Optional<Catalogue> catalogue =
        config.scicat().map(scicat -> new ScicatCatalogue(scicat.url(), scicat.account()));
    Couriers couriers =
        catalogue
            .map(to -> couriers(config, device, wiring, new Way(to, selection, ledger, pictures)))
            .orElse(null);
    Runnable wake = couriers == null ? () -> {} : couriers::wake;
    var parts =
        new Finishing.Parts(
            snapshots,
            new FileWatch(new Workers(device).of("storage of files", "")),
            sidecar(config.sidecar(), device),
            wake,
            wiring.clock());
    var finishing = new Finishing(parts, config, ledger, wiring.show(), new Turns(scans));
    var follow = new Collector.Follow(wiring.show(), wake, pictures::check, wiring.clock());
    var collector = new Collector(config, selection, ledger, finishing, follow);
    var decisions = new Decisions(config, selection, ledger, finishing, follow);
    var doors = new Doors(config, collector, wiring.store(), wiring.show(), device);
    var wards =
        new Keeper.Wards(wiring.store(), ledger, catalogue, collector, decisions, doors::state);
    var keeper = new Keeper(wards, wiring.show(), wiring.clock());
    return new Running(
        wiring.store(),
        ledger,
        configuration,
        snapshots,
        collector,
        decisions,
        finishing,
        couriers,
        keeper,
        doors,
        reader,
        selection,
        scans,
        background,
        wiring.show());
  }

  private static Sidecar sidecar(Config.SidecarForm form, String device) {
    return switch (form) {
      case NONE -> Sidecar.NONE;
      case JSON -> bounded(new VisitSidecar(new JsonForm()), device);
      case NEXUS -> bounded(new VisitSidecar(new NexusForm()), device);
    };
  }

  private static Sidecar bounded(Sidecar sidecar, String device) {
    return new BoundedSidecar(
        sidecar, new Workers(device).of("storage of metadata", ""), STORAGE_LIMIT);
  }

  /** From the store to the catalogue. */
  private record Way(Catalogue to, SelectionSource selection, Ledger ledger, ImageFiles pictures) {}

  private static Couriers couriers(Config config, String device, Wiring wiring, Way way) {
    var ends = new Delivery.Ends(way.to(), way.selection(), way.ledger()::report, way.pictures());
    var delivery =
        new Delivery(
            ends,
            config.catalogue(),
            wiring.clock(),
            () -> ThreadLocalRandom.current().nextDouble());
    return new Couriers(
        delivery,
        way.ledger(),
        wiring.store(),
        wiring.show(),
        new Couriers.ThreadsOf(DeviceThreads.of(device, "courier"), wiring.clock()));
  }

  /**
   * Begins, and takes up what the last stop interrupted.
   *
   * @throws SdmException (CONFIGURATION_ERROR) when the store is another version's
   */
  void start() {
    resume();
    again(keeper::look, Keeper.PERIOD);
    again(doors::endAgain, Keeper.PERIOD);
    again(keeper::ask, Keeper.SELDOM);
    again(finishing::writeAgain, Keeper.PERIOD);
    if (couriers != null) {
      couriers.start();
    }
    doors.start();
  }

  /** A store that does not answer is asked again and again; scans go into the spool meanwhile. */
  private void resume() {
    try {
      configuration.read();
      configured(configuration.present());
      if (show.view().scan().uuid().isEmpty()) {
        store.page("", 0, 1).forEach(show::scan);
      }
      doors.resume(store.open());
      // those that the Doors have ended now are read no more
      finishing.resume(store.open());
    } catch (SdmException e) {
      if (e.reason() != Reason.DEPENDENCY_ERROR) {
        throw e;
      }
      LOG.warn("What the last stop interrupted has to wait: {}", e.sentence());
      later(this::resume);
    }
  }

  private void later(Runnable work) {
    try {
      // its failures end within it
      var unused = background.schedule(work, Keeper.PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the device is being stopped", e);
    }
  }

  /** The items of a new configuration are shown, and their devices connected to. */
  void configured(ItemsVersion version) {
    show.items(version);
    reader.prepare(version.items().list().stream().map(Item::address).toList(), snapshots.limit());
    later(() -> show.checked(snapshots.all()));
  }

  private void again(Runnable work, Duration period) {
    // its failures end within it
    var unused =
        background.scheduleWithFixedDelay(work, 0, period.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Delivers again, at once, what was parked or is being tried.
   *
   * @throws SdmException (OPERATION_NOT_ALLOWED) for a scan of which there is nothing to deliver
   */
  void retry(String which, String by) {
    boolean isAll = which.strip().equals("all");
    if (isAll) {
      store.waiting(MOST_RETRIES).stream()
          .filter(parcel -> parcel.stage() != Parcel.Stage.HELD)
          .forEach(parcel -> retryIfItMay(parcel.scan()));
    } else {
      retry(Requests.uuid("Retry", which));
    }
    show.log("Retry of %s from %s.".formatted(which.strip(), by));
    keeper.look();
    if (couriers != null) {
      couriers.wake();
    }
  }

  /** One of many: what has become of it meanwhile keeps no other. */
  private void retryIfItMay(UUID scan) {
    try {
      retry(scan);
    } catch (SdmException e) {
      LOG.info("{}", e.sentence());
    }
  }

  private void retry(UUID scan) {
    ledger.change(scan, same -> same, this::retried);
  }

  private Parcel retried(Scan scan, Parcel parcel) {
    return switch (parcel.stage()) {
      case PARKED, UNVERIFIED -> Delivery.decided(scan, parcel, keeper.now());
      case QUEUED, DATASET_DONE, FILES_DONE -> parcel.at(parcel.stage(), keeper.now());
      case HELD -> throw refused(scan, "whose it is, is not certain: Decide. " + parcel.words());
      case KEPT -> throw refused(scan, "nothing of it may leave: " + parcel.words());
      case OPEN -> throw refused(scan, "it goes on, or its files are waited for.");
      case DONE -> throw refused(scan, "the catalogue has all of it.");
    };
  }

  private static SdmException refused(Scan scan, String why) {
    return SdmException.notAllowed("Retry of scan %s was refused: %s".formatted(scan.uuid(), why));
  }

  @Override
  public void close() {
    show.off();
    doors.close();
    if (couriers != null) {
      couriers.close();
    }
    scans.shutdownNow();
    background.shutdownNow();
    try {
      if (!background.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        LOG.info("Work on a scan is left; the next start takes it up again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reader.close();
    selection.close();
    store.close();
  }
}
