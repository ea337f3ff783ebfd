package se.lu.maxiv.sdm.harness.window;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JViewport;

/** Finds what cannot be seen whole. For Swing's event thread only. */
final class CutOff {
  /** Fractions of a pixel are rounded, at another scale than 100 % twice. */
  private static final int ROUNDING = 2;

  private final List<String> found = new ArrayList<>();

  private CutOff() {}

  /** What it finds in windows, each named, with sizes. */
  static List<String> in(List<Window> windows) {
    CutOff all = new CutOff();
    windows.forEach(all::look);
    return all.found;
  }

  private void look(Container container) {
    for (Component child : container.getComponents()) {
      if (child.isVisible() && child.getWidth() > 0 && child.getHeight() > 0) {
        lookAt(child, container);
      }
    }
  }

  private void lookAt(Component child, Container parent) {
    if (!room(child, parent).contains(child.getBounds())) {
      found.add(named(child) + " is at " + child.getBounds() + " in " + parent.getSize());
    }
    if (isText(child) && isSmall(child)) {
      found.add(
          named(child) + " has " + child.getSize() + " and wants " + child.getPreferredSize());
    }
    if (child instanceof Container inner) {
      look(inner);
    }
  }

  /** What is scrolled may be as large as it likes, where there is a scroll bar. */
  private static Rectangle room(Component child, Container parent) {
    if (parent instanceof JViewport) {
      return child.getBounds();
    }
    return new Rectangle(
        -ROUNDING, -ROUNDING, parent.getWidth() + 2 * ROUNDING, parent.getHeight() + 2 * ROUNDING);
  }

  private static boolean isText(Component component) {
    return component instanceof JLabel
        || component instanceof AbstractButton
        || component instanceof JTextArea;
  }

  private static boolean isSmall(Component component) {
    Dimension wanted = component.getPreferredSize();
    // an area of text wraps, so its height alone tells
    boolean isNarrow =
        !(component instanceof JTextArea) && component.getWidth() + ROUNDING < wanted.width;
    return isNarrow || component.getHeight() + ROUNDING < wanted.height;
  }

  private static String named(Component component) {
    String text = component instanceof JLabel label ? " \"" + label.getText() + "\"" : "";
    return component.getClass().getSimpleName() + " " + component.getName() + text;
  }
}
