package se.lu.maxiv.sdm.widgets;

import java.awt.event.InputEvent;
import javax.swing.JComponent;
import javax.swing.JTabbedPane;
import javax.swing.KeyStroke;

/**
 * Tabs whose underlined letter, with Alt, leads into the tab, the one that is open too. Swing's own
 * opens the tab and leaves the keyboard where it was.
 */
public final class Tabs extends JTabbedPane {
  /** Without tabs. */
  public Tabs() {
    setName("tabs");
  }

  /**
   * Adds one.
   *
   * @param title what it is called
   * @param mnemonic a letter of the title
   * @param content what is in it
   * @param first what of it gets the keyboard
   */
  public void add(String title, char mnemonic, JComponent content, JComponent first) {
    int index = getTabCount();
    addTab(title, content);
    setMnemonicAt(index, Character.toUpperCase(mnemonic));
    registerKeyboardAction(
        e -> {
          setSelectedIndex(index);
          first.requestFocusInWindow();
        },
        KeyStroke.getKeyStroke(Character.toUpperCase(mnemonic), InputEvent.ALT_DOWN_MASK),
        WHEN_IN_FOCUSED_WINDOW);
  }

  /** Adds a list of lines, which the arrow keys scroll. */
  public void add(String title, char mnemonic, LogPane lines) {
    add(title, mnemonic, lines, lines.first());
  }
}
