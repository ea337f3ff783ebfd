package se.lu.maxiv.sdm.harness.window;

import java.time.Duration;
import java.util.List;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.Programs;

/**
 * An X display that nobody sees, gone with {@link #close()}: an Xvfb on a free number and the
 * window manager Openbox, without which the keyboard would not come back from a dialog.
 */
public final class PrivateDisplay implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String READY = "the window manager is ready";

  private final ChildProcess server;
  private final ChildProcess manager;
  private final String name;

  private PrivateDisplay(ChildProcess server, ChildProcess manager, String name) {
    this.server = server;
    this.manager = manager;
    this.name = name;
  }

  /**
   * Starts one and returns when it answers.
   *
   * @param width in pixels
   * @param height in pixels
   * @throws IllegalStateException naming the Debian package of what is missing
   */
  public static PrivateDisplay start(int width, int height) {
    String screen = width + "x" + height + "x24";
    var command =
        List.of(
            Programs.find("Xvfb", "xvfb").toString(),
            "-displayfd",
            "1",
            "-screen",
            "0",
            screen,
            "-nolisten",
            "tcp",
            "-noreset");
    ChildProcess server = ChildProcess.start("Xvfb", new ProcessBuilder(command));
    try {
      // Xvfb writes its number when it is ready
      String name = ":" + server.awaitLine(n -> n.matches("\\d+"), LIMIT);
      return new PrivateDisplay(server, startManager(name), name);
    } catch (IllegalStateException e) {
      server.close();
      throw e;
    }
  }

  private static ChildProcess startManager(String display) {
    String program = Programs.find("openbox", "openbox").toString();
    var builder =
        new ProcessBuilder(program, "--sm-disable", "--startup", "echo " + READY)
            .redirectErrorStream(true);
    builder.environment().put("DISPLAY", display);
    // its log would be all that stays
    builder.environment().put("XDG_CACHE_HOME", "/dev/null");
    ChildProcess manager = ChildProcess.start("openbox", builder);
    try {
      manager.awaitLine(READY, LIMIT);
    } catch (IllegalStateException e) {
      manager.close();
      throw e;
    }
    return manager;
  }

  /** Its name, as the variable DISPLAY wants it. */
  public String name() {
    return name;
  }

  @Override
  public void close() {
    manager.close();
    server.close();
  }
}
