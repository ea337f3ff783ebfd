package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommonPauseTest {
  private Instant now = Instant.EPOCH;
  private final CommonPause pause = new CommonPause(() -> now);

  @Test
  void oneScanThatFailsAgainAndAgainKeepsNoOthers() {
    for (int i = 0; i < 50; i++) {
      assertThat(pause.begin()).isTrue();
      pause.failed(new UUID(0, 1));
    }

    assertThat(pause.isOn()).isFalse();
  }

  @Test
  void afterSeveralDifferentScansEverybodyWaitsAndThenOneTries() {
    fail(CommonPause.SCANS);
    assertThat(pause.begin()).isFalse();

    now = now.plusMillis(1_001);

    assertThat(pause.begin()).isTrue();
    assertThat(pause.begin()).isFalse();
  }

  @Test
  void thePauseGrowsToHalfAMinute() {
    fail(CommonPause.SCANS);
    for (long seconds : new long[] {1, 2, 4, 8, 16, 30, 30}) {
      now = now.plusSeconds(seconds);
      assertThat(pause.begin()).as("after %d s", seconds).isFalse();
      now = now.plusMillis(1);
      assertThat(pause.begin()).isTrue();
      pause.failed(new UUID(0, 99));
    }
  }

  @Test
  void theFirstSuccessLetsAllGoOn() {
    fail(CommonPause.SCANS);
    now = now.plus(CommonPause.LONGEST);
    assertThat(pause.begin()).isTrue();

    pause.served();

    assertThat(pause.begin()).isTrue();
    assertThat(pause.begin()).isTrue();
    assertThat(pause.isOn()).isFalse();
  }

  @Test
  void aClockThatIsSetBackStopsNothing() {
    fail(CommonPause.SCANS);

    now = now.minus(Duration.ofHours(1));

    assertThat(pause.begin()).isTrue();
  }

  private void fail(int scans) {
    for (int i = 0; i < scans; i++) {
      assertThat(pause.begin()).isTrue();
      pause.failed(new UUID(0, i));
    }
  }
}
