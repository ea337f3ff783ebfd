package se.lu.maxiv.sdm.pathfixer.core.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortTest {

  @ParameterizedTest
  @CsvSource({"1, 500", "2, 1000", "3, 2000", "6, 16000", "7, 30000", "8, 30000", "1000, 30000"})
  void delaysDoubleFromHalfASecondToThirtySeconds(int failures, long millis) {
    Effort effort = Effort.NONE;
    for (int i = 0; i < failures; i++) {
      effort = effort.failed(true);
    }

    assertThat(effort.delay(0)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "0.5, 375", "1, 250"})
  void chanceShortensADelayByUpToAHalf(double chance, long millis) {
    assertThat(Effort.NONE.failed(false).delay(chance)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @CsvSource({"-3600, 0", "-1, 0", "0, 0", "5, 5", "30, 30", "31, 0", "86400, 0"})
  void aDueTimeFurtherAwayThanAnyPlannedWaitIsDueNow(long seconds, long wait) {
    Instant now = Instant.EPOCH;

    assertThat(Next.wait(now.plusSeconds(seconds), now)).isEqualTo(Duration.ofSeconds(wait));
  }

  @Test
  void aWriteThatFailedLeavesDoubtAndAReadDoesNot() {
    assertThat(Effort.NONE.failed(true).doubt()).isTrue();
    assertThat(Effort.NONE.failed(true).failed(false).doubt()).isTrue();
    assertThat(Effort.NONE.failed(false).doubt()).isFalse();
  }
}
