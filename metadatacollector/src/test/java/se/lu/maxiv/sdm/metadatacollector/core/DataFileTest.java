package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a file of a scan is whole. */
class DataFileTest {
  private static final Instant NOW = Instant.parse("2026-11-22T05:45:47Z");
  private static final DataFile FRESH = new DataFile("/data/a.h5", 10, NOW.minusSeconds(1), false);

  @Test
  void aFileThatWasJustWrittenIsLookedAtAgain() {
    assertThat(FRESH.isSettled(Set.of(), NOW)).isFalse();
    assertThat(FRESH.isSettled(Set.of(FRESH), NOW)).isTrue();
  }

  @Test
  void aFileThatGrowsIsNotWhole() {
    var smaller = new DataFile("/data/a.h5", 9, NOW.minusSeconds(2), false);
    var sameSize = new DataFile("/data/a.h5", 10, NOW.minusSeconds(2), false);

    assertThat(FRESH.isSettled(Set.of(smaller), NOW)).isFalse();
    assertThat(FRESH.isSettled(Set.of(sameSize), NOW)).isFalse();
  }

  @Test
  void aFileOfLongAgoIsWholeAtOnceAndOneThatIsAheadIsNot() {
    var old = new DataFile("/data/a.h5", 10, NOW.minusSeconds(6), false);
    var ahead = new DataFile("/data/a.h5", 10, NOW.plusSeconds(3_600), false);

    assertThat(old.isSettled(Set.of(), NOW)).isTrue();
    assertThat(ahead.isSettled(Set.of(), NOW)).isFalse();
    assertThat(ahead.isSettled(Set.of(ahead), NOW)).isTrue();
  }

  @Test
  void aFileThatNobodyHasSeenIsNotWhole() {
    DataFile announced = DataFile.announced("/data/a.h5");

    assertThat(announced.isSettled(Set.of(announced), NOW)).isFalse();
  }
}
