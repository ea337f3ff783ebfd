package se.lu.maxiv.sdm.pathfixer.gui;

import java.awt.Window;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.widgets.CopyablePath;
import se.lu.maxiv.sdm.widgets.Theme;

/** Where instruments write now: large, to be copied and browsed. */
final class PathPanel extends JPanel {
  private final Desk desk;
  private final CopyablePath path = new CopyablePath("path");
  private final JButton browse = new JButton("Browse…");
  private final JLabel free = new JLabel(" ");

  PathPanel(Desk desk) {
    super(new MigLayout("insets 0, fillx", "[grow, fill][][]", "[]4[]"));
    this.desk = desk;
    browse.setName("browse");
    browse.setMnemonic('B');
    browse.addActionListener(e -> browse());
    free.setName("free");
    add(path, "spanx 3, growx, wmin 0, wrap");
    add(free, "wmin 0");
    add(path.copyButton(), "sg b");
    add(browse, "sg b");
    desk.listen(this::refresh);
  }

  private void refresh() {
    String now = desk.device().text("SamplePath");
    path.show(now, "no session, no data");
    browse.setEnabled(!now.isEmpty());
    free.setText(freeSpace(desk.device().number("FreeSpace")));
    free.setForeground(Theme.quietInk());
  }

  /** Free space for people; GB are 10⁹ bytes. */
  static String freeSpace(double gigabytes) {
    if (Double.isNaN(gigabytes)) {
      return " ";
    }
    return gigabytes < 1000
        ? String.format(Locale.ENGLISH, "%.1f GB free there", gigabytes)
        : String.format(Locale.ENGLISH, "%.1f TB free there", gigabytes / 1000);
  }

  private void browse() {
    Window window = SwingUtilities.getWindowAncestor(this);
    FolderWindow.open(
        window, desk.device().text("Path"), desk.device().text("SamplePath"), free.getText());
  }
}
