package se.lu.maxiv.sdm.proposalsync.gui;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.widgets.FieldLabel;

/** "Why can (or can't) this person see that proposal's data?" */
final class ExplainPanel extends JPanel {
  private final SyncDesk desk;
  private final JTextField user = new JTextField(12);
  private final JTextField proposal = new JTextField(12);
  private final JButton explain = new JButton("Explain");
  private final JTextArea answer = new JTextArea();

  ExplainPanel(SyncDesk desk) {
    super(new MigLayout("insets 6 0 0 0, fill", "[][][][][][grow]", "[][grow, fill]"));
    this.desk = desk;
    user.setName("explain user");
    user.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "account");
    proposal.setName("explain proposal");
    proposal.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "eight digits");
    explain.setName("explain");
    explain.setMnemonic('X');
    explain.addActionListener(e -> ask());
    user.addActionListener(e -> ask());
    proposal.addActionListener(e -> ask());
    answer.setName("explanation");
    answer.setEditable(false);
    answer.setLineWrap(true);
    answer.setWrapStyleWord(true);
    add(new FieldLabel("May", 'M', user));
    add(user, "wmin 60");
    add(new JLabel("see the data of"));
    add(proposal, "wmin 60");
    add(explain, "wrap");
    add(new JScrollPane(answer), "spanx 6, grow, wmin 0");
    desk.listen(() -> explain.setEnabled(desk.isFree()));
  }

  /** Where one begins. */
  JComponent first() {
    return user;
  }

  private void ask() {
    answer.setText("");
    desk.explain(
        user.getText().strip(),
        proposal.getText().strip(),
        lines -> {
          answer.setText(String.join("\n", lines));
          answer.setCaretPosition(0);
        });
  }
}
