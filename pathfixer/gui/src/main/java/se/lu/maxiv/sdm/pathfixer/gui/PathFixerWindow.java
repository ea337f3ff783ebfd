package se.lu.maxiv.sdm.pathfixer.gui;

import java.awt.event.WindowEvent;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JSeparator;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.widgets.DeviceHeader;
import se.lu.maxiv.sdm.widgets.DeviceModel;
import se.lu.maxiv.sdm.widgets.ErrorWindow;
import se.lu.maxiv.sdm.widgets.LogPane;
import se.lu.maxiv.sdm.widgets.Settings;
import se.lu.maxiv.sdm.widgets.Tabs;
import se.lu.maxiv.sdm.widgets.ViewMenu;
import se.lu.maxiv.sdm.widgets.WindowContent;

/** The window of one PathFixer. */
final class PathFixerWindow extends JFrame {
  private final SelectionPanel selection;
  private final WindowContent content;

  PathFixerWindow(DeviceModel model, Settings settings) {
    super("ctpathfixer – " + model.readings().device());
    setName("ctpathfixer");
    Desk desk = new Desk(model);
    ErrorWindow errors = new ErrorWindow(this);
    desk.onRefusal(errors::add);
    this.selection = new SelectionPanel(desk);
    setJMenuBar(menu(desk, settings, errors));
    this.content = content(model, desk, settings);
    getRootPane().setDefaultButton(selection.applyButton());
    setDefaultCloseOperation(EXIT_ON_CLOSE);
  }

  /** Shows it, as large as it wants to be and the screen allows. */
  void open() {
    content.openIn(this);
  }

  private WindowContent content(DeviceModel model, Desk desk, Settings settings) {
    Tabs tabs = new Tabs();
    RecentPanel recent = new RecentPanel(desk, settings);
    tabs.add("Recent", 'R', recent, recent.first());
    tabs.add("Log", 'L', new LogPane(model, "Log"));
    WindowContent all =
        new WindowContent(
            new MigLayout(
                "insets 10 14 10 14, fill, wrap 1, hidemode 3",
                "[grow, fill]",
                "[]8[]8[]8[]10[]10[]10[]10[grow 60, fill]8[grow 40, fill]"));
    all.add(new DeviceHeader(model), "w 820, wmin 0");
    all.add(new LampPanel(desk));
    all.add(selection);
    all.add(new JSeparator());
    all.add(new PathPanel(desk));
    all.add(new SessionPanel(desk));
    all.add(new JSeparator());
    all.add(new TargetsPanel(desk));
    all.add(tabs, "h 130, hmin 60");
    return all;
  }

  private JMenuBar menu(Desk desk, Settings settings, ErrorWindow errors) {
    JMenu device = new JMenu("Device");
    device.setMnemonic('I');
    device.add(item("Ask user office again", 'U', desk::refresh));
    device.add(item("Reset (acknowledge alarms)", 'R', desk::reset));
    device.addSeparator();
    device.add(
        item(
            "Close window",
            'C',
            () -> dispatchEvent(new WindowEvent(this, WindowEvent.WINDOW_CLOSING))));
    JMenuBar bar = new JMenuBar();
    bar.add(device);
    bar.add(new ViewMenu(this, settings, errors));
    return bar;
  }

  private static JMenuItem item(String text, char mnemonic, Runnable action) {
    JMenuItem item = new JMenuItem(text, mnemonic);
    item.addActionListener(e -> action.run());
    return item;
  }
}
