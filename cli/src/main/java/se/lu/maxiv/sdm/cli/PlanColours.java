package se.lu.maxiv.sdm.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The colours of a plan's lines, where the terminal has some.
 *
 * @param ansi whether it has
 */
record PlanColours(Ansi ansi) {
  private static final Map<Character, Style> STYLES =
      Map.of(
          '+', Style.fg_green,
          '-', Style.fg_red,
          '~', Style.fg_yellow,
          '?', Style.fg_cyan,
          '!', Style.fg_magenta);

  PlanColours(ColorScheme scheme) {
    this(scheme.ansi());
  }

  /** The line as it is printed. */
  String of(String line) {
    String text = line.strip();
    Style style = text.isEmpty() ? null : STYLES.get(text.charAt(0));
    return style == null || !ansi.enabled() ? line : style.on() + line + style.off();
  }
}
