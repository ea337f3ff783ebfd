package se.lu.maxiv.sdm.pathfixer.gui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JButton;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.pathfixer.gui.core.EndQuestion;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.pathfixer.gui.core.Form;
import se.lu.maxiv.sdm.widgets.FieldLabel;

/** What one does during a session: the next sample, and its end. */
final class SessionPanel extends JPanel {
  private final Desk desk;
  private final JTextField name = new JTextField(14);
  private final JButton next = new JButton("Make next sample");
  private final JButton end = new JButton("End session…");

  SessionPanel(Desk desk) {
    super(new MigLayout("insets 0, fillx", "[][grow, fill][]unrel push[]"));
    this.desk = desk;
    name.setName("next sample");
    name.putClientProperty(
        FlatClientProperties.PLACEHOLDER_TEXT, "name; the number comes by itself");
    name.addActionListener(e -> next());
    next.setName("make sample");
    next.setMnemonic('M');
    next.addActionListener(e -> next());
    end.setName("end session");
    end.setMnemonic('D');
    end.addActionListener(e -> end());
    add(new FieldLabel("Next sample", 'N', name));
    add(name, "wmin 80");
    add(next);
    add(end);
    desk.listen(this::refresh);
  }

  private void refresh() {
    boolean isOpen = desk.isFree() && !desk.device().text("SamplePath").isEmpty();
    name.setEnabled(isOpen);
    next.setEnabled(isOpen);
    end.setEnabled(desk.isFree() && !desk.form().is(Field.USERNAME).isEmpty());
  }

  private void next() {
    if (!name.getText().isBlank()) {
      desk.nextSample(name.getText().strip(), () -> name.setText(""));
    }
  }

  /** Another session may have begun while somebody thought about ending this one. */
  private void end() {
    Form asked = desk.form();
    String change = "";
    while (isToEnd(change)) {
      Form now = desk.form();
      if (now.isSameSession(asked)) {
        desk.endSession();
        return;
      }
      asked = now;
      change = "Nothing was done: meanwhile the session has changed.%n%n".formatted();
    }
  }

  private boolean isToEnd(String change) {
    Object[] answers = {"End session", "Keep it"};
    int chosen =
        JOptionPane.showOptionDialog(
            this,
            change + EndQuestion.of(desk.form(), desk.device().text("SamplePath"), desk.targets()),
            "End session",
            JOptionPane.DEFAULT_OPTION,
            JOptionPane.WARNING_MESSAGE,
            null,
            answers,
            answers[1]);
    return chosen == 0;
  }
}
