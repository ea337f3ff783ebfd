package se.lu.maxiv.sdm.cli.watch;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import se.lu.maxiv.sdm.support.live.DeviceWatch;

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
            ? new TerminalScreen(out, () -> TerminalSize.ofTerminal(System.getenv()))
            : new PlainScreen(out, Clock.system(ZoneId.systemDefault()));
    var changes = new Semaphore(0);
    Map<Subject, Sight> sights = new ConcurrentHashMap<>();
    List<DeviceWatch> devices =
        subjects.stream()
            .map(
                subject ->
                    new DeviceWatch(
                        subject.device(),
                        subject.attributes(),
                        subject.telling(),
                        readings -> {
                          sights.put(subject, new Sight(subject, readings));
                          changes.release();
                        }))
            .toList();
    Thread leaving = new Thread(() -> leave(screen), "end of watch");
    Runtime.getRuntime().addShutdownHook(leaving);
    try {
      while (!out.checkError()) {
        changes.acquire();
        changes.drainPermits();
        screen.show(lines(subjects, sights));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stay(leaving);
      devices.forEach(DeviceWatch::close);
      screen.end();
    }
  }

  private static List<String> lines(List<Subject> subjects, Map<Subject, Sight> sights) {
    return subjects.stream()
        .map(subject -> sights.getOrDefault(subject, Sight.ofNobodyYet(subject)))
        .flatMap(sight -> Lines.of(sight).stream())
        .toList();
  }

  /** From here on it ends by itself, with the exit code of what happened. */
  private static void stay(Thread leaving) {
    try {
      Runtime.getRuntime().removeShutdownHook(leaving);
    } catch (IllegalStateException e) {
      // the JVM is being told to end already, which is no failure
    }
  }

  /** Ctrl-C is how one ends it, so that is no failure: 130 would be. */
  private static void leave(Screen screen) {
    screen.end();
    Runtime.getRuntime().halt(0);
  }
}
