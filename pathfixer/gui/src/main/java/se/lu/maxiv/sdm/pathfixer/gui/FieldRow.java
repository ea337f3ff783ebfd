package se.lu.maxiv.sdm.pathfixer.gui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Font;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import javax.swing.JPanel;
import javax.swing.JTextField;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.widgets.FieldLabel;
import se.lu.maxiv.sdm.widgets.Sentence;
import se.lu.maxiv.sdm.widgets.Theme;

/** One of the five rows: what is, what one wants, and why it was refused. */
final class FieldRow {
  private final Desk desk;
  private final Field field;
  private final JTextField is = new JTextField(12);
  private final SearchField wanted;
  private final Sentence about;
  private final Sentence refusal;

  FieldRow(Desk desk, Field field) {
    this.desk = desk;
    this.field = field;
    this.wanted = new SearchField(() -> desk.choices(field), text -> desk.want(field, text));
    this.about = new Sentence("about " + field.key());
    this.refusal = new Sentence("refusal of " + field.key());
    if (field == Field.SAMPLE) {
      wanted.takeAnything();
      wanted.addFocusListener(
          new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent e) {
              desk.askSamples();
            }
          });
    }
    wanted.setName("wanted " + field.key());
    wanted.getAccessibleContext().setAccessibleName(field.label() + ", wanted");
    wanted.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, hint());
    is.setName("is " + field.key());
    is.setEditable(false);
    is.setFocusable(false);
    is.getAccessibleContext().setAccessibleName(field.label() + ", now");
  }

  private String hint() {
    return switch (field) {
      case USERNAME -> "who measures: type a part of the name";
      case PROPOSAL -> "number, or words of title or PI";
      case VISIT -> "date of its first day";
      case SAMPLE -> "none: data go to raw";
      case ENDSTATION -> "none";
    };
  }

  /** Adds the row to a grid of three columns. */
  void addTo(JPanel grid) {
    grid.add(new FieldLabel(field.label(), field.mnemonic(), wanted));
    grid.add(is, "growx, wmin 60");
    grid.add(wanted.withArrow(), "growx, wmin 80");
    grid.add(about, "skip 2, growx, wmin 0, gapbottom 2");
    grid.add(refusal, "skip 2, growx, wmin 0, gapbottom 4");
  }

  /** Shows what the desk has. */
  void show() {
    String now = desk.form().is(field);
    boolean isUp = desk.device().isUp();
    is.setText(now.isEmpty() ? field.unset() : now);
    is.setCaretPosition(0);
    is.setEnabled(isUp);
    wanted.setEnabled(isUp);
    wanted.show(desk.form().wants(field));
    wanted.offerChanged();
    boolean differs = desk.form().differs(field);
    wanted.putClientProperty(
        FlatClientProperties.OUTLINE, outline(differs, !desk.refusal(field).isEmpty()));
    Theme.sized(wanted, differs ? Font.BOLD : Font.PLAIN, 1f);
    about.setForeground(Theme.quietInk());
    about.show(desk.about(field));
    refusal.setForeground(Theme.errorInk());
    refusal.show(desk.refusal(field));
  }

  private static @org.jspecify.annotations.Nullable String outline(
      boolean differs, boolean isRefused) {
    if (isRefused) {
      return FlatClientProperties.OUTLINE_ERROR;
    }
    return differs ? FlatClientProperties.OUTLINE_WARNING : null;
  }

  /** Whether something else is typed than what is wanted. */
  boolean isTyped() {
    return !wanted.getText().strip().equals(desk.form().wants(field));
  }

  /** Hears every letter. */
  void onTyping(Runnable listener) {
    wanted.onTyping(listener);
  }

  /** Takes what is typed, before all is applied. */
  void commit() {
    if (wanted.isFocusOwner()) {
      wanted.commit();
    }
  }

  /** Forgets what is typed. */
  void forget() {
    wanted.forgetTyping();
  }

  /** Puts the cursor there. */
  void focus() {
    wanted.requestFocusInWindow();
  }
}
