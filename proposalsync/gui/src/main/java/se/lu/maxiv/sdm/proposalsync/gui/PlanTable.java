package se.lu.maxiv.sdm.proposalsync.gui;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.util.List;
import java.util.Set;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.UIManager;
import javax.swing.table.AbstractTableModel;
import javax.swing.table.DefaultTableCellRenderer;
import se.lu.maxiv.sdm.proposalsync.gui.core.PlanLine;
import se.lu.maxiv.sdm.widgets.Theme;
import se.lu.maxiv.sdm.widgets.WrappedTable;

/** A plan as a diff: what comes is green, what goes red, under the heading of its proposal. */
final class PlanTable extends WrappedTable {
  private static final int SIGN = 28;
  private final Rows rows;

  PlanTable() {
    this(new Rows());
  }

  private PlanTable(Rows rows) {
    super(rows, Set.of(1));
    this.rows = rows;
    setName("plan");
    setTableHeader(null);
    setShowHorizontalLines(false);
    getColumnModel().getColumn(0).setMaxWidth(UIScale.scale(2 * SIGN));
    getColumnModel().getColumn(0).setPreferredWidth(UIScale.scale(SIGN));
    setDefaultRenderer(Object.class, new LineRenderer());
  }

  /** Shows lines. */
  void show(List<PlanLine> lines) {
    if (!lines.equals(rows.lines)) {
      rows.lines = lines;
      rows.fireTableDataChanged();
      fit();
    }
  }

  private static final class Rows extends AbstractTableModel {
    private List<PlanLine> lines = List.of();

    @Override
    public int getRowCount() {
      return lines.size();
    }

    @Override
    public int getColumnCount() {
      return 2;
    }

    @Override
    public Object getValueAt(int row, int column) {
      PlanLine line = lines.get(row);
      if (column == 0) {
        return line.kind().sign();
      }
      return line.why().isEmpty() ? line.text() : line.text() + "\n" + line.why();
    }
  }

  private final class LineRenderer extends DefaultTableCellRenderer {
    @Override
    public Component getTableCellRendererComponent(
        JTable table, Object value, boolean selected, boolean focused, int row, int column) {
      super.getTableCellRendererComponent(table, value, selected, focused, row, column);
      PlanLine.Kind kind = rows.lines.get(row).kind();
      boolean isHeading = kind == PlanLine.Kind.HEADING;
      setFont(getFont().deriveFont(isHeading || column == 0 ? Font.BOLD : Font.PLAIN));
      setVerticalAlignment(SwingConstants.TOP);
      setHorizontalAlignment(column == 0 ? SwingConstants.CENTER : SwingConstants.LEADING);
      if (!selected) {
        setForeground(ink(kind));
        setBackground(paper(kind));
      }
      return this;
    }
  }

  private static Color ink(PlanLine.Kind kind) {
    return switch (kind) {
      case HEADING -> UIManager.getColor("Label.foreground");
      case COMES -> Theme.ink(new Color(0x0b_5d_1e), new Color(0x8f_e0_a0));
      case GOES -> Theme.ink(new Color(0x9b_11_1e), new Color(0xff_9a_92));
      case CHANGES -> Theme.ink(new Color(0x6b_48_00), new Color(0xf0_cf_7a));
      case WAITS -> Theme.ink(new Color(0x0a_4a_8f), new Color(0x8f_c4_ff));
      case KNOW -> Theme.ink(new Color(0x7a_1f_7a), new Color(0xe8_a0_e8));
    };
  }

  private static Color paper(PlanLine.Kind kind) {
    return switch (kind) {
      case HEADING -> Theme.ink(new Color(0xe4_e8_ee), new Color(0x4a_4f_55));
      case COMES -> Theme.ink(new Color(0xe8_f7_ea), new Color(0x2a_3a_2d));
      case GOES -> Theme.ink(new Color(0xfd_e9_e9), new Color(0x42_2d_2d));
      case CHANGES -> Theme.ink(new Color(0xfd_f5_e0), new Color(0x3f_39_28));
      case WAITS -> Theme.ink(new Color(0xe6_f0_fb), new Color(0x2a_34_40));
      case KNOW -> Theme.ink(new Color(0xf9_ea_f9), new Color(0x3c_2c_3c));
    };
  }
}
