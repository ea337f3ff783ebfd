package se.lu.maxiv.sdm.pathfixer.gui;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.pathfixer.gui.core.Choice;
import se.lu.maxiv.sdm.widgets.PlainText;
import se.lu.maxiv.sdm.widgets.Theme;

/** A choice in a list: its value, what it is, and whether it is on today. */
final class ChoiceRenderer extends JPanel implements ListCellRenderer<Choice> {
  private static final Color GREEN = new Color(0x0b_6d_1e);
  private static final Color LIGHT_GREEN = new Color(0x8f_e0_a0);

  private final JLabel value = Theme.sized(PlainText.only(new JLabel()), Font.BOLD, 1f);
  private final JLabel about = PlainText.only(new JLabel());
  private final JLabel today = Theme.sized(new JLabel("today"), Font.BOLD, 0.9f);

  ChoiceRenderer() {
    super(new MigLayout("insets 3 8 3 8, fillx, hidemode 3", "[][][grow, fill]"));
    setBorder(BorderFactory.createEmptyBorder());
    add(value);
    add(today);
    add(about, "wmin 0");
  }

  @Override
  public Component getListCellRendererComponent(
      JList<? extends Choice> list, Choice choice, int index, boolean selected, boolean focused) {
    setBackground(selected ? list.getSelectionBackground() : list.getBackground());
    var ink = selected ? list.getSelectionForeground() : list.getForeground();
    value.setText(choice.value());
    value.setForeground(ink);
    about.setText(choice.about());
    about.setForeground(selected ? ink : Theme.quietInk());
    today.setVisible(choice.isToday());
    today.setForeground(selected ? ink : Theme.ink(GREEN, LIGHT_GREEN));
    return this;
  }
}
