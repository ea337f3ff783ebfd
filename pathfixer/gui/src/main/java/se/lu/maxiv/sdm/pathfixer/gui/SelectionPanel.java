package se.lu.maxiv.sdm.pathfixer.gui;

import java.awt.event.ActionEvent;
import java.util.List;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.widgets.Sentence;
import se.lu.maxiv.sdm.widgets.Theme;

/** The five rows, and the one button that applies all of them or none. */
final class SelectionPanel extends JPanel {
  private final Desk desk;
  private final List<FieldRow> rows;
  private final JButton apply = new JButton("Apply");
  private final JButton revert = new JButton("Revert");
  private final JLabel doing = new JLabel(" ");
  private final Sentence refusal = new Sentence("refusal");
  private boolean wasUp;

  SelectionPanel(Desk desk) {
    super(new MigLayout("insets 0, fillx, hidemode 3, wrap 3", "[][grow 35, fill][grow 65, fill]"));
    this.desk = desk;
    this.rows = Stream.of(Field.values()).map(field -> new FieldRow(desk, field)).toList();
    add(head("is now"), "skip 1");
    add(head("to be"));
    rows.forEach(row -> row.addTo(this));
    rows.forEach(row -> row.onTyping(this::offerButtons));
    addButtons();
    desk.listen(this::refresh);
  }

  private static JLabel head(String text) {
    JLabel label = Theme.sized(new JLabel(text), 0, 0.9f);
    label.setName("head");
    return label;
  }

  private void addButtons() {
    apply.setName("apply");
    apply.setMnemonic('A');
    apply.addActionListener(
        e -> {
          rows.forEach(FieldRow::commit);
          desk.apply();
        });
    revert.setName("revert");
    revert.setToolTipText("Escape");
    revert.addActionListener(e -> revert());
    doing.setName("doing");
    JPanel buttons = new JPanel(new MigLayout("insets 4 0 0 0, fillx", "[][][grow, fill]"));
    buttons.add(apply, "sg b, wmin 110");
    buttons.add(revert, "sg b");
    buttons.add(doing, "wmin 0");
    add(refusal, "skip 2, growx, wmin 0");
    add(buttons, "skip 2, growx");
    getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke("ESCAPE"), "revert");
    getActionMap()
        .put(
            "revert",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent e) {
                revert();
              }
            });
  }

  /** The button that Enter presses. */
  JButton applyButton() {
    return apply;
  }

  /** What is typed differs too, before anybody has decided on it. */
  private void offerButtons() {
    boolean differs = desk.form().differs() || rows.stream().anyMatch(FieldRow::isTyped);
    apply.setEnabled(desk.isFree() && differs);
    revert.setEnabled(differs);
  }

  private void revert() {
    rows.forEach(FieldRow::forget);
    desk.revert();
  }

  private void refresh() {
    boolean isFirst = !wasUp && desk.device().isUp();
    wasUp |= isFirst;
    rows.forEach(FieldRow::show);
    offerButtons();
    doing.setText(desk.doing().isEmpty() ? " " : desk.doing());
    refusal.setForeground(Theme.errorInk());
    refusal.show(desk.refusal());
    if (isFirst) {
      rows.get(0).focus();
    }
  }
}
