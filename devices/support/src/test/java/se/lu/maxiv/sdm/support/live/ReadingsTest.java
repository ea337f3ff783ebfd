package se.lu.maxiv.sdm.support.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final Readings READINGS =
      Readings.ofNobodyYet("a/b/c")
          .with(Map.of("State", "ON", "Ready", true, "Log", List.of("one", "two"), "Free", 2.5))
          .up();

  @Test
  void valuesAreReadByTheirKind() {
    assertThat(READINGS.text("State")).isEqualTo("ON");
    assertThat(READINGS.flag("Ready")).isTrue();
    assertThat(READINGS.lines("Log")).containsExactly("one", "two");
    assertThat(READINGS.number("Free")).isEqualTo(2.5);
  }

  @Test
  void whatIsNotKnownReadsAsNothing() {
    assertThat(READINGS.text("Ready")).isEmpty();
    assertThat(READINGS.flag("State")).isFalse();
    assertThat(READINGS.lines("State")).isEmpty();
    assertThat(READINGS.number("Log")).isNaN();
  }

  @Test
  void aDeviceThatIsAwayKeepsItsLastValues() {
    Readings away = READINGS.down("It is not running.");

    assertThat(away.isUp()).isFalse();
    assertThat(away.why()).isEqualTo("It is not running.");
    assertThat(away.text("State")).isEqualTo("ON");
    assertThat(away.up().why()).isEmpty();
  }
}
