package se.lu.maxiv.sdm.proposalsync.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.window.PrivateDisplay;
import se.lu.maxiv.sdm.harness.window.WindowProgram;
import se.lu.maxiv.sdm.proposalsync.ProposalSync;

/**
 * Takes the pictures of ProposalSync's document, by hand: {@code ./sdm pictures proposalsync}. The
 * argument is the folder for them.
 */
final class Pictures {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String DEVICE = "sys/sdm/proposalsync-01";
  private static final String SERVER = "ProposalSync/maxiv";

  private Pictures() {}

  /** Takes them. */
  @SuppressWarnings("try") // servers that are there while the window is
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    try (PrivateTango tango = PrivateTango.start().useInThisJvm();
        PrivateDisplay display = PrivateDisplay.start(1920, 1200)) {
      Path home = Files.createTempDirectory(tango.folder(), "home");
      tango.addServer(SERVER, "ProposalSync", DEVICE);
      tango.putProperties(DEVICE, WindowFacility.properties(home));
      try (ServerProcess unused =
          ServerProcess.start(tango, ServerCommand.java(SERVER, ProposalSync.class), SOON)) {
        try (WindowProgram window = open(tango, display, home, false)) {
          plan(window);
          window.picture(folder.resolve("plan.png"));
        }
        try (WindowProgram window = open(tango, display, home, true)) {
          approve(window);
          explain(window);
          window.picture(folder.resolve("explained-dark.png"));
        }
      }
    }
  }

  private static void plan(WindowProgram window) {
    window.press("ALT+R");
    window.awaitFocus("proposal", SOON);
    window.type("20260412");
    window.press("ENTER");
    window.await("plan", plan -> plan.contains("20260412") && !plan.contains("20170251"), SOON);
    window.await("progress", "idle", SOON);
  }

  private static void approve(WindowProgram window) {
    window.await("progress", "idle", SOON);
    window.press("ALT+A");
    window.awaitFocus("OptionPane.button", SOON);
    window.press("shift+TAB", "SPACE");
    window.await("last result", "done", SOON);
    window.press("ALT+P");
    window.await("progress", "idle", SOON);
  }

  private static void explain(WindowProgram window) {
    window.press("ALT+E");
    window.awaitFocus("explain user", SOON);
    window.type("carlcarl");
    window.press("TAB");
    window.type("20260412");
    window.press("ENTER");
    window.await("explanation", "member of group", SOON);
  }

  private static WindowProgram open(
      PrivateTango tango, PrivateDisplay display, Path home, boolean dark) throws IOException {
    Path settings = Files.createDirectories(home.resolve("sdm"));
    Files.writeString(settings.resolve("ctproposalsync.properties"), "dark=" + dark + "\n");
    WindowProgram window = WindowProgram.start(tango, display, home, CtProposalSync.class, DEVICE);
    window.await("state", "ON", SOON);
    return window;
  }
}
