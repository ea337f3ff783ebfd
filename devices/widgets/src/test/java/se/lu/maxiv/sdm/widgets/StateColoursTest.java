package se.lu.maxiv.sdm.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateColoursTest {
  /** The contrast that the Web Content Accessibility Guidelines want of large text. */
  private static final double READABLE = 3;

  @ParameterizedTest
  @ValueSource(strings = {"ON", "STANDBY", "RUNNING", "ALARM", "FAULT", "INIT", "DISABLE", "odd"})
  void everyStateIsReadableOnItsColour(String state) {
    Color paper = StateColours.of(state);

    double lighter = Math.max(light(paper), light(StateColours.inkOn(paper)));
    double darker = Math.min(light(paper), light(StateColours.inkOn(paper)));

    assertThat((lighter + 0.05) / (darker + 0.05)).isGreaterThan(READABLE);
  }

  private static double light(Color colour) {
    return 0.2126 * part(colour.getRed())
        + 0.7152 * part(colour.getGreen())
        + 0.0722 * part(colour.getBlue());
  }

  private static double part(int value) {
    double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
