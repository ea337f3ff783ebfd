package se.lu.maxiv.sdm.widgets;

import java.awt.Component;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;

/**
 * All of a window: as wide as the window, and scrolled where the window is not high enough, as at
 * 200 % on a small screen.
 */
public final class WindowContent extends JPanel implements Scrollable {
  private static final int STEP = 24;

  /** An empty one. */
  public WindowContent(LayoutManager layout) {
    super(layout);
  }

  /** Puts it into a window and shows that, as large as it wants to be and the screen allows. */
  public void openIn(JFrame window) {
    JScrollPane scroll =
        new JScrollPane(
            this, JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED, JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    window.setContentPane(scroll);
    fit(window);
    window.setLocationRelativeTo(null);
    window.setVisible(true);
  }

  /** Gives a window the size it wants, as far as the screen allows. */
  static void fit(java.awt.Window window) {
    window.pack();
    Dimension wanted = window.getSize();
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    window.setSize(Math.min(wanted.width, screen.width), Math.min(wanted.height, screen.height));
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
    return STEP;
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
    return visible.height;
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return true;
  }

  /** What there is too much of room is for the tables. */
  @Override
  public boolean getScrollableTracksViewportHeight() {
    Component viewport = SwingUtilities.getUnwrappedParent(this);
    return viewport != null && viewport.getHeight() > getMinimumSize().height;
  }
}
