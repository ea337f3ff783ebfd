package se.lu.maxiv.sdm.widgets;

import java.awt.Font;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.support.live.Readings;

/** State and Status on top of a window, grey with the reason while the device is away. */
public final class DeviceHeader extends JPanel {
  private final Patch state = new Patch("state", 1.1f);
  private final JLabel name = Theme.sized(PlainText.only(new JLabel()), Font.BOLD, 1.1f);
  private final Sentence status = new Sentence("status");

  /** Shows a device. */
  public DeviceHeader(DeviceModel model) {
    super(new MigLayout("insets 0, fillx, hidemode 3", "[120!]unrel[grow, fill]", "[]2[]"));
    name.setName("device");
    add(state, "spany 2, grow");
    add(name, "wrap");
    add(status, "growx, wmin 0");
    model.listen(this::show);
  }

  private void show(Readings readings) {
    name.setText(readings.device());
    if (readings.isUp()) {
      String now = readings.text("State");
      state.show(now, StateColours.of(now));
      status.show(readings.text("Status"));
      status.setForeground(null);
    } else {
      state.show("AWAY", StateColours.UNKNOWN);
      status.show(readings.why() + " What is shown is old; it comes back by itself.");
      status.setForeground(Theme.errorInk());
    }
  }
}
