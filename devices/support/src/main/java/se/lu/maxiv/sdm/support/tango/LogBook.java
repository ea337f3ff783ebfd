package se.lu.maxiv.sdm.support.tango;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines that a device's attribute Log shows, each also written to the server's log.
 * Thread-safe.
 *
 * @param <V> the device's view
 */
public final class LogBook<V> {
  private static final int LINES = 200;

  private final Published<V> shown;
  private final Lines<V> lines;
  private final Logger logger;
  private final Clock clock;

  /**
   * Where a view has its lines.
   *
   * @param of the lines of a view, oldest first
   * @param with the same view with other lines
   * @param <V> the view
   */
  public record Lines<V>(Function<V, List<String>> of, BiFunction<V, List<String>, V> with) {}

  /**
   * A log of that device.
   *
   * @param device the device's class, under whose name the server's log has the lines
   * @param clock tells the lines' times, in its zone
   */
  public LogBook(Published<V> shown, Lines<V> lines, Class<?> device, Clock clock) {
    this.shown = shown;
    this.lines = lines;
    this.logger = LoggerFactory.getLogger(device);
    this.clock = clock;
  }

  /** What an operator did, or a decision with effect. */
  public void info(String sentence) {
    logger.info("{}", sentence);
    add("INFO", sentence);
  }

  /** What was repaired, refused or needs a look. */
  public void warn(String sentence) {
    logger.warn("{}", sentence);
    add("WARN", sentence);
  }

  private void add(String level, String sentence) {
    var now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    String line = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now) + " " + level + " " + sentence;
    shown.update(view -> lines.with().apply(view, appended(lines.of().apply(view), line)));
  }

  private static List<String> appended(List<String> before, String line) {
    var lines =
        new ArrayList<>(before.subList(Math.max(0, before.size() - LINES + 1), before.size()));
    lines.add(line);
    return lines;
  }
}
