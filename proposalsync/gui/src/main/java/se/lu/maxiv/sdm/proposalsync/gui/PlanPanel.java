package se.lu.maxiv.sdm.proposalsync.gui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Font;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.JToolTip;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.proposalsync.gui.core.Plan;
import se.lu.maxiv.sdm.widgets.FieldLabel;
import se.lu.maxiv.sdm.widgets.PlainText;
import se.lu.maxiv.sdm.widgets.Sentence;
import se.lu.maxiv.sdm.widgets.Theme;

/** The plan, and what one does with it: make, read, search, approve. */
final class PlanPanel extends JPanel {
  private final SyncDesk desk;
  private final JTextField proposal = new JTextField(12);
  private final JTextField search = new JTextField(14);
  private final JButton make = new JButton("Plan");
  private final JButton approve = new JButton("Approve…");
  private final JButton sync = new JButton("Sync…");
  private final JButton abort = new JButton("Abort");
  private final Sentence refusal = new Sentence("refusal");
  private final JLabel summary = Theme.sized(PlainText.only(summary()), Font.BOLD, 1f);
  private final PlanTable table = new PlanTable();

  PlanPanel(SyncDesk desk) {
    super(
        new MigLayout(
            "insets 0, fill, wrap 1, hidemode 3", "[grow, fill]", "[]4[]4[]4[grow, fill]"));
    this.desk = desk;
    name(proposal, "proposal", "all proposals");
    name(search, "search", "account, group, proposal");
    name(make, "make", 'P');
    name(approve, "approve", 'A');
    name(sync, "sync", 'S');
    name(abort, "abort", 'B');
    summary.setName("summary");
    proposal.addActionListener(e -> makePlan());
    make.addActionListener(e -> makePlan());
    approve.addActionListener(e -> askApproval());
    sync.addActionListener(e -> askSync());
    abort.addActionListener(e -> desk.abort());
    searchWhileTyping();
    add(buttons());
    add(refusal, "wmin 0");
    add(head());
    add(new JScrollPane(table), "h 320, hmin 100, wmin 0");
    desk.listen(this::refresh);
  }

  private static JLabel summary() {
    return new JLabel(" ") {
      @Override
      public JToolTip createToolTip() {
        return PlainText.only(super.createToolTip());
      }
    };
  }

  private static void name(JTextField field, String name, String hint) {
    field.setName(name);
    field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, hint);
  }

  private static void name(JButton button, String name, char mnemonic) {
    button.setName(name);
    button.setMnemonic(mnemonic);
  }

  private JPanel buttons() {
    JPanel row = new JPanel(new MigLayout("insets 0, fillx", "[][][]unrel[]push[][]"));
    row.add(new FieldLabel("Proposal", 'R', proposal));
    row.add(proposal, "wmin 60");
    row.add(make, "sg b");
    row.add(approve, "sg b");
    row.add(sync, "sg b");
    row.add(abort, "sg b");
    return row;
  }

  private JPanel head() {
    JPanel row = new JPanel(new MigLayout("insets 0, fillx", "[grow, fill]unrel[][]"));
    row.add(summary, "wmin 0");
    row.add(new FieldLabel("Find", 'F', search));
    row.add(search, "w 220, wmin 60");
    return row;
  }

  private void searchWhileTyping() {
    search
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent e) {
                refresh();
              }

              @Override
              public void removeUpdate(DocumentEvent e) {
                refresh();
              }

              @Override
              public void changedUpdate(DocumentEvent e) {
                // attributes only
              }
            });
  }

  private void refresh() {
    boolean isIdle = desk.isFree() && !desk.isRunning();
    make.setEnabled(isIdle);
    sync.setEnabled(isIdle);
    approve.setEnabled(isIdle && desk.plan().canBeApproved());
    abort.setEnabled(desk.isFree() && desk.isRunning());
    refusal.setForeground(Theme.errorInk());
    refusal.show(desk.refusal());
    summary.setText(desk.plan().summary());
    summary.setToolTipText(desk.plan().summary());
    table.show(desk.plan().matching(search.getText()));
    table.setEnabled(desk.device().isUp());
  }

  private void makePlan() {
    desk.makePlan(proposal.getText().strip());
  }

  private void askApproval() {
    Plan read = desk.plan();
    if (isWanted(read.question(), "Approve")) {
      desk.approve(read);
    }
  }

  private void askSync() {
    if (isWanted(Plan.syncQuestion(desk.device().flag("DryRun")), "Sync")) {
      desk.sync();
    }
  }

  private boolean isWanted(String question, String what) {
    Object[] answers = {what, "Not now"};
    int chosen =
        JOptionPane.showOptionDialog(
            this,
            question,
            what,
            JOptionPane.DEFAULT_OPTION,
            JOptionPane.QUESTION_MESSAGE,
            null,
            answers,
            answers[1]);
    return chosen == 0;
  }
}
