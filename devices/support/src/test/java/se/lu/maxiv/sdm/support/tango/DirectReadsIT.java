package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import fr.esrf.TangoApi.DeviceProxy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.ServerInJvm;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Reads that are answered by the thread that received them. */
@TangoTest
class DirectReadsIT {
  private static final int READS = 500;

  @Test
  void readsWakeNoThreadButTheOneOfTheConnection(TangoWorld world, Python python) {
    try (ServerInJvm demo = world.startHere(Demo.class, Map.of())) {
      long before = turnsOfThePool();

      read(python, demo);

      // subscriptions, State of the monitor and the first read may come by it
      assertThat(turnsOfThePool() - before).isLessThan(READS / 2);
    }
  }

  @Test
  void readsAreDirectAgainAfterTheServerWasRestarted(TangoWorld world, Python python) {
    try (ServerInJvm demo = world.startHere(Demo.class, Map.of())) {
      read(python, demo);
      demo.restart();
      long before = turnsOfThePool();

      read(python, demo);

      assertThat(turnsOfThePool() - before).isLessThan(READS / 2);
    }
  }

  @Test
  void refusedReadsAreToldAsEver(TangoWorld world, Python python) {
    try (ServerInJvm demo = world.startHere(Demo.class, Map.of())) {
      String told =
          python.run(
              """
              import sys, tango
              d = tango.DeviceProxy(sys.argv[1])
              for i in range(3):
                  try:
                      d.read_attribute("Nothing")
                  except tango.DevFailed as e:
                      print(e.args[0].reason)
              many = d.read_attributes(["Sample", "Nothing", "Path"])
              print([a.has_failed for a in many])
              """,
              demo.device());

      assertThat(told.lines())
          .containsExactly(
              "API_AttrNotFound", "API_AttrNotFound", "API_AttrNotFound", "[False, True, False]");
    }
  }

  @Test
  void javaClientIsServedToo(TangoWorld world) throws Exception {
    DeviceProxy proxy = world.proxy(DemoServer.start(world));

    proxy.write_attribute(new fr.esrf.TangoApi.DeviceAttribute("Sample", "s1"));

    for (int i = 0; i < 3; i++) {
      assertThat(proxy.read_attribute("Path").extractString()).isEqualTo("/data/s1");
    }
  }

  private static void read(Python python, ServerInJvm demo) {
    python.run(
        """
        import sys, tango
        d = tango.DeviceProxy(sys.argv[1])
        for i in range(int(sys.argv[2])):
            d.read_attribute("Path")
        """,
        demo.device(),
        Integer.toString(READS));
  }

  /** How often a thread of JacORB's pool has waited for work. */
  private static long turnsOfThePool() {
    ThreadInfo[] all = ManagementFactory.getThreadMXBean().dumpAllThreads(false, false);
    return Arrays.stream(all)
        .filter(thread -> thread.getThreadName().startsWith("RequestProcessor"))
        .mapToLong(ThreadInfo::getWaitedCount)
        .sum();
  }
}
