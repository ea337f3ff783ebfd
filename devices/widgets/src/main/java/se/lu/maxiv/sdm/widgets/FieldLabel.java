package se.lu.maxiv.sdm.widgets;

import java.awt.event.InputEvent;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.KeyStroke;
import javax.swing.text.JTextComponent;

/**
 * A label whose underlined letter, with Alt, leads to its field at once. Swing's own goes by way of
 * the label and stays there when the key is released quickly.
 */
public final class FieldLabel extends JLabel {
  /**
   * A label.
   *
   * @param text what it says
   * @param mnemonic a letter of it
   * @param field what it leads to
   */
  public FieldLabel(String text, char mnemonic, JComponent field) {
    super(text);
    setDisplayedMnemonicIndex(text.toLowerCase(java.util.Locale.ROOT).indexOf(lower(mnemonic)));
    setLabelFor(field);
    field.registerKeyboardAction(
        e -> lead(field),
        KeyStroke.getKeyStroke(Character.toUpperCase(mnemonic), InputEvent.ALT_DOWN_MASK),
        WHEN_IN_FOCUSED_WINDOW);
  }

  /** What is typed next replaces what stands there, wherever the keyboard was before. */
  private static void lead(JComponent field) {
    field.requestFocusInWindow();
    if (field instanceof JTextComponent text) {
      text.selectAll();
    }
  }

  private static char lower(char letter) {
    return Character.toLowerCase(letter);
  }
}
