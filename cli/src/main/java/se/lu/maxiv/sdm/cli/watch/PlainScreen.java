package se.lu.maxiv.sdm.cli.watch;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A screen for files and pipes: every line that was not there before, with the time and its device.
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
    List<String> named = named(lines);
    var known = new HashSet<>(before);
    named.stream()
        .filter(line -> !known.contains(line))
        .forEach(line -> out.println(time + " " + line));
    out.flush();
    before = named;
  }

  /** What is indented belongs to the device above, whose name is the first word there. */
  private static List<String> named(List<String> lines) {
    List<String> named = new ArrayList<>();
    String device = "";
    for (String line : lines) {
      if (!line.startsWith(" ")) {
        device = line.replaceFirst(" .*", "");
      }
      named.add(line.startsWith(" ") ? device + " " + line.strip() : line);
    }
    return named;
  }

  @Override
  public void end() {
    out.flush();
  }
}
