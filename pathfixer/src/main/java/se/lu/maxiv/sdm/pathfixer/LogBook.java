package se.lu.maxiv.sdm.pathfixer;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.pathfixer.core.View;
import se.lu.maxiv.sdm.support.tango.Published;

/** The lines that the attribute Log shows, each also written to the server's log. */
final class LogBook {
  private static final Logger LOG = LoggerFactory.getLogger("se.lu.maxiv.sdm.pathfixer.PathFixer");
  private static final int LINES = 200;

  private final Published<View> shown;
  private final Clock clock;
  private final ZoneId zone;

  LogBook(Published<View> shown, Clock clock, ZoneId zone) {
    this.shown = shown;
    this.clock = clock;
    this.zone = zone;
  }

  /** What an operator did, or a decision with effect. */
  void info(String sentence) {
    LOG.info("{}", sentence);
    add("INFO", sentence);
  }

  /** What was repaired, refused or needs a look. */
  void warn(String sentence) {
    LOG.warn("{}", sentence);
    add("WARN", sentence);
  }

  private void add(String level, String sentence) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone);
    String line = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now) + " " + level + " " + sentence;
    shown.update(view -> view.withLog(appended(view.log(), line)));
  }

  private static List<String> appended(List<String> before, String line) {
    var lines =
        new ArrayList<>(before.subList(Math.max(0, before.size() - LINES + 1), before.size()));
    lines.add(line);
    return lines;
  }
}
