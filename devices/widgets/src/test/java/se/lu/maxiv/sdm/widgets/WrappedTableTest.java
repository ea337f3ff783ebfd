package se.lu.maxiv.sdm.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.plaf.basic.BasicHTML;
import javax.swing.table.AbstractTableModel;
import org.junit.jupiter.api.Test;

class WrappedTableTest {
  private static final String HTML = "<html><b>bold</b>";
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void rowsOfALargeTableAreAllAsHighAndNoneIsMeasured() {
    WrappedTable table = new WrappedTable(rows(2001), Set.of(0));

    table.fit();

    assertThat(asked).hasValue(0);
    assertThat(IntStream.range(0, 2001).map(table::getRowHeight).distinct()).hasSize(1);
    assertThat(table.getRowHeight(0)).isGreaterThan(table.getRowHeight());
  }

  @Test
  void rowsOfASmallTableAreMeasured() {
    new WrappedTable(rows(2000), Set.of(0)).fit();

    assertThat(asked).hasValueGreaterThanOrEqualTo(2000);
  }

  @Test
  void textsAreNoPages() {
    WrappedTable table = new WrappedTable(rows(1), Set.of());

    Component cell = table.prepareRenderer(table.getCellRenderer(0, 0), 0, 0);

    assertThat(((JLabel) cell).getClientProperty(BasicHTML.propertyKey)).isNull();
    JLabel plain = PlainText.only(new JLabel());
    plain.setText(HTML);
    assertThat(plain.getClientProperty(BasicHTML.propertyKey)).isNull();
    assertThat(new JLabel(HTML).getClientProperty(BasicHTML.propertyKey)).isNotNull();
  }

  @Test
  void linesOfALogAreNoPages() {
    JList<String> list = LogPane.plainList();

    Component cell =
        list.getCellRenderer().getListCellRendererComponent(list, HTML, 0, false, false);

    assertThat(((JLabel) cell).getClientProperty(BasicHTML.propertyKey)).isNull();
  }

  private AbstractTableModel rows(int count) {
    return new AbstractTableModel() {
      @Override
      public int getRowCount() {
        return count;
      }

      @Override
      public int getColumnCount() {
        return 1;
      }

      @Override
      public Object getValueAt(int row, int column) {
        asked.incrementAndGet();
        return HTML;
      }
    };
  }
}
