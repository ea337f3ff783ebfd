package se.lu.maxiv.sdm.widgets;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JLabel;
import javax.swing.SwingConstants;

/** A word on a patch of colour: a state, or a lamp. The word says what the colour says. */
public final class Patch extends JLabel {
  private static final int ARC = 10;
  private Color paper = StateColours.UNKNOWN;

  /**
   * An empty one.
   *
   * @param name for tests and screen readers
   * @param factor size of its text against the usual
   */
  public Patch(String name, float factor) {
    super(" ", SwingConstants.CENTER);
    setName(name);
    Theme.sized(this, Font.BOLD, factor);
  }

  /** Shows a word. */
  public void show(String word, Color colour) {
    paper = colour;
    setText(word);
    setForeground(StateColours.inkOn(colour));
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    Dimension text = super.getPreferredSize();
    int height = getFontMetrics(getFont()).getHeight();
    return new Dimension(text.width + height, text.height + height / 2);
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, getPreferredSize().height);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(paper);
    g.fillRoundRect(0, 0, getWidth(), getHeight(), ARC, ARC);
    g.dispose();
    super.paintComponent(graphics);
  }
}
