package se.lu.maxiv.sdm.cli.watch;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;

/**
 * A screen for files and pipes: every line that was not there before, once, with the time, below
 * the line of its device.
 */
final class PlainScreen implements Screen {
  private final PrintWriter out;
  private final Clock clock;
  private List<String> before = List.of();

  PlainScreen(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void show(List<String> lines) {
    String time = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    var known = new HashSet<>(before);
    lines.stream()
        .filter(line -> !known.contains(line))
        .forEach(line -> out.println(time + " " + line));
    out.flush();
    before = lines;
  }

  @Override
  public void end() {
    out.flush();
  }
}
