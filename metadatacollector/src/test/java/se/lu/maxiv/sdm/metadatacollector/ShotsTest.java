package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Parcel;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.sidecar.Sidecar;

/** What scans say of the values at their begin and end, also when these came late or never. */
class ShotsTest extends CollectorParts {
  @Test
  void valuesThatAreReadAtOnceAreNotLate() throws Exception {
    UUID scan = collector(Sidecar.NONE).begin(start());

    awaitBefore(scan);

    assertThat(found(scan).lateSeconds()).isEmpty();
  }

  @Test
  void aBeginThatAStopKeptFromItsValuesHasThemLateAndSaysSo() throws Exception {
    collector(Sidecar.NONE);
    Scan scan = killedAfterItsBegin();
    clock.pass(Duration.ofMinutes(1));

    finishing().resume(store().open());

    awaitBefore(scan.uuid());
    assertThat(found(scan.uuid()).lateSeconds()).hasValue(60.0);
    Await.until(
        "the line in the log",
        DEADLINE,
        () -> show.view().log().toString().contains(scan.uuid() + " were read 60.0 s after it"));
  }

  @Test
  void valuesThatAreBeingReadAreNotReadOnceMore() throws Exception {
    isSlow = true;
    UUID scan = collector(Sidecar.NONE).begin(start());
    Await.until("the reader", DEADLINE, () -> reads.get() == 1);
    clock.pass(Duration.ofMinutes(1));

    finishing().resume(store().open());
    answer.countDown();

    ended(found(scan));
    until(scan, Parcel.Stage.QUEUED);
    assertThat(found(scan).lateSeconds()).isEmpty();
    // the begin's and the end's
    assertThat(reads).hasValue(2);
  }

  @Test
  void aScanThatEndedUnreadSaysWhyItHasNoValues() throws Exception {
    collector(Sidecar.NONE);
    Scan scan = killedAfterItsBegin();
    var unused =
        ledger()
            .change(
                scan.uuid(),
                before -> before.ended(clock.instant(), EndStatus.NORMAL, 3),
                (after, parcel) -> parcel);
    clock.pass(Duration.ofMinutes(1));

    finishing().resume(store().open());

    until(scan.uuid(), Parcel.Stage.QUEUED);
    assertThat(errors(found(scan.uuid()).before()))
        .containsExactly(
            "It was not read when the scan began: nobody was listening, or the collector was stopped.");
    assertThat(errors(found(scan.uuid()).after()))
        .containsExactly("It was not read when the scan had ended: that was known too late.");
    assertThat(reads).hasValue(0);
  }

  @Test
  void aScanThatWasFoundInTheHistorySaysWhyItHasNoValues() throws Exception {
    Collector collector = collector(Sidecar.NONE);
    UUID scan = UUID.randomUUID();
    Instant end = clock.instant().minusSeconds(100);

    collector.missed(
        scan,
        new Origin("a/door/1", 7, end.minusSeconds(60)),
        measurement(),
        new Collector.Missed(end, EndStatus.NORMAL, List.of()));

    until(scan, Parcel.Stage.QUEUED);
    assertThat(errors(found(scan).before())).hasSize(1);
    assertThat(errors(found(scan).after())).hasSize(1);
  }

  private void ended(Scan scan) {
    var unused =
        ledger()
            .change(
                scan.uuid(),
                before -> before.ended(clock.instant(), EndStatus.NORMAL, 3),
                (after, parcel) -> parcel);
    finishing().ended(scan.uuid());
  }

  /** It is in the store, and nothing follows. */
  private Scan killedAfterItsBegin() throws IOException {
    Measurement what = measurement();
    Scan scan =
        Scan.begun(
            UUID.randomUUID(),
            new Origin(Origin.COMMAND, 7, clock.instant()),
            what,
            Belonging.of(ScanFolder.of(what.folder())),
            Snapshot.NONE);
    ledger().begin(scan, Parcel.of(scan.uuid(), "sdm/" + scan.uuid(), clock.instant()));
    return scan;
  }

  private Measurement measurement() throws IOException {
    return new Measurement("ascan", List.of(), List.of(), List.of(), -1, raw().toString());
  }

  private void awaitBefore(UUID scan) {
    Await.until("values of the begin", DEADLINE, () -> found(scan).before().hasValues());
  }

  private static List<String> errors(Snapshot snapshot) {
    return snapshot.entries().stream().map(entry -> entry.reading().error()).toList();
  }
}
