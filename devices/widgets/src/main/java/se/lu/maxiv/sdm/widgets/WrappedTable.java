package se.lu.maxiv.sdm.widgets;

import java.awt.Component;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.table.TableCellRenderer;
import javax.swing.table.TableModel;

/** A table in which sentences wrap and rows grow as high as they need. */
public class WrappedTable extends JTable {
  /** Measuring 10,000 rows takes seconds, in which the window would stand still. */
  private static final int MOST_MEASURED = 2000;

  private static final int GAP = 2;

  private final Set<Integer> wrapped;

  /**
   * A table that is read, not written.
   *
   * @param rows what it shows
   * @param wrapped numbers of the columns with sentences
   */
  public WrappedTable(TableModel rows, Set<Integer> wrapped) {
    super(rows);
    this.wrapped = wrapped;
    setShowHorizontalLines(true);
    setFillsViewportHeight(true);
    getTableHeader().setReorderingAllowed(false);
    // Tab leaves the table, as it leaves every other field
    setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    setFocusTraversalKeys(java.awt.KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
  }

  @Override
  public TableCellRenderer getCellRenderer(int row, int column) {
    TableCellRenderer usual = super.getCellRenderer(row, column);
    if (usual instanceof JComponent label) {
      PlainText.only(label);
    }
    if (!wrapped.contains(convertColumnIndexToModel(column))) {
      return (table, value, selected, focused, r, c) ->
          usual.getTableCellRendererComponent(table, value, selected, focused, r, c);
    }
    return (table, value, selected, focused, r, c) -> {
      Component plain = usual.getTableCellRendererComponent(table, value, selected, focused, r, c);
      return area(String.valueOf(value), plain);
    };
  }

  @Override
  public void doLayout() {
    super.doLayout();
    fit();
  }

  /** Lets rows be as high as their sentences are, or two lines each where there are too many. */
  public void fit() {
    boolean isLarge = getRowCount() > MOST_MEASURED;
    int twoLines = Math.max(getRowHeight(), 2 * getFontMetrics(getFont()).getHeight() + 2 * GAP);
    for (int row = 0; row < getRowCount(); row++) {
      int height = isLarge ? twoLines + getRowMargin() : measured(row);
      if (height != getRowHeight(row)) {
        setRowHeight(row, height);
      }
    }
  }

  private int measured(int row) {
    int height = getRowHeight();
    for (int column = 0; column < getColumnCount(); column++) {
      if (wrapped.contains(convertColumnIndexToModel(column))) {
        Component cell = prepareRenderer(getCellRenderer(row, column), row, column);
        cell.setSize(getColumnModel().getColumn(column).getWidth(), Short.MAX_VALUE);
        height = Math.max(height, cell.getPreferredSize().height + getRowMargin());
      }
    }
    return height;
  }

  private static JTextArea area(String text, Component like) {
    JTextArea area = new JTextArea(text);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setFont(like.getFont());
    area.setForeground(like.getForeground());
    area.setBackground(like.getBackground());
    area.setBorder(javax.swing.BorderFactory.createEmptyBorder(GAP, 2 * GAP, GAP, 2 * GAP));
    return area;
  }

  /** Tells which row is chosen, or -1. */
  public void onChoice(Consumer<Integer> listener) {
    getSelectionModel()
        .addListSelectionListener(
            e -> {
              if (!e.getValueIsAdjusting()) {
                listener.accept(getSelectedRow());
              }
            });
  }
}
