package se.lu.maxiv.sdm.widgets;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.datatransfer.StringSelection;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.UIManager;

/** A path, large, all of it in sight, that can be marked and copied. */
public final class CopyablePath extends JTextArea {
  private static final float LARGE = 1.35f;
  private static final int GAP = 6;

  private final JButton copy = new JButton("Copy");
  private String path = "";

  /**
   * Shows no path.
   *
   * @param name for tests and screen readers
   */
  public CopyablePath(String name) {
    setName(name);
    getAccessibleContext().setAccessibleName(name);
    setEditable(false);
    setLineWrap(true);
    // Tab leaves it, as it leaves every other field
    getInputMap().put(KeyStroke.getKeyStroke("TAB"), "none");
    setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    setFocusTraversalKeys(java.awt.KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    copy.setName("copy");
    copy.setMnemonic('C');
    copy.addActionListener(e -> copyPath());
  }

  /** The button that copies it. */
  public JButton copyButton() {
    return copy;
  }

  /**
   * Shows a path.
   *
   * @param text the path; empty when there is none
   * @param instead what stands there when there is none
   */
  public void show(String text, String instead) {
    path = text;
    String shown = text.isEmpty() ? instead : text;
    if (!shown.equals(getText())) {
      setText(shown);
      revalidate();
    }
    copy.setEnabled(!text.isEmpty());
    setForeground(text.isEmpty() ? Theme.quietInk() : UIManager.getColor("TextField.foreground"));
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, super.getMinimumSize().height);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    Font plain = UIManager.getFont("Label.font");
    setFont(plain.deriveFont(Font.BOLD, plain.getSize2D() * LARGE));
    setBackground(UIManager.getColor("TextField.background"));
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")),
            BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP)));
  }

  private void copyPath() {
    var text = new StringSelection(path);
    getToolkit().getSystemClipboard().setContents(text, text);
  }
}
