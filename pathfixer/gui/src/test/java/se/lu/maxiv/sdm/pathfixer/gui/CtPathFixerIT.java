package se.lu.maxiv.sdm.pathfixer.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static se.lu.maxiv.sdm.pathfixer.gui.WindowBench.SOON;
import static se.lu.maxiv.sdm.pathfixer.gui.WindowBench.selectByWords;

import fr.esrf.TangoApi.DeviceAttribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.harness.window.WindowProgram;

/** A person at the window with nothing but a keyboard, before a real PathFixer. */
@TangoTest
class CtPathFixerIT {
  private static final String TITLE =
      "Ptychography of a catalyst grain under hydrogen — Søren Løkke";
  private static final String VISIT = "/visitors/nanomax/20260412/";

  @TempDir private static Path folder;
  private static @Nullable WindowBench started;

  private @Nullable WindowProgram opened;

  @BeforeAll
  static void start(TangoWorld world) throws Exception {
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

  private WindowProgram open() throws IOException {
    WindowProgram window = bench().open();
    opened = window;
    return window;
  }

  @Test
  void aSessionIsOpenedWithTheKeyboardAloneAndItsFoldersAreSeen() throws IOException {
    WindowProgram window = open();

    selectByWords(window);

    assertThat(window.text("path")).hasValueSatisfying(path -> assertThat(path).contains(VISIT));
    assertThat(window.text("is proposal")).contains("20260412");
    assertThat(window.text("about proposal")).contains(TITLE);
    assertThat(window.await("targets", " | OK | ", SOON)).contains(bench().target());
    window.press("ALT+B");
    assertThat(window.await("tree", "raw", SOON).lines().skip(1)).contains("process", "raw");
  }

  @Test
  void whatAnotherClientSelectsIsSeenByItsEvent(TangoWorld world) throws Exception {
    WindowProgram window = open();
    selectByWords(window);

    world.proxy(bench().device()).write_attribute(new DeviceAttribute("Sample", "0001_by_macro"));

    window.await("is sample", "0001_by_macro", SOON);
    assertThat(window.text("wanted sample")).contains("0001_by_macro");
    assertThat(window.await("path", "raw/0001_by_macro", SOON)).contains(VISIT);
  }

  @Test
  void theNextSampleGetsItsNumberByItself() throws IOException {
    WindowProgram window = open();
    selectByWords(window);

    window.press("ALT+N");
    window.type("gold");
    window.press("ENTER");

    assertThat(window.await("is sample", "_gold", SOON)).matches("\\d{4}_gold");
    assertThat(window.text("next sample")).contains("");
  }

  @Test
  void aRefusalStandsBesideItsFieldAndChangesNothing() throws IOException {
    WindowProgram window = open();
    selectByWords(window);

    window.press("ALT+V");
    window.awaitFocus("wanted visit", SOON);
    window.type("20010101");
    window.press("ENTER");

    window.await("refusal of visit", "choose one of", SOON);
    assertThat(window.text("lamp")).contains("READY TO SCAN");
    assertThat(window.text("refusal of proposal")).isEmpty();
    window.press("ESCAPE");
    window.await("wanted visit", visit -> !visit.equals("20010101"), SOON);
    assertThat(window.text("refusal of visit")).isEmpty();
  }

  @Test
  void theWindowComesBackAfterTheDeviceWasKilled(TangoWorld world) throws Exception {
    ServerProcess running = bench().server();
    WindowProgram window = open();
    selectByWords(window);

    running.kill();
    window.await("lamp", "NO CONTACT", SOON);
    window.await("status", "comes back by itself", SOON);
    assertThat(window.isEnabled("end session")).isFalse();
    assertThat(window.isEnabled("is proposal")).isFalse();
    running.restart();
    window.await("lamp", "READY TO SCAN", SOON);
    assertThat(window.isEnabled("end session")).isTrue();
    world.proxy(bench().device()).write_attribute(new DeviceAttribute("Sample", "0001_after"));
    window.await("is sample", "0001_after", SOON);
  }

  @Test
  void theWindowLivesWhileTheDeviceHangs() throws IOException {
    ServerProcess running = bench().server();
    WindowProgram window = open();
    selectByWords(window);
    assertThat(window.isEnabled("apply")).isFalse();
    window.press("ALT+S");
    window.awaitFocus("wanted sample", SOON);
    window.type("0001_gold");

    running.freeze();
    try {
      window.press("ALT+A");
      // no answer can come: whoever waited for one could not tell this
      window.await("doing", "Applying", SOON);
      window.await("lamp", "NO CONTACT", SOON);
    } finally {
      running.thaw();
    }

    window.await("lamp", "READY TO SCAN", SOON);
    window.await("doing", String::isBlank, SOON);
  }

  @Test
  void theEndOfASessionNamesWhatStopsAndCanBeThoughtBetterOf() throws IOException {
    WindowProgram window = open();
    selectByWords(window);

    window.press("ALT+D");
    assertThat(window.await("JOptionPane", "cannot be stored", SOON))
        .contains(bench().target(), VISIT);
    window.awaitFocus("OptionPane.button", SOON);
    window.press("ENTER");
    window.awaitFocus("end session", SOON);
    assertThat(window.text("lamp")).contains("READY TO SCAN");
    window.press("SPACE");
    window.awaitFocus("OptionPane.button", SOON);
    window.press("shift+TAB", "SPACE");

    window.await("lamp", "NO SESSION", SOON);
    assertThat(window.await("recent", "carlcarl", SOON)).contains("20260412");
  }
}
