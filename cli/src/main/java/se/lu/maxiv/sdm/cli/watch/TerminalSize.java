package se.lu.maxiv.sdm.cli.watch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a terminal shows at once.
 *
 * @param lines one or more
 * @param columns one or more
 */
record TerminalSize(int lines, int columns) {
  /** Of a terminal that does not tell; what is too much scrolls away there. */
  static final TerminalSize UNKNOWN = new TerminalSize(Integer.MAX_VALUE, Integer.MAX_VALUE);

  private static final Pattern TOLD = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})\\s*");
  private static final int LIMIT_SECONDS = 1;

  /**
   * The size of the terminal of this program, now: what LINES and COLUMNS say where somebody has
   * set them, else what stty says.
   *
   * @param environment the variables
   */
  static TerminalSize ofTerminal(Map<String, String> environment) {
    String told = environment.get("LINES") + " " + environment.get("COLUMNS");
    return TOLD.matcher(told).matches() ? of(told) : of(stty());
  }

  /** The size in a text such as {@code 24 80}; unknown for any other text. */
  static TerminalSize of(String told) {
    Matcher size = TOLD.matcher(told);
    return size.matches()
        ? new TerminalSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
        : UNKNOWN;
  }

  private static String stty() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      // no terminal, or no stty: then nothing is cut
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
