package se.lu.maxiv.sdm.widgets;

import java.awt.Color;
import java.util.Map;

/** The colours of Tango's states, as ATK and Jive have them: people know them by heart. */
public final class StateColours {
  /** What is not known, or not any more. */
  public static final Color UNKNOWN = new Color(155, 155, 155);

  /** All is well. */
  public static final Color GOOD = new Color(0, 200, 0);

  /** A person should look. */
  public static final Color WARNING = new Color(255, 140, 0);

  /** It does not work. */
  public static final Color BAD = new Color(220, 30, 30);

  private static final Map<String, Color> STATES =
      Map.of(
          "ON", GOOD,
          "STANDBY", new Color(255, 255, 0),
          "RUNNING", new Color(0, 125, 0),
          "ALARM", WARNING,
          "FAULT", BAD,
          "INIT", new Color(204, 204, 122),
          "DISABLE", new Color(255, 0, 255));

  private static final double RED = 0.299;
  private static final double GREEN = 0.587;
  private static final double BLUE = 0.114;
  private static final double MIDDLE = 110;

  private StateColours() {}

  /** The colour of a state. */
  public static Color of(String state) {
    return STATES.getOrDefault(state, UNKNOWN);
  }

  /** Black or white, whichever reads better on a colour. */
  public static Color inkOn(Color paper) {
    double light = RED * paper.getRed() + GREEN * paper.getGreen() + BLUE * paper.getBlue();
    return light < MIDDLE ? Color.WHITE : Color.BLACK;
  }
}
