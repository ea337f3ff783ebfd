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
  /** How often it shows how things are. */
  static final Duration PERIOD = Duration.ofSeconds(1);

  /** How often it asks the systems outside, which may take long. */
  static final Duration SELDOM = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final int SHOWN_WAITING = 100;

  /** Held scans are asked for in one go: more at once is no endstation's. */
  private static final int MOST_HELD = 10_000;

  private static final String STORE = "store";
  private static final String REFUSED = "scans that the store refuses";

  private final SpooledStore store;
  private final Ledger ledger;
  private final Optional<Catalogue> catalogue;
  private final Collector collector;
  private final Decisions decisions;
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
      Decisions decisions,
      Supplier<String> doors) {}

  Keeper(Wards wards, Show show, Clock clock) {
    this.store = wards.store();
    this.ledger = wards.ledger();
    this.catalogue = wards.catalogue();
    this.collector = wards.collector();
    this.decisions = wards.decisions();
    this.doors = wards.doors();
    this.show = show;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Shows how things are; what goes wrong is told. */
  void look() {
    tried("showing how things are", this::inside);
    tried(
        "looking at the store",
        () -> {
          drain();
          List<Parcel> waiting = store.waiting(SHOWN_WAITING);
          show.outbox(ledger.count(), store.backlog(), waiting, now());
        });
    Optional<String> trouble = store.trouble();
    trouble.ifPresentOrElse(words -> show.trouble(STORE, words), () -> show.mended(STORE));
    store
        .refused()
        .ifPresentOrElse(words -> show.trouble(REFUSED, words), () -> show.mended(REFUSED));
  }

  /** Asks for what was not known before; what goes wrong is told. */
  void ask() {
    tried("asking the catalogue how it is", this::outside);
    tried("looking for scans that nobody ended", () -> collector.abandon(store.open()));
    tried("asking whose held scans are", () -> decisions.resolve(held()));
  }

  private List<Parcel> held() {
    return store.waiting(MOST_HELD).stream()
        .filter(parcel -> parcel.stage() == Parcel.Stage.HELD)
        .toList();
  }

  private void tried(String what, Runnable work) {
    try {
      work.run();
      show.mended(what);
    } catch (SdmException e) {
      show.trouble(what, e.sentence());
    } catch (RuntimeException | Error e) {
      show.trouble(
          what,
          "An error in the program (%s) while %s; the server's log has it: please report it."
              .formatted(e.getClass().getSimpleName(), what));
      LOG.error("Failed while {}", what, e);
    }
  }

  private void drain() {
    int brought = store.drain();
    if (brought > 0) {
      show.log("%d scans were brought from the spool into the store.".formatted(brought));
    }
  }

  /** Known here, without asking anybody. */
  private void inside() {
    String kept = store.state();
    String heard = doors.get();
    show.outside(before -> new CollectorView.Outside(before.catalogue(), kept, heard));
  }

  /** May take as long as the catalogue takes. */
  private void outside() {
    String delivered =
        catalogue.map(Catalogue::state).orElse("There is no catalogue: scans stay in the store.");
    show.outside(before -> new CollectorView.Outside(delivered, before.store(), before.doors()));
  }
}
