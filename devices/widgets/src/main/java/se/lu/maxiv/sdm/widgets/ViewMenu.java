package se.lu.maxiv.sdm.widgets;

import java.awt.Window;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;

/** The menu View: dark or light, how large, and the device errors. */
public final class ViewMenu extends JMenu {
  private final Settings settings;
  private final Window window;

  /** For one window. */
  public ViewMenu(Window window, Settings settings, ErrorWindow errors) {
    super("View");
    this.window = window;
    this.settings = settings;
    setMnemonic('W');
    JCheckBoxMenuItem dark = new JCheckBoxMenuItem("Dark", Theme.of(settings).isDark());
    dark.setMnemonic('D');
    dark.addActionListener(e -> use(new Theme(dark.isSelected(), theme().percent())));
    add(dark);
    addSeparator();
    ButtonGroup sizes = new ButtonGroup();
    for (int size : Theme.SIZES) {
      JRadioButtonMenuItem item = new JRadioButtonMenuItem(size + " %", size == theme().percent());
      item.addActionListener(e -> use(new Theme(theme().isDark(), size)));
      sizes.add(item);
      add(item);
    }
    addSeparator();
    JMenuItem open = new JMenuItem("Device errors", 'E');
    open.addActionListener(e -> errors.open());
    add(open);
  }

  private Theme theme() {
    return Theme.of(settings);
  }

  private void use(Theme theme) {
    theme.keep(settings);
    theme.apply();
    WindowContent.fit(window);
  }
}
