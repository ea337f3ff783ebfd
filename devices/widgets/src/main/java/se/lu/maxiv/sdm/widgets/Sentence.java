package se.lu.maxiv.sdm.widgets;

import java.awt.Dimension;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** A sentence that wraps, can be marked and copied, and takes no room while it is empty. */
public final class Sentence extends JTextArea {
  private static final int NARROW = 80;

  /**
   * An empty one.
   *
   * @param name for tests and screen readers
   */
  public Sentence(String name) {
    setName(name);
    setEditable(false);
    setFocusable(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setOpaque(false);
    setBorder(null);
    setVisible(false);
  }

  /** Shows a sentence; an empty one hides it. */
  public void show(String sentence) {
    if (!sentence.equals(getText())) {
      setText(sentence);
      setVisible(!sentence.isEmpty());
      revalidate();
    }
  }

  /** Wrapped text may be squeezed to any width. */
  @Override
  public Dimension getMinimumSize() {
    return new Dimension(NARROW, super.getMinimumSize().height);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setFont(UIManager.getFont("Label.font"));
  }
}
