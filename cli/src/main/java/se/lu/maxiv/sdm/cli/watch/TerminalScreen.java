package se.lu.maxiv.sdm.cli.watch;

import java.io.PrintWriter;
import java.util.List;

/** A terminal that is drawn over and over, on its second page, so that the first one stays. */
final class TerminalScreen implements Screen {
  // xterm's words, which all terminals of today know: second page, no cursor, long lines are cut
  private static final String BEGIN = "\033[?1049h\033[?25l\033[?7l";
  private static final String END = "\033[?7h\033[?25h\033[?1049l";
  private static final String HOME = "\033[H";
  private static final String REST_OF_LINE = "\033[K";
  private static final String REST_OF_SCREEN = "\033[J";
  private static final String BOLD = "\033[1m";
  private static final String PLAIN = "\033[0m";

  private final PrintWriter out;
  private boolean hasEnded;
  private List<String> last = List.of();

  TerminalScreen(PrintWriter out) {
    this.out = out;
    out.print(BEGIN);
  }

  @Override
  public synchronized void show(List<String> lines) {
    if (hasEnded) {
      return;
    }
    last = lines;
    var text = new StringBuilder(HOME);
    for (String line : lines) {
      text.append(line.startsWith(" ") ? line : BOLD + line + PLAIN);
      text.append(REST_OF_LINE).append("\r\n");
    }
    out.print(text.append(REST_OF_SCREEN));
    out.flush();
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
