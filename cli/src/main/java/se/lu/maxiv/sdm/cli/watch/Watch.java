package se.lu.maxiv.sdm.cli.watch;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Devices that are shown live until the program is ended. */
public final class Watch {
  private Watch() {}

  /**
   * Watches until the JVM is told to end, which ends it with exit code 0, or until nobody reads any
   * more.
   *
   * @param subjects what is watched
   * @param out where it is shown
   * @param terminal whether that is a terminal
   */
  public static void run(List<Subject> subjects, PrintWriter out, boolean terminal) {
    Screen screen =
        terminal
            ? new TerminalScreen(out)
            : new PlainScreen(out, Clock.system(ZoneId.systemDefault()));
    var changes = new Semaphore(0);
    List<LiveDevice> devices =
        subjects.stream().map(subject -> new LiveDevice(subject, changes::release)).toList();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(screen), "end of watch"));
    try {
      while (!out.checkError()) {
        changes.acquire();
        changes.drainPermits();
        screen.show(devices.stream().flatMap(device -> Lines.of(device.sight()).stream()).toList());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      devices.forEach(LiveDevice::close);
      screen.end();
    }
  }

  /** Ctrl-C is how one ends it, so that is no failure: 130 would be. */
  private static void leave(Screen screen) {
    screen.end();
    Runtime.getRuntime().halt(0);
  }
}
