package se.lu.maxiv.sdm.metadatacollector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.Catalogue;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.store.SpooledStore;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Looks after what goes on without a client: shows how things are, brings the spool into the store,
 * and asks for what was not known when a scan began.
 */
final class Keeper {
  /** How often it looks at the store. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  /** How often it asks the systems outside, which may take long. */
  static final Duration SELDOM = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final int SHOWN_WAITING = 100;

  private final SpooledStore store;
  private final Ledger ledger;
  private final Optional<Catalogue> catalogue;
  private final Collector collector;
  private final Supplier<String> doors;
  private final Show show;
  private final Clock clock;

  /**
   * Looks after these.
   *
   * @param catalogue empty when there is none
   * @param doors tells how Sardana's Doors are
   */
  record Wards(
      SpooledStore store,
      Ledger ledger,
      Optional<Catalogue> catalogue,
      Collector collector,
      Supplier<String> doors) {}

  Keeper(Wards wards, Show show, Clock clock) {
    this.store = wards.store();
    this.ledger = wards.ledger();
    this.catalogue = wards.catalogue();
    this.collector = wards.collector();
    this.doors = wards.doors();
    this.show = show;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Looks at the store once; what goes wrong is told. */
  void look() {
    tried(
        () -> {
          drain();
          List<Parcel> waiting = store.waiting(SHOWN_WAITING);
          show.outbox(ledger.count(), store.backlog(), waiting, now());
        });
  }

  /** Asks the systems outside once; what goes wrong is told. */
  void ask() {
    tried(this::outside);
  }

  private void tried(Runnable work) {
    try {
      work.run();
    } catch (SdmException e) {
      show.trouble("The store does not answer: " + e.sentence());
      show.outside(before -> before.withStore(e.sentence()));
    } catch (RuntimeException | Error e) {
      LOG.error("Looking after scans failed because of an error in the program", e);
    }
  }

  private void drain() {
    int brought = store.drain();
    if (brought > 0) {
      show.log("%d scans were brought from the spool into the store.".formatted(brought));
    }
  }

  private void outside() {
    String kept = store.state();
    String delivered =
        catalogue.map(Catalogue::state).orElse("There is no catalogue: scans stay in the store.");
    String heard = doors.get();
    show.outside(before -> new CollectorView.Outside(delivered, kept, heard));
    collector.resolve(
        store.waiting(SHOWN_WAITING).stream()
            .filter(parcel -> parcel.stage() == Parcel.Stage.HELD)
            .toList());
  }
}
