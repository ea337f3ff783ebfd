package se.lu.maxiv.sdm.widgets;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Window;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import javax.swing.JDialog;
import javax.swing.JRootPane;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.table.DefaultTableModel;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.widgets.link.Answer;

/** The device error window: every refusal since the start, newest first, in full. */
public final class ErrorWindow extends JDialog {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int MOST = 200;

  private final DefaultTableModel rows =
      new DefaultTableModel(new Object[] {"Time", "Reason", "Sentence", "Origin"}, 0) {
        @Override
        public boolean isCellEditable(int row, int column) {
          return false;
        }
      };

  /** Hidden until somebody opens it. */
  public ErrorWindow(Window owner) {
    super(owner, "Device errors");
    setName("errors");
    JTable table = new WrappedTable(rows, Set.of(2));
    table.setName("error table");
    getContentPane().setLayout(new MigLayout("fill", "[grow, fill]", "[grow, fill]"));
    getContentPane().add(new JScrollPane(table), "w 760, h 300");
    getRootPane()
        .registerKeyboardAction(
            e -> setVisible(false),
            KeyStroke.getKeyStroke("ESCAPE"),
            JRootPane.WHEN_IN_FOCUSED_WINDOW);
    pack();
    int[] widths = {70, 190, 330, 150};
    for (int i = 0; i < widths.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(UIScale.scale(widths[i]));
    }
  }

  /** Adds a refusal; the window stays as it is. */
  public void add(Answer.Refused refusal) {
    rows.insertRow(
        0,
        new Object[] {
          LocalTime.now(ZoneId.systemDefault()).format(TIME),
          refusal.reason(),
          refusal.sentence(),
          refusal.origin()
        });
    if (rows.getRowCount() > MOST) {
      rows.removeRow(MOST);
    }
  }

  /** Shows it in the middle of its owner. */
  public void open() {
    setLocationRelativeTo(getOwner());
    setVisible(true);
  }
}
