package se.lu.maxiv.sdm.pathfixer.gui;

import java.awt.Component;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Map;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.pathfixer.gui.core.Field;
import se.lu.maxiv.sdm.pathfixer.gui.core.Recent;
import se.lu.maxiv.sdm.widgets.PlainText;
import se.lu.maxiv.sdm.widgets.Settings;

/** The last selections of this device that this window saw; Enter puts one into the fields. */
final class RecentPanel extends JPanel {
  private final Desk desk;
  private final Settings settings;
  private final DefaultListModel<Map<Field, String>> shown = new DefaultListModel<>();
  private final JList<Map<Field, String>> list = new JList<>(shown);
  private Recent recent;

  RecentPanel(Desk desk, Settings settings) {
    super(new MigLayout("insets 0, fill", "[grow, fill]", "[grow, fill]"));
    this.desk = desk;
    this.settings = settings;
    this.recent = Recent.of(settings.lines(key()));
    list.setName("recent");
    list.setCellRenderer(PlainText.only(new Renderer()));
    list.registerKeyboardAction(
        e -> take(), KeyStroke.getKeyStroke("ENTER"), JComponent.WHEN_FOCUSED);
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2) {
              take();
            }
          }
        });
    add(new JScrollPane(list));
    fill();
    desk.listen(this::refresh);
  }

  /** What the keyboard goes to. */
  JComponent first() {
    return list;
  }

  private String key() {
    return "recent." + desk.device().device();
  }

  private void refresh() {
    if (!desk.device().isUp()) {
      return;
    }
    Recent next = recent.with(desk.form().is());
    if (!next.equals(recent)) {
      recent = next;
      settings.put(key(), recent.lines());
      fill();
    }
  }

  private void fill() {
    shown.clear();
    recent.selections().forEach(shown::addElement);
  }

  private void take() {
    Map<Field, String> marked = list.getSelectedValue();
    if (marked != null) {
      desk.want(marked);
    }
  }

  private static final class Renderer extends DefaultListCellRenderer {
    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focused) {
      super.getListCellRendererComponent(list, value, index, selected, focused);
      if (value instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked") // the list has nothing else
        Map<Field, String> selection = (Map<Field, String>) map;
        setText(Recent.shown(selection));
      }
      return this;
    }
  }
}
