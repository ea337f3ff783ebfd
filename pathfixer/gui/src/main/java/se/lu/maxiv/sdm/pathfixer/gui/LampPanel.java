package se.lu.maxiv.sdm.pathfixer.gui;

import java.awt.Color;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.pathfixer.gui.core.Lamp;
import se.lu.maxiv.sdm.widgets.Patch;
import se.lu.maxiv.sdm.widgets.Sentence;
import se.lu.maxiv.sdm.widgets.StateColours;
import se.lu.maxiv.sdm.widgets.Theme;

/** The lamp "ready to scan", as wide as the window. */
final class LampPanel extends JPanel {
  private final Desk desk;
  private final Patch lamp = new Patch("lamp", 3f);
  private final Sentence why = new Sentence("lamp why");

  LampPanel(Desk desk) {
    super(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow, fill]", "[]2[]"));
    this.desk = desk;
    add(lamp);
    add(why, "wmin 0");
    desk.listen(this::refresh);
  }

  private void refresh() {
    var device = desk.device();
    Lamp now =
        Lamp.of(
            device.isUp(), device.flag("ReadyToScan"), device.text("SamplePath"), desk.targets());
    lamp.show(now.word(), colour(now.light()));
    why.show(now.why());
    why.setForeground(Theme.quietInk());
  }

  private static Color colour(Lamp.Light light) {
    return switch (light) {
      case GREEN -> StateColours.GOOD;
      case AMBER -> StateColours.WARNING;
      case RED -> StateColours.BAD;
      case GREY -> StateColours.UNKNOWN;
    };
  }
}
