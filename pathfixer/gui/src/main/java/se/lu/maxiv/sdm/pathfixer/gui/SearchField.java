package se.lu.maxiv.sdm.pathfixer.gui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Dimension;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import se.lu.maxiv.sdm.pathfixer.gui.core.Choice;

/**
 * A field in which one types a value, or some words of what one is looking for: a list below shows
 * the choices that fit. Down opens it, Enter takes the marked one, Escape closes it.
 */
final class SearchField extends JTextField {
  private static final int ROWS = 10;
  private static final int GAP = 30;
  private static final int SCROLL_BAR = 14;

  private final Supplier<List<Choice>> choices;
  private final Consumer<String> listener;
  private final DefaultListModel<Choice> found = new DefaultListModel<>();
  private final JList<Choice> list = new JList<>(found);
  private final JPopupMenu popup = new JPopupMenu();
  private boolean isAnythingTaken;
  private boolean isByProgram;
  private boolean isSearching;
  private String shown = "";
  private Runnable typing = () -> {};

  /**
   * An empty one.
   *
   * @param choices what is offered, asked when the list is opened
   * @param listener hears a value when the person has decided on it
   */
  SearchField(Supplier<List<Choice>> choices, Consumer<String> listener) {
    super(22);
    this.choices = choices;
    this.listener = listener;
    popup.setFocusable(false);
    popup.setBorder(BorderFactory.createEmptyBorder());
    list.setFocusable(false);
    list.setName("choices");
    list.setCellRenderer(new ChoiceRenderer());
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseReleased(MouseEvent e) {
            take();
          }
        });
    popup.add(
        new JScrollPane(
            list,
            JScrollPane.VERTICAL_SCROLLBAR_AS_NEEDED,
            JScrollPane.HORIZONTAL_SCROLLBAR_NEVER));
    listenToTyping();
    bindKeys();
  }

  /** Shows a value; as long as it is the same, what a person types meanwhile stays. */
  void show(String value) {
    if (!value.equals(shown)) {
      shown = value;
      forgetTyping();
    }
  }

  /** Shows the value again, whatever was typed. */
  void forgetTyping() {
    isSearching = false;
    popup.setVisible(false);
    if (!getText().equals(shown)) {
      isByProgram = true;
      setText(shown);
      isByProgram = false;
    }
  }

  /** What is typed is a value too, so Enter takes a choice only when somebody has marked it. */
  void takeAnything() {
    isAnythingTaken = true;
  }

  /** Tells of every change of the text. */
  void onTyping(Runnable hears) {
    typing = hears;
  }

  /** Takes what is typed as it is. */
  void commit() {
    isSearching = false;
    popup.setVisible(false);
    listener.accept(getText());
  }

  /** Adds an arrow that opens the list. */
  SearchField withArrow() {
    var arrow = new javax.swing.JButton(javax.swing.UIManager.getIcon("Tree.expandedIcon"));
    arrow.setText(null);
    arrow.setFocusable(false);
    arrow.putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    arrow.addActionListener(
        e -> {
          requestFocusInWindow();
          open("");
        });
    putClientProperty(FlatClientProperties.TEXT_FIELD_TRAILING_COMPONENT, arrow);
    return this;
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (popup != null) {
      javax.swing.SwingUtilities.updateComponentTreeUI(popup);
    }
  }

  private void listenToTyping() {
    getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent e) {
                typed();
              }

              @Override
              public void removeUpdate(DocumentEvent e) {
                typed();
              }

              @Override
              public void changedUpdate(DocumentEvent e) {
                // attributes only
              }
            });
    addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent e) {
            selectAll();
          }

          @Override
          public void focusLost(FocusEvent e) {
            if (!e.isTemporary()) {
              commit();
            }
          }
        });
  }

  private void typed() {
    typing.run();
    if (!isByProgram && isFocusOwner()) {
      isSearching = true;
      open(getText());
    }
  }

  /** What is offered has changed: somebody may have typed before the answer came. */
  void offerChanged() {
    if (isSearching && isFocusOwner() && !marks(Choice.matching(choices.get(), getText()))) {
      open(getText());
    }
  }

  private boolean marks(List<Choice> offered) {
    return offered.equals(Collections.list(found.elements()));
  }

  private void bindKeys() {
    bind("DOWN", () -> move(1));
    bind("UP", () -> move(-1));
    bind("PAGE_DOWN", () -> move(ROWS));
    bind("PAGE_UP", () -> move(-ROWS));
    bindWhile(() -> popup.isVisible() && !list.isSelectionEmpty(), "ENTER", this::take);
    bindWhile(popup::isVisible, "ESCAPE", () -> popup.setVisible(false));
  }

  private void bind(String key, Runnable action) {
    getInputMap().put(KeyStroke.getKeyStroke(key), key);
    getActionMap()
        .put(
            key,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  /** At other times these keys are the window's: Apply and Revert. */
  private void bindWhile(BooleanSupplier isMine, String key, Runnable action) {
    getInputMap().put(KeyStroke.getKeyStroke(key), "list " + key);
    getActionMap()
        .put(
            "list " + key,
            new AbstractAction() {
              @Override
              public boolean isEnabled() {
                return isMine.getAsBoolean();
              }

              @Override
              public void actionPerformed(ActionEvent e) {
                action.run();
              }
            });
  }

  private void move(int rows) {
    if (!popup.isVisible()) {
      open("");
    } else {
      int last = found.getSize() - 1;
      mark(Math.max(0, Math.min(last, list.getSelectedIndex() + rows)));
    }
  }

  private void mark(int row) {
    if (row < 0) {
      list.clearSelection();
    } else {
      list.setSelectedIndex(row);
      list.ensureIndexIsVisible(row);
    }
  }

  private void open(String search) {
    found.clear();
    Choice.matching(choices.get(), search).forEach(found::addElement);
    if (found.isEmpty()) {
      popup.setVisible(false);
      return;
    }
    mark(isAnythingTaken ? indexOfPresent() : Math.max(0, indexOfPresent()));
    list.setVisibleRowCount(Math.min(ROWS, found.getSize()));
    popup.setPreferredSize(null);
    list.setFixedCellWidth(-1);
    Dimension wanted = popup.getPreferredSize();
    int width = Math.max(getWidth(), Math.min(wanted.width, getRootPane().getWidth() - GAP));
    list.setFixedCellWidth(width - SCROLL_BAR);
    popup.setPreferredSize(new Dimension(width, wanted.height));
    popup.pack();
    popup.show(this, getWidth() - width, getHeight());
  }

  private int indexOfPresent() {
    for (int i = 0; i < found.getSize(); i++) {
      if (found.get(i).value().equals(getText())) {
        return i;
      }
    }
    return -1;
  }

  private void take() {
    Choice marked = list.getSelectedValue();
    isSearching = false;
    popup.setVisible(false);
    if (marked != null) {
      shown = marked.value();
      forgetTyping();
      listener.accept(marked.value());
    }
  }
}
