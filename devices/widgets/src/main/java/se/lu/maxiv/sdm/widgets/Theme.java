package se.lu.maxiv.sdm.widgets;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;
import java.awt.Font;
import javax.swing.JComponent;
import javax.swing.UIManager;

/**
 * Light or dark, and how large. FlatLaf scales fonts, icons and gaps; MigLayout follows.
 *
 * @param isDark whether it is dark
 * @param percent size of everything, 100 to 200
 */
public record Theme(boolean isDark, int percent) {
  /** The sizes that are offered, in percent. */
  public static final java.util.List<Integer> SIZES = java.util.List.of(100, 125, 150, 175, 200);

  private static final float HUNDRED = 100f;
  private static final String DARK = "dark";
  private static final String SCALE = "scale";

  /** Keeps the size within what is readable and fits a screen. */
  public Theme {
    percent = Math.max(100, Math.min(200, percent));
  }

  /** The one that was used last. */
  public static Theme of(Settings settings) {
    int percent;
    try {
      percent = Integer.parseInt(settings.text(SCALE, "100"));
    } catch (NumberFormatException e) {
      percent = 100;
    }
    return new Theme(Boolean.parseBoolean(settings.text(DARK, "false")), percent);
  }

  /** Remembers it for the next start. */
  public void keep(Settings settings) {
    settings.put(DARK, Boolean.toString(isDark));
    settings.put(SCALE, Integer.toString(percent));
  }

  /** Lets all windows look like it, those that are open too. */
  public void apply() {
    System.setProperty("flatlaf.uiScale", percent + "%");
    UIManager.put("Component.focusWidth", 1);
    UIManager.put("Component.hideMnemonics", false);
    if (isDark) {
      FlatDarkLaf.setup();
    } else {
      FlatLightLaf.setup();
    }
    FlatLaf.updateUI();
  }

  /** A colour that reads well on the present background. */
  public static Color ink(Color onLight, Color onDark) {
    return FlatLaf.isLafDark() ? onDark : onLight;
  }

  /** The colour of what went wrong, as text. */
  public static Color errorInk() {
    return ink(new Color(0xb0_00_20), new Color(0xff_8a_80));
  }

  /** The colour of what matters less, as text. */
  public static Color quietInk() {
    return ink(new Color(0x5a_5a_5a), new Color(0xa8_a8_a8));
  }

  /** Makes a component's text larger or smaller than usual, in any theme and size. */
  public static <T extends JComponent> T sized(T component, int style, float factor) {
    component.putClientProperty(
        "FlatLaf.style", "font: " + (style == Font.BOLD ? "bold " : "") + percentOf(factor));
    return component;
  }

  private static String percentOf(float factor) {
    return Math.round(factor * HUNDRED) + "%";
  }
}
