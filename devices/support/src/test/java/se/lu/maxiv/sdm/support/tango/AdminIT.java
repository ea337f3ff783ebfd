package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** The polling and logging commands of the admin device, as Jive and LogViewer use them. */
@TangoTest
class AdminIT {
  private static final String PROXIES =
      """
      import sys, time, tango
      d = tango.DeviceProxy(sys.argv[1]); adm = tango.DeviceProxy(d.adm_name())
      def until(f):
          end = time.time() + 20
          while not f() and time.time() < end: time.sleep(0.02)
          return f()
      """;

  private static String device = "";

  /** A second one, since targets and levels stay with a device. */
  private static String another = "";

  @BeforeAll
  static void start(TangoWorld world) {
    String server = world.freshServer("Demo");
    device = world.register(server, "Demo", Map.of());
    another = world.register(server, "Demo", Map.of());
    world.start(ServerCommand.java(server, Demo.class));
  }

  @Test
  void pollingCanBeStartedAndStopped(Python python) {
    String told =
        python.run(
            PROXIES
                + """
                d.Sample = "polled"; d.poll_attribute("Path", 100)
                print(until(lambda: [h.value for h in d.attribute_history("Path", 2)][-1:] == ["/data/polled"]))
                print(adm.DevPollStatus(sys.argv[1])[0].splitlines()[0])
                d.stop_poll_attribute("Path"); print(d.is_attribute_polled("Path"), list(adm.DevPollStatus(sys.argv[1])))
                """,
            device);

    assertThat(told.lines()).containsExactly("True", "Polled attribute name = Path", "False []");
  }

  @Test
  void loggingLevelAndFileTargetReachOurLoggers(Python python, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("target.log");

    String told =
        python.run(
            PROXIES
                + """
                t = ["file::" + sys.argv[2]]
                adm.AddLoggingTarget([sys.argv[1]] + t)
                adm.SetLoggingLevel(([3], [sys.argv[1]]))
                d.Sample = "quiet"
                adm.SetLoggingLevel(([5], [sys.argv[1]]))
                d.Sample = "loud"; d.command_inout("Say", "from the device's own thread")
                print(list(adm.GetLoggingTarget(sys.argv[1])) == t, adm.GetLoggingLevel([sys.argv[1]])[0])
                print(until(lambda: "own thread" in open(sys.argv[2]).read()))
                adm.RemoveLoggingTarget([sys.argv[1]] + t)
                d.Sample = "after"
                print(list(adm.GetLoggingTarget(sys.argv[1])))
                """,
            device,
            file.toString());

    assertThat(told.lines()).containsExactly("True [5]", "True", "[]");
    assertThat(Files.readString(file))
        .contains("sample loud is chosen")
        .doesNotContain("quiet", "after", "org.tango", "ehcache");
  }

  @Test
  void deviceTargetGetsTheLogLines(TangoWorld world, Python python) {
    String consumer = world.freshServer("LogConsumer");
    String target = world.register(consumer, "LogConsumer", Map.of());
    world.start(ServerCommand.java(consumer, LogConsumer.class));

    String told =
        python.run(
            PROXIES
                + """
                c = tango.DeviceProxy(sys.argv[2])
                adm.AddLoggingTarget([sys.argv[1], "device::" + sys.argv[2]])
                d.Sample = "told"
                print(until(lambda: "sample told is chosen" in c.Lines))
                adm.RemoveLoggingTarget([sys.argv[1], "device::" + sys.argv[2]])
                """,
            another,
            target);

    assertThat(told).isEqualTo("True");
  }
}
