package se.lu.maxiv.sdm.proposalsync.gui;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import net.miginfocom.swing.MigLayout;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.Sentence;
import se.lu.maxiv.sdm.widgets.Theme;

/** What the last run did, when the next begins, how far this one is. */
final class FactsPanel extends JPanel {
  private static final int WHOLE = 100;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final SyncDesk desk;
  private final Sentence last = new Sentence("last result");
  private final Sentence next = new Sentence("next");
  private final JProgressBar progress = new JProgressBar(0, WHOLE);

  FactsPanel(SyncDesk desk) {
    super(new MigLayout("insets 0, fillx, wrap 2", "[][grow, fill]", "[]3[]6[]"));
    this.desk = desk;
    add("Last run", last);
    add("Next run", next);
    progress.setName("progress");
    progress.setStringPainted(true);
    add(progress, "spanx 2, growx, h 20");
    desk.listen(this::refresh);
  }

  private void add(String label, Sentence value) {
    JLabel head = new JLabel(label);
    head.setForeground(Theme.quietInk());
    add(head, "aligny top");
    add(value, "growx, wmin 0");
  }

  private void refresh() {
    Readings device = desk.device();
    last.show(orNone(device.text("LastResult")));
    next.show(next(device));
    double percent = device.number("Progress");
    progress.setValue(desk.isRunning() && !Double.isNaN(percent) ? (int) percent : 0);
    progress.setString(
        desk.isRunning()
            ? progress.getValue() + " %"
            : desk.doing().isEmpty() ? "idle" : desk.doing());
  }

  private static String next(Readings device) {
    String when = device.text("NextSync");
    String begins = when.isEmpty() ? "none by itself" : "at " + local(when);
    return device.flag("DryRun") ? begins + "; DryRun is on: runs plan and write nothing" : begins;
  }

  private static String local(String time) {
    try {
      return TIME.format(OffsetDateTime.parse(time));
    } catch (DateTimeParseException e) {
      return time;
    }
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "–" : text;
  }
}
