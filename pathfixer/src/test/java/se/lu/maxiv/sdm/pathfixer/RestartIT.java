package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.Listeners;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;
import se.lu.maxiv.sdm.pathfixer.standin.Sardana;

/** A server of its own that is killed at any moment, with a client that keeps selecting. */
@TangoTest
class RestartIT {
  private static final int KILLS = 8;

  /** Selects as fast as it can among two visits and their samples; tells before and after. */
  private static final String SELECTOR =
      Script.SELECT
          + """
          i = int(sys.argv[2])
          pf.set_timeout_millis(5000)
          while True:
              i += 1
              wish = dict(visit=["2020112008", "2021020116"][i // 3 % 2], sample="s%06d" % i)
              print("wish", wish["visit"], wish["sample"], flush=True)
              try:
                  select(**wish)
                  print("done", wish["visit"], wish["sample"], pf.PathGeneration, flush=True)
              except tango.DevFailed as e:
                  time.sleep(0.05)
          """;

  private final TestBeamline beamline = new TestBeamline();

  @AfterEach
  void close() {
    beamline.close();
  }

  @Test
  void killedAtAnyMomentItComesBackWithWhatWasConfirmed(TangoWorld world) {
    try (Detector detector = Detector.start(world);
        Sardana sardana = Sardana.start(world)) {
      beamline.with("Propagate", sardana.target(), detector.target("SavePath"));
      String name = world.freshServer("PathFixer");
      String device = world.register(name, "PathFixer", beamline.properties());
      ServerProcess server = world.start(ServerCommand.java(name, PathFixer.class));
      Random random = new Random(3);
      for (int kill = 0; kill < KILLS; kill++) {
        String log = selectUntilKilled(world, server, device, kill * 100_000, random);
        server.restart();
        assertRestored(world, device, log);
      }
    }
  }

  /** What the selecting client told until the server was gone. */
  private static String selectUntilKilled(
      TangoWorld world, ServerProcess server, String device, int first, Random random) {
    try (ChildProcess selector = world.python().start(SELECTOR, device, Integer.toString(first))) {
      for (int done = random.nextInt(6); done >= 0; done--) {
        selector.awaitLine("done", Duration.ofSeconds(30));
      }
      long until = System.nanoTime() + random.nextInt(30_000_000);
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      server.kill();
      selector.kill();
      return selector.output();
    }
  }

  private void assertRestored(TangoWorld world, String device, String log) {
    String out =
        world
            .python()
            .run(
                Script.SELECT
                    + """
                    wait(lambda: pf.ReadyToScan, 25)
                    print(pf.Visit, pf.Sample, pf.PathGeneration)
                    print(pf.SamplePath)
                    print([t["readBack"] for t in json.loads(pf.PropagationJson)])
                    """,
                device);
    String[] lines = out.split("\n", -1);
    String[] shown = lines[0].split(" ", -1);
    String[] confirmed = last(log, "done").split(" ", -1);
    String[] wished = last(log, "wish").split(" ", -1);

    assertThat(shown[1]).isIn(confirmed[2], wished[2]);
    assertThat(Long.parseLong(shown[2])).isGreaterThanOrEqualTo(Long.parseLong(confirmed[3]));
    Path path = Path.of(lines[1]);
    assertThat(path).endsWithRaw(Path.of(shown[0], "raw", shown[1]));
    assertThat(TestBeamline.mode(path)).isEqualTo(02770);
    assertThat(TestBeamline.gidOf(path)).isEqualTo(TestBeamline.gid("20170251-group"));
    assertThat(lines[2]).isEqualTo("['%s', '%s']".formatted(path, path));
  }

  private static String last(String log, String word) {
    return log.lines().filter(line -> line.startsWith(word)).reduce((a, b) -> b).orElseThrow();
  }

  @Test
  void leftOversOfAnInterruptedProofAreSweptAtTheStart(TangoWorld world) throws Exception {
    String name = world.freshServer("PathFixer");
    String device = world.register(name, "PathFixer", beamline.properties());
    ServerProcess server = world.start(ServerCommand.java(name, PathFixer.class));
    world.python().run(Script.SELECT + "select()", device);
    server.kill();
    Files.writeString(beamline.raw().resolve(".sdm-probe"), "left over");

    server.restart();

    assertThat(beamline.raw()).isEmptyDirectory();
  }

  @Test
  void nothingListensBeyondLoopback(TangoWorld world) {
    String name = world.freshServer("PathFixer");
    String device = world.register(name, "PathFixer", beamline.properties());
    ServerProcess server = world.start(ServerCommand.java(name, PathFixer.class));
    world
        .python()
        .run(
            Script.SELECT
                + """
                got = []
                listen(["SamplePath"], got.append)
                select()
                wait(lambda: len(got) > 1)
                """,
            device);

    assertThat(Listeners.of(server.pid())).hasSizeGreaterThanOrEqualTo(3);
    assertThat(Listeners.beyondLoopback(server.pid())).isEmpty();
  }
}
