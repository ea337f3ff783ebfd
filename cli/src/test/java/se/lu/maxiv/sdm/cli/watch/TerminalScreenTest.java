package se.lu.maxiv.sdm.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalScreenTest {
  private static final String HOME = "\033[H";

  private final StringWriter terminal = new StringWriter();

  /** The lines of the only picture, without what draws them. */
  private List<String> shown(TerminalSize size, List<String> lines) {
    new TerminalScreen(new PrintWriter(terminal), () -> size).show(lines);
    String picture = terminal.toString().substring(terminal.toString().indexOf(HOME));
    return picture.replaceAll("\033\\[[0-9;?]*[A-Za-z]", "").lines().toList();
  }

  @Test
  void aLineThatIsTooLongIsCut() {
    assertThat(shown(new TerminalSize(24, 10), List.of("device on", "  0123456789", "  01234567")))
        .containsExactly("device on", "  0123456…", "  01234567");
  }

  @Test
  void linesThatDoNotFitAreCounted() {
    List<String> many = IntStream.range(0, 10).mapToObj(i -> "  line " + i).toList();

    assertThat(shown(new TerminalSize(4, 80), many))
        .containsExactly(
            "  line 0", "  line 1", "  line 2", "… and 7 lines more; make the window larger");
  }

  @Test
  void linesThatJustFitAreShownWithoutScrolling() {
    assertThat(shown(new TerminalSize(2, 80), List.of("one", "  two")))
        .containsExactly("one", "  two");
    assertThat(terminal.toString()).doesNotEndWith("\r\n").endsWith("\033[K\033[J");
  }

  @Test
  void aTerminalThatTellsNoSizeGetsEverything() {
    assertThat(shown(TerminalSize.UNKNOWN, List.of("x".repeat(500))))
        .containsExactly("x".repeat(500));
  }

  @Test
  void linesAndColumnsOfTheEnvironmentAreTheSize() {
    assertThat(TerminalSize.ofTerminal(Map.of("LINES", "30", "COLUMNS", "100")))
        .isEqualTo(new TerminalSize(30, 100));
    assertThat(TerminalSize.of("24 80\n")).isEqualTo(new TerminalSize(24, 80));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0", "-1 80", "null null", "999999 80", "stty: not a terminal"})
  void whatIsNoSizeIsUnknown(String told) {
    assertThat(TerminalSize.of(told)).isEqualTo(TerminalSize.UNKNOWN);
  }
}
