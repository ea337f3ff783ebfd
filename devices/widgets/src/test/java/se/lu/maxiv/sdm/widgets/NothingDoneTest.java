package se.lu.maxiv.sdm.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.support.live.Readings;

class NothingDoneTest {
  private static final Readings DEVICE = Readings.ofNobodyYet("a/b/c").up();

  @Test
  void itTellsWhatTheWindowIsAt() {
    assertThat(NothingDone.because(DEVICE, "Applying …"))
        .startsWith("Nothing was done: ")
        .contains("Applying …");
  }

  @Test
  void itTellsWhyTheDeviceIsAway() {
    assertThat(NothingDone.because(DEVICE.down("It is not running."), ""))
        .isEqualTo("Nothing was done: It is not running.");
  }
}
