package se.lu.maxiv.sdm.pathfixer.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.harness.window.PrivateDisplay;
import se.lu.maxiv.sdm.harness.window.WindowProgram;
import se.lu.maxiv.sdm.pathfixer.PathFixer;

/**
 * A display, a PathFixer with a detector that follows it, and windows before them.
 *
 * @param tango where the devices are
 * @param display where the windows are
 * @param site the disk
 * @param device the PathFixer
 * @param server its process
 * @param target the detector's attribute that is told the path
 * @param detector the detector's process
 */
record WindowBench(
    PrivateTango tango,
    PrivateDisplay display,
    WindowSite site,
    String device,
    ServerProcess server,
    String target,
    ServerProcess detector)
    implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(20);

  /** Starts one on a folder. */
  static WindowBench start(TangoWorld world, Path folder) throws IOException {
    PrivateDisplay display = PrivateDisplay.start(1280, 1024);
    WindowSite site = new WindowSite(folder);
    String detector = world.freshServer("TangoTest");
    String target = world.register(detector, "TangoTest", Map.of()) + "/string_scalar";
    String instance = detector.substring(detector.indexOf('/') + 1);
    ServerProcess follows =
        world.start(ServerCommand.of(detector, List.of("/usr/lib/tango/TangoTest", instance)));
    String name = world.freshServer("PathFixer");
    String device = world.register(name, "PathFixer", site.properties("attribute:" + target));
    ServerProcess server = world.start(ServerCommand.java(name, PathFixer.class));
    return new WindowBench(world.tango(), display, site, device, server, target, follows);
  }

  /** Opens a window on a device without session. */
  WindowProgram open() throws IOException {
    return open(false, 100);
  }

  /** Opens a window with that look, whatever an earlier one had. */
  WindowProgram open(boolean dark, int percent) throws IOException {
    Path settings = Files.createDirectories(site.home().resolve("sdm"));
    Files.writeString(
        settings.resolve("ctpathfixer.properties"), "dark=" + dark + "\nscale=" + percent + "\n");
    WindowProgram window =
        WindowProgram.start(tango, display, site.home(), CtPathFixer.class, device);
    window.await("lamp", "NO SESSION", SOON);
    window.awaitFocus("wanted username", SOON);
    return window;
  }

  /** Words of a title find the proposal, and its visit of today comes by itself. */
  static void selectByWords(WindowProgram window) {
    window.type("carl");
    window.await("choices", "carlcarl", SOON);
    window.press("ENTER", "ALT+P");
    window.awaitFocus("wanted proposal", SOON);
    window.type("catalyst grain");
    window.await("choices", "20260412", SOON);
    window.press("ENTER");
    window.await("wanted visit", visit -> !visit.isEmpty(), SOON);
    window.press("ENTER");
    window.await("lamp", "READY TO SCAN", SOON);
  }

  @Override
  public void close() {
    display.close();
  }
}
