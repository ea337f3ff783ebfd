package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import se.lu.maxiv.sdm.metadatacollector.core.Catalogue;
import se.lu.maxiv.sdm.metadatacollector.core.Delivery;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatCatalogue;
import se.lu.maxiv.sdm.metadatacollector.sidecar.BoundedSidecar;
import se.lu.maxiv.sdm.metadatacollector.sidecar.JsonForm;
import se.lu.maxiv.sdm.metadatacollector.sidecar.NexusForm;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;
import se.lu.maxiv.sdm.metadatacollector.sidecar.VisitSidecar;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;
import se.lu.maxiv.sdm.metadatacollector.tango.PathFixerSelection;
import se.lu.maxiv.sdm.metadatacollector.tango.TangoAttributeReader;
import se.lu.maxiv.sdm.support.tango.DeviceThreads;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;
import se.lu.maxiv.sdm.support.worker.Workers;

/** The parts of a device that runs, each made from those that it needs; nothing runs yet. */
final class Wiring {
  /** For what follows scans. */
  private static final int SCAN_THREADS = 4;

  /** One may wait for the catalogue. */
  private static final int KEEPER_THREADS = 4;

  private static final Duration STORAGE_LIMIT = Duration.ofSeconds(10);

  private final Config config;
  private final String device;
  private final SpooledStore store;
  private final Clock clock;
  private final Show show;
  private final Configuration configuration;
  private final Ledger ledger;
  private final PathFixerSelection selection;
  private final TangoAttributeReader reader;
  private final Snapshots snapshots;
  private final ImageFiles pictures;
  private final Optional<Catalogue> catalogue;
  private final ScheduledExecutorService scans;

  /** What the parts show things on, and when. */
  record Outside(Clock clock, Show show) {}

  Wiring(Config config, String device, SpooledStore store, Outside outside) {
    this.config = config;
    this.device = device;
    this.store = store;
    this.clock = outside.clock();
    this.show = outside.show();
    this.configuration = new Configuration(store, clock);
    this.ledger = new Ledger(store);
    this.selection = new PathFixerSelection(config.pathFixer());
    this.reader =
        new TangoAttributeReader(DeviceThreads.of(device, "reader"), config.snapshotLimit(), clock);
    this.snapshots = new Snapshots(reader, configuration::present, config.snapshotLimit(), clock);
    this.pictures = new ImageFiles(worker("storage of pictures"), show::refused);
    this.catalogue =
        config.scicat().map(scicat -> new ScicatCatalogue(scicat.url(), scicat.account()));
    this.scans = threads(SCAN_THREADS, "scans");
  }

  /** All of them together. */
  Running running() {
    Couriers couriers = catalogue.map(this::couriers).orElse(null);
    Runnable wake = couriers == null ? () -> {} : couriers::wake;
    Finishing finishing = finishing(wake);
    var follow = new Collector.Follow(show, wake, pictures::check, clock);
    var collector = new Collector(config, selection, ledger, finishing, follow);
    var decisions = new Decisions(config, selection, ledger, finishing, follow);
    var doors = new Doors(config, collector, store, show, device);
    var wards = new Keeper.Wards(store, ledger, catalogue, collector, decisions, doors::state);
    return new Running(
        store,
        ledger,
        configuration,
        snapshots,
        collector,
        decisions,
        finishing,
        couriers,
        new Keeper(wards, show, clock),
        doors,
        reader,
        selection,
        scans,
        threads(KEEPER_THREADS, "keeper"),
        show);
  }

  private Finishing finishing(Runnable wake) {
    var files = new FileWatch(worker("storage of files"));
    var parts = new Finishing.Parts(snapshots, files, sidecar(), wake, clock);
    return new Finishing(parts, config, ledger, show, new Turns(scans));
  }

  private Sidecar sidecar() {
    return switch (config.sidecar()) {
      case NONE -> Sidecar.NONE;
      case JSON -> bounded(new VisitSidecar(new JsonForm()));
      case NEXUS -> bounded(new VisitSidecar(new NexusForm()));
    };
  }

  private Sidecar bounded(Sidecar sidecar) {
    return new BoundedSidecar(sidecar, worker("storage of metadata"), STORAGE_LIMIT);
  }

  private Couriers couriers(Catalogue to) {
    var ends = new Delivery.Ends(to, selection, ledger::report, pictures);
    var delivery =
        new Delivery(
            ends, config.catalogue(), clock, () -> ThreadLocalRandom.current().nextDouble());
    var threads = new Couriers.ThreadsOf(DeviceThreads.of(device, "courier"), clock);
    return new Couriers(delivery, ledger, store, show, threads);
  }

  private BoundedWorker worker(String kind) {
    return new Workers(device).of(kind, "");
  }

  private ScheduledExecutorService threads(int count, String kind) {
    return Executors.newScheduledThreadPool(count, DeviceThreads.of(device, kind));
  }
}
