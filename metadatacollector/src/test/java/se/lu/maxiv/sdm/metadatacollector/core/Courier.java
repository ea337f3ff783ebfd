package se.lu.maxiv.sdm.metadatacollector.core;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.scicat.Account;
import se.lu.maxiv.sdm.metadatacollector.scicat.Fault;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatCatalogue;
import se.lu.maxiv.sdm.metadatacollector.scicat.ScicatStub;
import se.lu.maxiv.sdm.metadatacollector.scicat.StubAccounts.Kind;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * A delivery between a store in memory and the tests' SciCat, on a clock that is moved to the next
 * thing to do.
 */
final class Courier implements AutoCloseable {
  private static final int ENDLESS = 10_000;
  private static final String THUMBNAIL = "data:image/png;base64,iVBORw0KGgo=";

  private final ScicatStub stub = new ScicatStub();
  private final MemoryScanStore store = new MemoryScanStore();
  private volatile Instant now = Samples.START.plus(Duration.ofDays(1));
  private final Catalogue catalogue;
  private Delivery delivery;

  /** One whose account may do all that delivery needs and make proposals, but change nothing. */
  Courier(Path folder) {
    this(ScicatStub.ingestor(folder));
  }

  Courier(Account account) {
    catalogue = new ScicatCatalogue(stub.url(), account);
    delivery = delivery();
  }

  ScicatStub stub() {
    return stub;
  }

  MemoryScanStore store() {
    return store;
  }

  /** Lets the account do anything. */
  void mayAll() {
    stub.accounts().put("ingestor", Kind.ADMIN, true, "sdm");
  }

  /** A scan has ended, or changed since. */
  UUID accept(Scan scan) {
    Parcel known =
        store.parcel(scan.uuid()).orElseGet(() -> Parcel.of(scan.uuid(), pid(scan.uuid()), now));
    store.save(scan, Delivery.decided(scan, known, now));
    return scan.uuid();
  }

  /** The first answer to something that is made at such a path gets lost. */
  void losesFirst(String end) {
    var lost = new AtomicBoolean();
    stub.fail(
        request ->
            request.path().endsWith(end)
                    && request.method().equals("POST")
                    && lost.compareAndSet(false, true)
                ? Fault.ANSWER_LOST
                : Fault.NONE);
  }

  /** Delivers until nothing is left that can be delivered. */
  void drain() {
    for (int i = 0; i < ENDLESS; i++) {
      List<Parcel> due = store.due(now, 100);
      due.forEach(this::deliver);
      if (due.isEmpty() && !toTheNext()) {
        return;
      }
    }
    throw new AssertionError("it never ends: " + store.backlog());
  }

  /** Delivers what is due now, once each. */
  void round() {
    store.due(now, 100).forEach(this::deliver);
  }

  /** Waits for the next thing to do and does it. */
  void next() {
    toTheNext();
    round();
  }

  /** The device is killed and started again: what was only in memory is gone. */
  void restart() {
    delivery = delivery();
  }

  /** A person wants all that waits to be tried again. */
  void retry() {
    store.waiting(Integer.MAX_VALUE).forEach(parcel -> store.save(parcel.ready(now)));
  }

  Parcel parcel(UUID scan) {
    return store.parcel(scan).orElseThrow();
  }

  Stage stage(UUID scan) {
    return parcel(scan).stage();
  }

  List<String> files(UUID scan) {
    return stub.data().files(pid(scan));
  }

  /** The pids of what SciCat has. */
  Set<String> pids() {
    return stub.data().pids();
  }

  static String pid(UUID scan) {
    return "20.500.12345/" + scan;
  }

  @Override
  public void close() {
    stub.close();
  }

  private void deliver(Parcel parcel) {
    try {
      delivery.deliver(store.find(parcel.scan()).orElseThrow(), parcel);
    } catch (SdmException e) {
      // the store failed, as the device would be killed at that moment
      restart();
    }
  }

  private boolean toTheNext() {
    Optional<Instant> next =
        store.parcels(parcel -> parcel.stage().isDue()).stream()
            .map(Parcel::nextAt)
            .min(Instant::compareTo);
    next.ifPresent(time -> now = time);
    return next.isPresent();
  }

  private Delivery delivery() {
    var ends =
        new Delivery.Ends(
            catalogue, new Office(), Delivery.Reports.to(store), path -> picture(path));
    return new Delivery(ends, Samples.SETTINGS, () -> now, () -> 1);
  }

  private static Optional<String> picture(String path) {
    return path.endsWith(".png") ? Optional.of(THUMBNAIL) : Optional.empty();
  }

  /** A PathFixer that knows one proposal. */
  private static final class Office implements SelectionSource {
    @Override
    public Optional<Selected> now() {
      return Optional.empty();
    }

    @Override
    public Optional<ProposalFacts> proposal(String id) {
      @Nullable ProposalFacts facts = Samples.FACTS.id().equals(id) ? Samples.FACTS : null;
      return Optional.ofNullable(facts);
    }
  }
}
