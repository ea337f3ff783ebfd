package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;
import se.lu.maxiv.sdm.metadatacollector.tango.PathFixerSelection;
import se.lu.maxiv.sdm.metadatacollector.tango.TangoAttributeReader;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

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
  private static final int END_SECONDS = 2;

  /**
   * Wires all parts; nothing runs yet.
   *
   * @throws SdmException when one of them cannot be had
   */
  static Running of(Config config, String device, Clock clock, Show show) {
    SpooledStore store = Stores.open(config, device);
    try {
      return new Wiring(config, device, store, new Wiring.Outside(clock, show)).running();
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
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
    var retry = new Retry(store, ledger, keeper::now);
    if (which.strip().equals("all")) {
      retry.all();
    } else {
      retry.one(Requests.uuid("Retry", which));
    }
    show.log("Retry of %s from %s.".formatted(which.strip(), by));
    keeper.look();
    if (couriers != null) {
      couriers.wake();
    }
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
