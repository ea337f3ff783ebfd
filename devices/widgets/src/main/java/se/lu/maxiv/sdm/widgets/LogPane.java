package se.lu.maxiv.sdm.widgets;

import java.util.List;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JScrollPane;
import se.lu.maxiv.sdm.support.live.Readings;

/** The lines of an attribute such as Log, with the last one in sight. */
public final class LogPane extends JScrollPane {
  private final DefaultListModel<String> lines = new DefaultListModel<>();
  private final JList<String> list = plainList();
  private final String attribute;
  private List<String> shown = List.of();

  /** Follows an attribute of a device. */
  public LogPane(DeviceModel model, String attribute) {
    this.attribute = attribute;
    list.setName(attribute);
    list.setModel(lines);
    setViewportView(list);
    model.listen(this::show);
  }

  /** What has the lines, for the keyboard. */
  JList<String> first() {
    return list;
  }

  /** An empty one for lines from anywhere. */
  static JList<String> plainList() {
    JList<String> list = new JList<>();
    list.setCellRenderer(PlainText.only(new DefaultListCellRenderer()));
    return list;
  }

  private void show(Readings readings) {
    List<String> now = readings.lines(attribute);
    if (!now.equals(shown)) {
      shown = now;
      lines.clear();
      lines.addAll(now);
      list.ensureIndexIsVisible(now.size() - 1);
    }
    list.setEnabled(readings.isUp());
  }
}
