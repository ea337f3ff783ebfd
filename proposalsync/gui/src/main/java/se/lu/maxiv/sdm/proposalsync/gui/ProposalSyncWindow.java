package se.lu.maxiv.sdm.proposalsync.gui;

import java.awt.event.WindowEvent;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.widgets.DeviceHeader;
import se.lu.maxiv.sdm.widgets.DeviceModel;
import se.lu.maxiv.sdm.widgets.ErrorWindow;
import se.lu.maxiv.sdm.widgets.LogPane;
import se.lu.maxiv.sdm.widgets.Settings;
import se.lu.maxiv.sdm.widgets.Tabs;
import se.lu.maxiv.sdm.widgets.ViewMenu;
import se.lu.maxiv.sdm.widgets.WindowContent;

/** The window of a ProposalSync. */
final class ProposalSyncWindow extends JFrame {
  private final WindowContent content;

  ProposalSyncWindow(DeviceModel model, Settings settings) {
    super("ctproposalsync – " + model.readings().device());
    setName("ctproposalsync");
    SyncDesk desk = new SyncDesk(model);
    ErrorWindow errors = new ErrorWindow(this);
    desk.onRefusal(errors::add);
    setJMenuBar(menu(desk, settings, errors));
    this.content = content(model, desk);
    setDefaultCloseOperation(EXIT_ON_CLOSE);
  }

  /** Shows it, as large as it wants to be. */
  void open() {
    content.openIn(this);
  }

  private static WindowContent content(DeviceModel model, SyncDesk desk) {
    ExplainPanel explain = new ExplainPanel(desk);
    Tabs tabs = new Tabs();
    tabs.add("Failures", 'U', new LogPane(model, "Failures"));
    tabs.add("Explain access", 'E', explain, explain.first());
    tabs.add("Log", 'L', new LogPane(model, "Log"));
    WindowContent all =
        new WindowContent(
            new MigLayout(
                "insets 10 14 10 14, fill, wrap 1",
                "[grow, fill]",
                "[]8[]10[grow 70, fill]8[grow 30, fill]"));
    all.add(new DeviceHeader(model), "w 900, wmin 0");
    all.add(new FactsPanel(desk));
    all.add(new PlanPanel(desk));
    all.add(tabs, "h 170, hmin 80");
    return all;
  }

  private JMenuBar menu(SyncDesk desk, Settings settings, ErrorWindow errors) {
    JMenu device = new JMenu("Device");
    device.setMnemonic('D');
    device.add(item("Look at rights (Preflight)", 'P', () -> desk.preflight(this::tellRights)));
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

  private void tellRights(List<String> missing) {
    JOptionPane.showMessageDialog(
        this,
        missing.isEmpty() ? "All rights are there." : rights(missing),
        "Rights",
        JOptionPane.INFORMATION_MESSAGE);
  }

  private static JTextArea rights(List<String> missing) {
    JTextArea lines = new JTextArea(String.join("\n", missing));
    lines.setEditable(false);
    return lines;
  }

  private static JMenuItem item(String text, char mnemonic, Runnable action) {
    JMenuItem item = new JMenuItem(text, mnemonic);
    item.addActionListener(e -> action.run());
    return item;
  }
}
