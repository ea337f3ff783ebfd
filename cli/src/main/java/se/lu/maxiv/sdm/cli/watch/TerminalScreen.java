package se.lu.maxiv.sdm.cli.watch;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A terminal that is drawn over and over, on its second page, so that the first one stays. */
final class TerminalScreen implements Screen {
  // xterm's words, which all terminals of today know: second page, no cursor, no line goes on in
  // the next
  private static final String BEGIN = "\033[?1049h\033[?25l\033[?7l";
  private static final String END = "\033[?7h\033[?25h\033[?1049l";
  private static final String HOME = "\033[H";
  private static final String REST_OF_LINE = "\033[K";
  private static final String REST_OF_SCREEN = "\033[J";
  private static final String BOLD = "\033[1m";
  private static final String PLAIN = "\033[0m";

  private final PrintWriter out;
  private final Supplier<TerminalSize> size;
  private boolean hasEnded;
  private List<String> last = List.of();

  /**
   * Begins.
   *
   * @param size asked at every change, since windows are made larger and smaller
   */
  TerminalScreen(PrintWriter out, Supplier<TerminalSize> size) {
    this.out = out;
    this.size = size;
    out.print(BEGIN);
  }

  @Override
  public synchronized void show(List<String> lines) {
    if (hasEnded) {
      return;
    }
    last = lines;
    List<String> seen = fitting(lines, size.get());
    var text = new StringBuilder(HOME);
    for (int i = 0; i < seen.size(); i++) {
      // a line end below the last line would scroll the first one away
      text.append(i == 0 ? "" : "\r\n").append(drawn(seen.get(i))).append(REST_OF_LINE);
    }
    out.print(text.append(REST_OF_SCREEN));
    out.flush();
  }

  private static String drawn(String line) {
    return line.startsWith(" ") ? line : BOLD + line + PLAIN;
  }

  /** What does not fit is cut, and it is told how many lines that were. */
  private static List<String> fitting(List<String> lines, TerminalSize size) {
    List<String> seen = new ArrayList<>(lines);
    if (lines.size() > size.lines()) {
      int shown = size.lines() - 1;
      seen = new ArrayList<>(lines.subList(0, shown));
      seen.add("… and %d lines more; make the window larger".formatted(lines.size() - shown));
    }
    return seen.stream().map(line -> cut(line, size.columns())).toList();
  }

  private static String cut(String line, int columns) {
    return line.codePointCount(0, line.length()) <= columns
        ? line
        : line.substring(0, line.offsetByCodePoints(0, columns - 1)) + "…";
  }

  /** What was seen last stays on the first page. */
  @Override
  public synchronized void end() {
    if (!hasEnded) {
      hasEnded = true;
      out.print(END);
      last.forEach(out::println);
      out.flush();
    }
  }
}
