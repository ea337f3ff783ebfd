package se.lu.maxiv.sdm.widgets;

import javax.swing.JComponent;

/**
 * What people, offices and files wrote is text: Swing would show it as a page, with pictures from
 * anywhere, when it begins with {@code <html>}.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * The same component, which shows every text letter by letter; to be called before it has one.
   */
  public static <T extends JComponent> T only(T component) {
    component.putClientProperty("html.disable", true);
    return component;
  }
}
