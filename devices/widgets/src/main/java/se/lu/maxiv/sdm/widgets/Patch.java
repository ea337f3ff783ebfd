package se.lu.maxiv.sdm.widgets;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import javax.swing.JLabel;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** A word on a patch of colour: a state, or a lamp. The word says what the colour says. */
public final class Patch extends JLabel {
  private static final int ARC = 10;
  private final float factor;
  private Color paper = StateColours.UNKNOWN;

  /**
   * An empty one.
   *
   * @param name for tests and screen readers
   * @param factor size of its text against the usual; smaller where the room is too narrow for it
   */
  public Patch(String name, float factor) {
    super(" ", SwingConstants.CENTER);
    this.factor = factor;
    setName(name);
    Theme.sized(this, Font.BOLD, factor);
    addComponentListener(
        new ComponentAdapter() {
          @Override
          public void componentResized(ComponentEvent e) {
            fit();
          }
        });
  }

  /** Shows a word. */
  public void show(String word, Color colour) {
    paper = colour;
    setText(word);
    setForeground(StateColours.inkOn(colour));
    fit();
    repaint();
  }

  /** A word that is cut off says something else. */
  private void fit() {
    Font usual = UIManager.getFont("Label.font");
    Font wanted = usual.deriveFont(Font.BOLD, usual.getSize2D() * factor);
    FontMetrics metrics = getFontMetrics(wanted);
    float room = (float) getWidth() / (metrics.stringWidth(getText()) + metrics.getHeight());
    boolean isLaidOut = getWidth() > 0;
    Theme.sized(this, Font.BOLD, isLaidOut ? factor * Math.min(1, room) : factor);
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
