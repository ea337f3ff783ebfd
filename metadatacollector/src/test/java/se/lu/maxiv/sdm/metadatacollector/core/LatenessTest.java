package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.metadatacollector.core.Samples.entry;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the values of a scan's begin count as such. */
class LatenessTest {
  private static final Scan SCAN = Samples.scan();
  private static final Instant START = SCAN.origin().start();

  private static Scan read(Scan scan, Instant at) {
    var entries = List.of(entry("g", "x", "mm", 1.0));
    return scan.withBefore(new Snapshot(at, 1, 1, entries));
  }

  @Test
  void valuesOfTheFirstTenSecondsCount() {
    assertThat(read(SCAN, START).lateSeconds()).isEmpty();
    assertThat(read(SCAN, START.plusSeconds(10)).lateSeconds()).isEmpty();
  }

  @Test
  void laterOnesAreLateByAllTheTimeSinceTheBegin() {
    assertThat(read(SCAN, START.plusMillis(10_001)).lateSeconds()).hasValue(10.001);
  }

  @Test
  void valuesThatWereReadAfterTheEndAreLate() {
    Scan scan = SCAN.ended(START.plusSeconds(2), EndStatus.NORMAL, 1);

    assertThat(read(scan, START.plusSeconds(3)).lateSeconds()).isEmpty();
    assertThat(read(scan, START.plusMillis(3_001)).lateSeconds()).hasValue(3.001);
  }

  @Test
  void aClockThatIsBehindMakesNothingLate() {
    assertThat(read(SCAN, START.minusSeconds(100)).lateSeconds()).isEmpty();
  }

  @Test
  void whatWasNotReadIsNotLate() {
    var failed = List.of(entry("g", "x", "mm", null));

    assertThat(SCAN.lateSeconds()).isEmpty();
    assertThat(SCAN.withBefore(new Snapshot(START.plusSeconds(99), 1, 1, failed)).lateSeconds())
        .isEmpty();
  }
}
