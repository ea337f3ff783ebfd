package se.lu.maxiv.sdm.support.tango;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.Python;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Change events as PyTango subscribers get them. */
@TangoTest
class EventsIT {
  /** Subscribes to everything; wait(n) returns n events that came since clear(). */
  private static final String SUBSCRIBER =
      """
      import sys, time, threading, tango
      d = tango.DeviceProxy(sys.argv[1]); adm = tango.DeviceProxy(d.adm_name())
      names = ["State", "Status", "Sample", "Path", "Visits", "Generation", "Ready", "Free", "Json"]
      got = []
      def on(e):
          name = next(n for n in names if n.lower() == e.attr_name.split("/")[-1].lower())
          if e.err: got.append((name, e.errors[0].reason, None))
          else: got.append((name, e.attr_value.value, e.attr_value))
      def wait(n):
          end = time.time() + 20
          while len(got) < n and time.time() < end: time.sleep(0.01)
          return list(got)
      def settle():
          # a subscriber hears events only when its connection stands, which Tango does not tell
          end = time.time() + 20; i = 0
          while time.time() < end:
              got.clear(); i += 1; d.Sample = "settle%d" % i; stop = time.time() + 0.3
              while time.time() < stop and not any(n == "Json" for n, v, a in got): time.sleep(0.01)
              if any(n == "Json" for n, v, a in got): break
          time.sleep(0.05); got.clear()
      for n in names: d.subscribe_event(n, tango.EventType.CHANGE_EVENT, on)
      """;

  /** Hears 500 changes and tells whether it heard each once and in order. */
  private static final String STEADY =
      """
      settle(); g = d.Generation; print("subscribed")
      end = time.time() + 50
      def heard(): return [v for n, v, a in got if n == "Generation"]
      while time.time() < end and len(heard()) < 500: time.sleep(0.05)
      print("heard", heard()[:500] == list(range(g + 1, g + 501)))
      """;

  /** Eight threads subscribe and unsubscribe while 500 changes are made. */
  private static final String COME_AND_GO =
      """
      stop = threading.Event(); times = [0] * 8
      def come_and_go(k):
          p = tango.DeviceProxy(sys.argv[1])
          while not stop.is_set():
              i = p.subscribe_event(names[k], tango.EventType.CHANGE_EVENT, lambda e: None)
              times[k] += 1
              p.unsubscribe_event(i)
      threads = [threading.Thread(target=come_and_go, args=(k,), daemon=True) for k in range(8)]
      [t.start() for t in threads]
      made = 0; end = time.time() + 40
      while made < 500 or (min(times) < 3 and time.time() < end):
          d.command_inout("Select", "s%d" % made); made += 1
      stop.set()
      if min(times) >= 3: print("all came and went")
      sys.stdout.flush()
      import os; os._exit(0)
      """;

  private static final Duration SOON = Duration.ofSeconds(60);

  private static String device = "";

  @BeforeAll
  static void start(TangoWorld world) {
    device = DemoServer.start(world);
  }

  private static String subscribed(Python python, String then) {
    // os._exit: PyTango may abort at exit while events come in
    return python
        .within(SOON)
        .run(SUBSCRIBER + then + "\nsys.stdout.flush()\nimport os; os._exit(0)\n", device);
  }

  @Test
  void allChangesAreToldInOrderOfTheTableBeforeTheAnswer(Python python) {
    String told =
        subscribed(
            python,
            """
            settle(); d.Init(); wait(9); g = d.Generation; got.clear()
            d.command_inout("Select", "s7"); answered = time.time()
            for n, v, a in wait(8): print(n, v, a.time.totime() <= answered)
            print(got[2][2].w_value, g + 1 == got[5][1])
            """);

    assertThat(told.lines().map(line -> line.replaceAll("\\b\\d+(\\.5)?(?=[ }])", "N")))
        .containsExactly(
            "State ON True",
            "Status Sample s7. True",
            "Sample s7 True",
            "Path /data/s7 True",
            "Visits ('s7', '2026112208') True",
            "Generation N True",
            "Free N True",
            "Json {\"sample\":\"s7\",\"generation\":N} True",
            "s7 True");
  }

  @Test
  void umlautsAreTheSameInReadsAndEvents(Python python) {
    String told =
        subscribed(
            python,
            """
            settle(); d.Sample = "grün"
            print([v for n, v, a in wait(6) if n == "Path"], d.Path)
            """);

    assertThat(told).isEqualTo("['/data/grün'] /data/grün");
  }

  @Test
  void subscribersStayAfterInit(Python python) {
    assertThat(afterRestart(python, "d.Init()")).isEqualTo("heard True");
  }

  @Test
  void subscribersHearTheNewDeviceAfterDevRestart(Python python) {
    assertThat(afterRestart(python, "adm.DevRestart(sys.argv[1])")).isEqualTo("heard True");
  }

  @Test
  void subscribersHearTheNewDeviceAfterRestartServer(Python python) {
    assertThat(afterRestart(python, "adm.RestartServer()")).isEqualTo("heard True");
  }

  private static String afterRestart(Python python, String restart) {
    return subscribed(
        python,
        "settle(); "
            + restart
            + """

            wait(9)
            end = time.time() + 20
            while time.time() < end:
                try: d.Sample = "heard"; break
                except tango.DevFailed: time.sleep(0.1)
            def last(name): return [v for n, v, a in got if n == name][-1:]
            while time.time() < end and last("Sample") != ["heard"]: time.sleep(0.01)
            # the event of Generation comes after that of Sample
            while time.time() < end and last("Generation") != [d.Generation]: time.sleep(0.01)
            print(*last("Sample"), last("Generation") == [d.Generation])
            """);
  }

  @Test
  void subscribersComingAndGoingDoNotDisturbTheOthers(Python python) {
    // in a process of its own: a PyTango client that subscribes all the time misses events itself
    try (ChildProcess steady = python.start(SUBSCRIBER + STEADY, device)) {
      steady.awaitLine("subscribed", SOON);

      String told = python.within(SOON).run(SUBSCRIBER + COME_AND_GO, device);

      assertThat(told).isEqualTo("all came and went");
      assertThat(steady.awaitLine("heard", SOON)).isEqualTo("heard True");
    }
  }
}
