package se.lu.maxiv.sdm.metadatacollector.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.metadatacollector.core.AttributeAddress;
import se.lu.maxiv.sdm.metadatacollector.core.Item;
import se.lu.maxiv.sdm.metadatacollector.core.Items;
import se.lu.maxiv.sdm.metadatacollector.core.ItemsVersion;
import se.lu.maxiv.sdm.metadatacollector.core.Mapping;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel.Stage;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanStore;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.core.When;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** What every store does, whatever database it is in, when all goes well and when it does not. */
abstract class ScanStoreContract extends StoreFaultsContract {
  private Scan save(Scan scan, Parcel parcel) {
    store.save(scan, parcel);
    return scan;
  }

  @Test
  void aScanIsFoundAsItWasSaved() {
    Scan scan = Scans.ended(1);
    store.save(scan, Scans.queued(scan));

    assertThat(store.find(scan.uuid())).contains(scan);
    assertThat(store.find(scan.origin().key())).contains(scan);
    assertThat(store.find(UUID.randomUUID())).isEmpty();
    assertThat(store.find("b303a/door/1#2@1")).isEmpty();
  }

  @Test
  void aScanIsSavedTwiceAndIsOne() {
    Scan begun = Scans.begun(1);
    save(begun, Scans.parcel(begun));
    Scan ended = save(Scans.end(begun), Scans.queued(begun));

    assertThat(store.count()).isOne();
    assertThat(store.find(begun.uuid())).contains(ended);
    assertThat(store.parcel(begun.uuid())).contains(Scans.queued(begun));
  }

  @Test
  void scansThatAreNotCompleteAreListedOldestFirst() {
    Scan late = Scans.begun(3);
    Scan early = Scans.begun(1);
    Scan over = Scans.ended(2);
    Scan complete = Scans.ended(4);
    List.of(late, early, over).forEach(scan -> save(scan, Scans.parcel(scan)));
    save(complete, Scans.queued(complete));

    assertThat(store.open()).containsExactly(early, over, late);
  }

  @Test
  void newestScanOfASourceIsTheOneThatBeganLast() {
    Scan late = Scans.begun(3);
    Scan early = Scans.begun(1);
    List.of(late, early).forEach(scan -> save(scan, Scans.parcel(scan)));

    assertThat(store.newest(late.origin().source())).contains(late);
    assertThat(store.newest("no/such/door")).isEmpty();
  }

  @Test
  void pagesAreNewestFirstAndOfOneProposalOrAll() {
    List<Scan> scans =
        LongStream.range(0, 10)
            .mapToObj(i -> Scans.ended(i, i % 2 == 0 ? "20260001" : "20260002"))
            .toList();
    scans.forEach(scan -> save(scan, Scans.parcel(scan)));

    assertThat(store.page("", 0, 3)).containsExactly(scans.get(9), scans.get(8), scans.get(7));
    assertThat(store.page("20260001", 1, 2)).containsExactly(scans.get(6), scans.get(4));
    assertThat(store.page("20260001", 5, 2)).isEmpty();
    assertThat(store.page("20260003", 0, 2)).isEmpty();
    assertThat(store.count()).isEqualTo(10);
  }

  @Test
  void parcelsAreDueInTheOrderOfTheirScansWhenTheirTimeHasCome() {
    Instant now = Scans.start(100);
    Scan second = Scans.ended(2);
    Scan first = Scans.ended(1);
    Scan later = Scans.ended(0);
    Scan done = Scans.ended(3);
    save(second, Scans.queued(second).at(Stage.DATASET_DONE, now));
    save(first, Scans.queued(first));
    save(later, Scans.queued(later).again(now, Duration.ofNanos(1), "503"));
    save(done, Scans.queued(done).at(Stage.DONE, now));

    assertThat(store.due(now, 10))
        .extracting(Parcel::scan)
        .containsExactly(first.uuid(), second.uuid());
    assertThat(store.due(now, 1)).extracting(Parcel::scan).containsExactly(first.uuid());
    assertThat(store.due(now.plusNanos(1), 1))
        .extracting(Parcel::scan)
        .containsExactly(later.uuid());
  }

  @Test
  void theBacklogCountsWhatIsDueAndWhatWaits() {
    assertThat(store.backlog()).isEqualTo(new ScanStore.Backlog(0, 0, Instant.MAX));
    int number = 0;
    for (Stage stage : Stage.values()) {
      Scan scan = Scans.ended(number++);
      save(scan, Scans.queued(scan).at(stage, "why"));
    }

    assertThat(store.backlog()).isEqualTo(new ScanStore.Backlog(3, 3, Scans.start(3)));
    assertThat(store.waiting(10))
        .extracting(Parcel::stage)
        .containsExactly(Stage.HELD, Stage.PARKED, Stage.UNVERIFIED);
  }

  @Test
  void aParcelIsSavedAloneAndComesBackWhole() {
    Scan scan = Scans.ended(1);
    save(scan, Scans.queued(scan));
    Parcel tried =
        Scans.queued(scan)
            .sending()
            .told(scan.notes())
            .again(Instant.MAX.minusSeconds(9), Duration.ZERO, "HTTP 500: \u0000 \ud800 å\n");

    store.save(tried);

    assertThat(store.parcel(scan.uuid())).contains(tried);
    assertThat(store.due(Scans.start(1000), 10)).isEmpty();
    assertThat(store.find(scan.uuid())).contains(scan);
  }

  @Test
  void aParcelOfNoScanIsRefused() {
    Scan unknown = Scans.ended(1);

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> store.save(Scans.parcel(unknown)))
        .matches(e -> e.reason() == Reason.OPERATION_NOT_ALLOWED)
        .withMessageContaining("there is no such scan");
    assertThat(store.parcel(unknown.uuid())).isEmpty();
  }

  @Test
  void anotherScanOfTheSameOriginIsRefused() {
    Scan one = Scans.begun(1);
    save(one, Scans.parcel(one));
    Scan twin = Scans.begun(1);

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> store.save(twin, Scans.parcel(twin)))
        .matches(e -> e.reason() == Reason.OPERATION_NOT_ALLOWED)
        .withMessageContaining("another row is in its place")
        .withStackTraceContaining("constraint")
        .matches(e -> !stackTrace(e).contains("Carlsson"), "no row in its words");
    assertThat(store.count()).isOne();
  }

  private static String stackTrace(Throwable error) {
    var text = new StringWriter();
    error.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void twoScansOfProgramsMayBeginInTheSameSecond() {
    for (int i = 0; i < 2; i++) {
      Scan told =
          Scan.begun(
              UUID.randomUUID(),
              new Origin(Origin.COMMAND, -1, Scans.START),
              new Measurement("contrast", List.of(), List.of(), List.of(), -1, ""),
              Scans.begun(1).belonging(),
              Snapshot.NONE);
      save(told, Scans.parcel(told));
    }

    assertThat(store.open()).hasSize(2);
  }

  @Test
  void devicesThatShareAStoreSeeTheirOwnOnly() {
    Scan ours = Scans.begun(1);
    store.save(ours, Scans.parcel(ours));
    try (ScanStore other = JdbiScanStore.at(url, "b318a-e01/ctl/sdm-md-01")) {
      Scan theirs = Scans.begun(1);
      other.save(theirs, Scans.queued(theirs));
      other.save(version(1));

      assertThat(other.due(Scans.start(1), 9)).hasSize(1);
      assertThat(other.find(ours.uuid())).isEmpty();
      assertThat(store.due(Scans.start(1), 9)).isEmpty();
      assertThat(store.open()).containsExactly(ours);
      assertThat(store.page("", 0, 9)).containsExactly(ours);
      assertThat(store.find(theirs.origin().key())).contains(ours);
      assertThat(store.backlog().depth()).isZero();
      assertThat(store.count()).isOne();
      assertThat(store.versions()).isEmpty();
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(() -> store.save(Scans.queued(theirs)));
    }
  }

  private static ItemsVersion version(int number) {
    var item =
        new Item(
            "Optics",
            "Exit slit µ",
            new AttributeAddress("pm/slit/" + number, "position"),
            "um",
            Mapping.of("True -> A, False -> B"),
            "",
            true,
            When.START);
    return new ItemsVersion(number, Scans.START, "host-" + number, "å", new Items(List.of(item)));
  }

  @Test
  void versionsComeBackInOrderAndAreNeverReplaced() {
    List.of(2, 1, 10).forEach(number -> store.save(version(number)));

    assertThat(store.versions()).containsExactly(version(1), version(2), version(10));
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> store.save(version(2)))
        .withMessageContaining("another row is in its place");
  }
}
