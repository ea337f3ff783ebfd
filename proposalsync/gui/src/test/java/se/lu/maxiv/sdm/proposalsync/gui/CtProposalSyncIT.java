package se.lu.maxiv.sdm.proposalsync.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.harness.window.PrivateDisplay;
import se.lu.maxiv.sdm.harness.window.WindowProgram;
import se.lu.maxiv.sdm.proposalsync.ProposalSync;

/** An administrator at the window with nothing but a keyboard, before a real ProposalSync. */
@TangoTest
class CtProposalSyncIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void aPlanIsReadApprovedAndExplained(TangoWorld world) throws Exception {
    try (ServerInJvm server =
            world.startHere(ProposalSync.class, WindowFacility.properties(folder));
        PrivateDisplay display = PrivateDisplay.start(1280, 1024);
        WindowProgram window =
            WindowProgram.start(
                world.tango(), display, folder, CtProposalSync.class, server.device())) {
      window.await("state", "ON", SOON);

      window.press("ALT+R");
      window.awaitFocus("proposal", SOON);
      window.type("20260412");
      window.press("ENTER");
      window.await("plan", plan -> !plan.contains("20170251-group") && !plan.isEmpty(), SOON);
      assertThat(window.text("plan").orElse("")).contains("+ | group 20260412-group with number");
      window.await("progress", "idle", SOON);
      window.press("ALT+A");
      assertThat(window.await("JOptionPane", "Write all of this plan?", SOON)).contains("come");
      window.awaitFocus("OptionPane.button", SOON);
      window.press("shift+TAB", "SPACE");
      window.await("last result", text -> text.contains("done"), SOON);
      window.press("ALT+P");
      window.await("summary", "Nothing to do.", SOON);

      window.press("ALT+E");
      window.awaitFocus("explain user", SOON);
      window.type("carlcarl");
      window.press("TAB");
      window.type("20260412");
      window.press("ENTER");
      window.await("explanation", "carlcarl is a member of group 20260412-group", SOON);
    }
  }
}
