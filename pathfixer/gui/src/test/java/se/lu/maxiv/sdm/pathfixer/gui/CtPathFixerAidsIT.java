package se.lu.maxiv.sdm.pathfixer.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.pathfixer.gui.WindowBench.SOON;
import static se.lu.maxiv.sdm.pathfixer.gui.WindowBench.selectByWords;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.harness.window.WindowProgram;

/** What the window offers beside choosing: copy, send again, recent, errors, themes and sizes. */
@TangoTest
class CtPathFixerAidsIT {
  @TempDir private static Path folder;
  private static @Nullable WindowBench started;

  private @Nullable WindowProgram opened;

  @BeforeAll
  static void start(TangoWorld world) throws IOException {
    started = WindowBench.start(world, folder);
  }

  @AfterAll
  static void end() {
    bench().close();
  }

  @AfterEach
  void close(TangoWorld world) throws Exception {
    Objects.requireNonNull(opened).close();
    world.proxy(bench().device()).command_inout("EndSession");
  }

  private static WindowBench bench() {
    return Objects.requireNonNull(started);
  }

  private WindowProgram open(boolean dark, int percent) throws IOException {
    WindowProgram window = bench().open(dark, percent);
    opened = window;
    return window;
  }

  private WindowProgram open() throws IOException {
    return open(false, 100);
  }

  @Test
  void thePathIsCopiedToTheClipboard() throws IOException {
    WindowProgram window = open();
    selectByWords(window);
    String path = window.text("path").orElseThrow();

    window.press("ALT+C");

    assertThat(path).endsWith("/raw");
    assertThat(window.clipboard()).isEqualTo(path);
  }

  @Test
  void aTargetThatFailedIsToldAgain() throws IOException {
    WindowProgram window = open();
    selectByWords(window);
    window.await("targets", " | OK | ", SOON);
    bench().detector().kill();
    window.await("targets", " | FAILED | ", SOON);
    window.await("lamp", "NOT READY", SOON);
    bench().detector().restart();

    window.press("ALT+G");

    window.await("targets", " | OK | ", SOON);
    window.await("lamp", "READY TO SCAN", SOON);
    window.press("ALT+L");
    window.awaitFocus("Log", SOON);
    window.await("Log", "All targets are told again.", SOON);
  }

  @Test
  void anEarlierSessionIsSelectedAgain(TangoWorld world) throws Exception {
    WindowProgram window = open();
    selectByWords(window);
    String path = window.text("path").orElseThrow();
    world.proxy(bench().device()).command_inout("EndSession");
    window.await("lamp", "NO SESSION", SOON);

    window.press("ALT+R");
    window.awaitFocus("recent", SOON);
    window.press("DOWN", "ENTER");
    window.await("wanted proposal", "20260412", SOON);
    window.press("ALT+A");

    window.await("lamp", "READY TO SCAN", SOON);
    assertThat(window.text("path")).contains(path);
    assertThat(window.text("is username")).contains("carlcarl");
  }

  @Test
  void anEarlierSampleIsFoundByItsNameAndANewOneIsTakenAsTyped() throws IOException {
    WindowProgram window = open();
    selectByWords(window);
    makeSample(window, "gold");
    makeSample(window, "silver");

    window.press("ALT+S");
    window.awaitFocus("wanted sample", SOON);
    window.type("go");
    window.await("choices", "_gold", SOON);
    window.press("DOWN", "ENTER");
    window.await("wanted sample", sample -> sample.matches("\\d{4}_gold"), SOON);
    window.press("ENTER");
    window.await("is sample", sample -> sample.matches("\\d{4}_gold"), SOON);
    window.press("ALT+S");
    window.type("gold");
    window.await("choices", "_gold", SOON);
    window.press("ENTER");

    window.await("is sample", "gold"::equals, SOON);
    window.await("path", path -> path.endsWith("/raw/gold"), SOON);
  }

  private static void makeSample(WindowProgram window, String name) {
    window.press("ALT+N");
    window.awaitFocus("next sample", SOON);
    window.type(name);
    window.press("ENTER");
    window.await("is sample", "_" + name, SOON);
  }

  @Test
  void theErrorWindowShowsWhatTangoTold() throws IOException {
    WindowProgram window = open();
    selectByWords(window);
    window.press("ALT+V");
    window.awaitFocus("wanted visit", SOON);
    window.type("20010101");
    window.press("ENTER");
    String sentence = window.await("refusal of visit", text -> !text.isEmpty(), SOON);

    window.press("ALT+W", "E");

    String errors = window.await("error table", sentence, SOON);
    assertThat(errors).contains("DATA_OUT_OF_RANGE").contains("PathFixer.Select");
    window.press("ESCAPE");
    window.awaitFocus("wanted visit", SOON);
  }

  @ParameterizedTest
  @CsvSource({"false,100", "true,100", "true,150", "false,200", "true,200"})
  void nothingIsCutOffInAnyThemeAndSize(boolean dark, int percent) throws IOException {
    WindowProgram window = open(dark, percent);
    // for whoever reads the log: the machine decides, not a test
    System.out.printf(
        "ctpathfixer at %d %%: first window after %d ms%n", percent, window.startMillis());

    assertThat(window.cutOff()).isEmpty();
    selectByWords(window);
    assertThat(window.cutOff()).isEmpty();
  }
}
