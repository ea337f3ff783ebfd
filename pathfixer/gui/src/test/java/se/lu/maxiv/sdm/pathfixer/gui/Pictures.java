package se.lu.maxiv.sdm.pathfixer.gui;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceData;
import fr.esrf.TangoApi.DeviceProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.harness.PrivateTango;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.window.PrivateDisplay;
import se.lu.maxiv.sdm.harness.window.WindowProgram;
import se.lu.maxiv.sdm.pathfixer.PathFixer;

/**
 * Takes the pictures of the README, by hand: {@code ./sdm pictures}. Arguments are the folder for
 * them, the source tree, and a data root that is made.
 */
final class Pictures {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final String DEVICE = "b303a-e02/ctl/sdm-01";
  private static final String SARDANA = "macroserver/nanomax/1";
  private static final String DETECTOR = "b303a-e02/dia/eiger-01";

  private final PrivateTango tango;
  private final PrivateDisplay display;
  private final WindowSite site;
  private final Path folder;

  private Pictures(PrivateTango tango, PrivateDisplay display, WindowSite site, Path folder) {
    this.tango = tango;
    this.display = display;
    this.site = site;
    this.folder = folder;
  }

  /** Takes them. */
  @SuppressWarnings("try") // servers that are there while the window is
  public static void main(String[] args) throws IOException, DevFailed {
    Path python = Path.of(args[1], "pathfixer", "src", "test", "python");
    try (PrivateTango tango = PrivateTango.start().useInThisJvm();
        PrivateDisplay display = PrivateDisplay.start(1920, 1200)) {
      WindowSite site =
          new WindowSite(Files.createTempDirectory(tango.folder(), "site"), Path.of(args[2]));
      register(tango, site);
      try (ServerProcess unused = python(tango, "MacroServer/nanomax", python);
          ServerProcess detector = python(tango, "Detector/nanomax", python);
          ServerProcess server =
              ServerProcess.start(
                  tango, ServerCommand.java("PathFixer/nanomax", PathFixer.class), SOON)) {
        setScanFile();
        new Pictures(tango, display, site, Path.of(args[0])).take(server, detector);
      }
    }
  }

  private static void register(PrivateTango tango, WindowSite site) {
    tango.addServer("MacroServer/nanomax", "MacroServer", SARDANA);
    tango.addServer("MacroServer/nanomax", "Door", "door/nanomax/1");
    tango.putProperties(
        SARDANA,
        Map.of("EnvironmentDb", List.of(tango.folder().resolve("environment").toString())));
    tango.addServer("Detector/nanomax", "Detector", DETECTOR);
    tango.addServer("PathFixer/nanomax", "PathFixer", DEVICE);
    tango.putProperties(
        DEVICE, site.properties("sardana:" + SARDANA, "attribute:" + DETECTOR + "/SavePath"));
  }

  private static void setScanFile() throws DevFailed {
    DeviceData variable = new DeviceData();
    variable.insert(new String[] {"ScanFile", "['scan.h5']"});
    new DeviceProxy(SARDANA).command_inout("SetEnv", variable);
  }

  private static ServerProcess python(PrivateTango tango, String server, Path scripts) {
    Path script = scripts.resolve(server.substring(0, server.indexOf('/')) + ".py");
    return ServerProcess.start(tango, ServerCommand.python(server, script), SOON);
  }

  private void take(ServerProcess server, ServerProcess detector) throws IOException {
    try (WindowProgram window = open(false, 100)) {
      choose(window, "carl", "carlcarl", "proposal");
      choose(window, "catalyst", "20260412", "endstation");
      choose(window, "diff", "diffraction", "sample");
      window.press("ALT+A");
      window.await("path", "/raw", SOON);
      nextSample(window, "setup");
      nextSample(window, "gold");
      window.await("lamp", "READY TO SCAN", SOON);
      window.picture(folder.resolve("session.png"));
      detector.kill();
      window.press("ALT+V");
      window.awaitFocus("wanted visit", SOON);
      window.type("20261130");
      window.press("ENTER");
      window.await("refusal of visit", "refused", SOON);
      window.await("targets", "FAILED", SOON);
      window.picture(folder.resolve("refused.png"));
    }
    try (WindowProgram window = open(true, 100)) {
      choose(window, "carl", "carlcarl", "proposal");
      window.press("DOWN");
      window.await("choices", "20260412", SOON);
      window.picture(folder.resolve("search-dark.png"));
    }
    try (WindowProgram window = open(true, 200)) {
      server.kill();
      window.await("lamp", "NO CONTACT", SOON);
      window.picture(folder.resolve("away-200.png"));
    }
  }

  private static void nextSample(WindowProgram window, String name) {
    window.press("ALT+N");
    window.awaitFocus("next sample", SOON);
    window.type(name);
    window.press("ENTER");
    window.await("is sample", name, SOON);
  }

  private WindowProgram open(boolean dark, int percent) throws IOException {
    Path settings = Files.createDirectories(site.home().resolve("sdm"));
    Files.writeString(
        settings.resolve("ctpathfixer.properties"), "dark=" + dark + "\nscale=" + percent + "\n");
    WindowProgram window =
        WindowProgram.start(tango, display, site.home(), CtPathFixer.class, DEVICE);
    window.awaitFocus("wanted username", SOON);
    return window;
  }

  private static void choose(WindowProgram window, String search, String found, String next) {
    window.type(search);
    window.await("choices", found, SOON);
    window.press("ENTER", "ALT+" + next.charAt(0));
    window.awaitFocus("wanted " + next, SOON);
  }
}
