package se.lu.maxiv.sdm.pathfixer.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import java.util.Set;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.pathfixer.gui.core.Target;
import se.lu.maxiv.sdm.widgets.FieldLabel;
import se.lu.maxiv.sdm.widgets.StateColours;
import se.lu.maxiv.sdm.widgets.WrappedTable;

/** The board of targets: who is told the path, how it stands, why, and "send again". */
final class TargetsPanel extends JPanel {
  private final Desk desk;
  private final Rows rows = new Rows();
  private final WrappedTable table = new WrappedTable(rows, Set.of(0, 2));
  private final JButton again = new JButton("Send again");

  TargetsPanel(Desk desk) {
    super(new MigLayout("insets 0, fill, wrap 2", "[grow][]", "[][grow, fill]"));
    this.desk = desk;
    table.setName("targets");
    width(0, 250);
    width(1, 100);
    width(2, 440);
    table.getColumnModel().getColumn(1).setCellRenderer(new StatusRenderer());
    again.setName("send again");
    again.setMnemonic('G');
    again.addActionListener(e -> desk.sendAgain());
    add(new FieldLabel("Targets", 'T', table));
    add(again);
    JScrollPane scroll = new JScrollPane(table);
    add(scroll, "spanx 2, grow, hmin 100, h 140");
    desk.listen(this::refresh);
  }

  private void width(int column, int pixels) {
    table.getColumnModel().getColumn(column).setPreferredWidth(UIScale.scale(pixels));
  }

  @Override
  public Dimension getMinimumSize() {
    return new Dimension(0, super.getMinimumSize().height);
  }

  private void refresh() {
    rows.show(desk.targets());
    table.setEnabled(desk.device().isUp());
    table.fit();
    again.setEnabled(desk.isFree() && !desk.device().text("SamplePath").isEmpty());
  }

  private static final class Rows extends AbstractTableModel {
    private static final List<String> HEADS = List.of("Target", "Status", "Reads, or why not");
    private List<Target> targets = List.of();

    void show(List<Target> now) {
      if (!now.equals(targets)) {
        targets = now;
        fireTableDataChanged();
      }
    }

    @Override
    public int getRowCount() {
      return targets.size();
    }

    @Override
    public int getColumnCount() {
      return HEADS.size();
    }

    @Override
    public String getColumnName(int column) {
      return HEADS.get(column);
    }

    @Override
    public Object getValueAt(int row, int column) {
      Target target = targets.get(row);
      return switch (column) {
        case 0 -> target.name();
        case 1 -> target.status();
        default -> target.sentence();
      };
    }
  }

  /** A status on the colour that Tango gives such a state. */
  private final class StatusRenderer extends DefaultTableCellRenderer {
    @Override
    public Component getTableCellRendererComponent(
        JTable in, Object value, boolean selected, boolean focused, int row, int column) {
      super.getTableCellRendererComponent(in, value, selected, focused, row, column);
      Color paper = in.isEnabled() ? colour(rows.targets.get(row)) : StateColours.UNKNOWN;
      setHorizontalAlignment(SwingConstants.CENTER);
      setVerticalAlignment(SwingConstants.TOP);
      setBackground(paper);
      setForeground(StateColours.inkOn(paper));
      return this;
    }
  }

  private static Color colour(Target target) {
    return switch (target.status()) {
      case "OK" -> target.isReady() ? StateColours.GOOD : StateColours.WARNING;
      case "CLOSED" -> StateColours.UNKNOWN;
      case "PENDING" -> StateColours.of("STANDBY");
      case "FAILED" -> StateColours.BAD;
      default -> StateColours.WARNING;
    };
  }
}
