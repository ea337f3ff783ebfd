package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.ServerCommand;
import se.lu.maxiv.sdm.harness.ServerProcess;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;
import se.lu.maxiv.sdm.pathfixer.standin.Sardana;

/**
 * A server that is killed in the middle of every kind of request and while it starts, with two
 * proposals: what comes back was confirmed or requested last, and no target is ever elsewhere.
 */
@TangoTest
class KilledIT {
  /** In the middle of which requests it is killed. */
  private static final List<String> REQUESTS =
      List.of(
          "Select",
          "Select",
          "EndSession",
          "EndSession",
          "Proposal",
          "Proposal",
          "Select",
          "NextSample",
          "NextSample",
          "MakeVisit",
          "Visit",
          "Select");

  /** Every so many kills it is killed once more while it starts. */
  private static final int START_EVERY = 4;

  /**
   * Makes requests at random, then one of a given kind, in the middle of which it kills the server:
   * in turn at any moment, and at the moment at which the selection has got onto the disk. Prints
   * what is wished before each ("wish", then what may come of it) and what holds after it.
   */
  private static final String KILLER =
      Script.SELECT
          + """
          import random, threading
          pid, seed, aim, state = int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5]
          rnd = random.Random(seed)
          visits = {"20170251": ["2020112008", "2021020116"], "20180001": ["2022030108"]}
          count = 0
          def holds():
              s = json.loads(pf.SelectionJson)
              print("done", s["proposal"] or "-", s["visit"] or "-", s["sample"] or "-",
                    s["generation"], flush=True)
              return s
          def request(kind, now):
              global count
              count += 1
              name = "s%d_%d" % (seed, count)
              other = [p for p in visits if p != now["proposal"]][0]
              if kind == "Select":
                  visit = rnd.choice(visits[other])
                  return ((other, visit, name), lambda: select(
                      username="staffan", proposal=other, visit=visit, sample=name))
              if kind == "EndSession":
                  return (("-", "-", "-"), pf.EndSession)
              if kind == "Proposal":
                  return ((other, "-", "-"), lambda: pf.write_attribute("Proposal", other))
              if kind == "Visit":
                  visit = rnd.choice(visits[now["proposal"]])
                  return ((now["proposal"], visit, "-"), lambda: pf.write_attribute("Visit", visit))
              held = tuple(now[f] or "-" for f in ("proposal", "visit", "sample"))
              if kind == "MakeVisit":
                  wish = dict(username="staffan", proposal="commissioning", visit=name)
                  return (held, lambda: pf.MakeVisit(json.dumps(wish)))
              return (held[:2] + ("[0-9]{4}_" + name,), lambda: pf.NextSample(name))
          def do(kind):
              now = json.loads(pf.SelectionJson)
              needs = {"Proposal": now["username"], "Visit": now["proposal"],
                       "NextSample": now["samplePath"], "EndSession": now["samplePath"]}
              if not needs.get(kind, True):
                  do("Select")
                  now = json.loads(pf.SelectionJson)
              wish, call = request(kind, now)
              print("wish", *wish, flush=True)
              began = time.monotonic()
              call()
              took = time.monotonic() - began
              holds()
              return took
          holds()
          for kind in rnd.sample(["Select", "Select", "EndSession", "Proposal", "NextSample"], 2):
              do(kind)
          took = do(aim)
          if aim in ("NextSample", "EndSession"):
              do("Select")
          pf.set_timeout_millis(10000)
          def at_any_moment():
              time.sleep(rnd.uniform(0, took))
              os.kill(pid, 9)
          def when_it_is_stored():
              before = os.stat(state).st_ino
              while os.stat(state).st_ino == before:
                  pass
              os.kill(pid, 9)
          moment = [when_it_is_stored, at_any_moment][seed % 2]
          threading.Thread(target=moment, daemon=True).start()
          try:
              do(aim)
              print("confirmed", flush=True)
          except tango.DevFailed as e:
              print("cut off", flush=True)
          """;

  private static final String SHOWN =
      """
      import pickle
      targets = lambda: json.loads(pf.PropagationJson)
      wait(lambda: pf.ReadyToScan if pf.SamplePath
           else all(t["status"] == "CLOSED" for t in targets()), 25)
      s = json.loads(pf.SelectionJson)
      print(s["proposal"] or "-", s["visit"] or "-", s["sample"] or "-", s["generation"])
      print(s["samplePath"])
      print(pickle.loads(tango.DeviceProxy(sys.argv[2]).Environment[1])["new"]["ScanDir"])
      print(tango.DeviceProxy(sys.argv[3]).SavePath)
      wish = dict(username="staffan", proposal="commissioning", visit=sys.argv[4])
      print(pf.MakeVisit(json.dumps(wish)))
      """;

  private final TestBeamline beamline = new TestBeamline();
  private final Random random = new Random(3);

  @AfterEach
  void close() {
    beamline.close();
  }

  @Test
  void whatComesBackWasConfirmedOrRequestedLastAndNoTargetIsElsewhere(TangoWorld world)
      throws Exception {
    try (Detector detector = Detector.start(world);
        Sardana sardana = Sardana.start(world)) {
      beamline.with("Propagate", sardana.target(), detector.target("SavePath"));
      String name = world.freshServer("PathFixer");
      String device = world.register(name, "PathFixer", beamline.properties());
      ServerCommand command = ServerCommand.java(name, PathFixer.class);
      long began = System.nanoTime();
      ServerProcess server = world.start(command);
      long startTook = System.nanoTime() - began;
      int cutOff = 0;
      int asWished = 0;
      for (int kill = 0; kill < REQUESTS.size(); kill++) {
        String log = killWithin(world, device, server.pid(), kill);
        cutOff += log.endsWith("cut off") ? 1 : 0;
        List<String> atDeath = List.of(last(sardana.writes()), last(detector.written()));
        if (kill % START_EVERY == 0) {
          killWhileItStarts(world, command, startTook);
        }
        server.restart();

        String shown =
            world
                .python()
                .run(
                    Script.SELECT + SHOWN,
                    device,
                    sardana.device(),
                    detector.device(),
                    "again" + kill);
        asWished += assertRestored(log, shown.lines().toList(), atDeath) ? 1 : 0;
      }
      System.out.printf(
          "%d of %d requests were cut off; after %d restarts it was as wished%n",
          cutOff, REQUESTS.size(), asWished);
      assertThat(cutOff).as("requests that were cut off").isPositive();
    }
  }

  private String killWithin(TangoWorld world, String device, long pid, int kill) {
    Path state = beamline.state().resolve(device.replace('/', '_') + ".json");
    return world
        .python()
        .run(
            KILLER,
            device,
            Long.toString(pid),
            Integer.toString(kill),
            REQUESTS.get(kill),
            state.toString());
  }

  /** Starts it, and kills it at a moment at which it may well be restoring. */
  private void killWhileItStarts(TangoWorld world, ServerCommand command, long startTook)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command.command())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(world.tango().environment());
    Process process = builder.start();
    try {
      long until = System.nanoTime() + (long) (startTook * random.nextDouble(0.6, 1));
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Returns whether it came back with what was requested last, rather than confirmed last. */
  private boolean assertRestored(String log, List<String> lines, List<String> atDeath)
      throws IOException {
    String[] shown = lines.get(0).split(" ", -1);
    String[] confirmed = lastLine(log, "done");
    String[] wished = lastLine(log, "wish");
    String selection = shown[0] + " " + shown[1] + " " + shown[2];
    String before = confirmed[1] + " " + confirmed[2] + " " + confirmed[3];
    String wish = wished[1] + " " + wished[2] + " " + wished[3];
    long generation = Long.parseLong(shown[3]);
    long generationBefore = Long.parseLong(confirmed[4]);

    if (selection.equals(before)) {
      assertThat(generation).as(log).isEqualTo(generationBefore);
    } else {
      assertThat(selection).as(log).matches(wish);
      boolean isOtherPath = !(confirmed[2] + shown[1]).equals("--");
      assertThat(generation).as(log).isEqualTo(generationBefore + (isOtherPath ? 1 : 0));
    }
    assertThatTargetsFit(log, lines, atDeath);
    if (!shown[1].equals("-")) {
      assertThatItIsThere(Path.of(lines.get(1)), shown[0] + "-group");
    }
    assertThatItIsThere(Path.of(lines.get(4)), TestBeamline.NAME);
    assertThatVisitsAreWhole();
    return !selection.equals(before);
  }

  /** After the restart they are on the path shown; before it they were so far, or closed. */
  private static void assertThatTargetsFit(String log, List<String> lines, List<String> atDeath) {
    String path = lines.get(1);
    String visit = path.substring(0, path.indexOf("/raw") + 1) + "raw";
    for (String told : atDeath) {
      assertThat(told)
          .as("a target when the server was dead: " + log)
          .matches(text -> text.contains("/NO-SESSION/") || text.contains(visit), visit);
    }
    for (String now : lines.subList(2, 4)) {
      if (path.isEmpty()) {
        assertThat(now).as(log).contains("/NO-SESSION/");
      } else {
        assertThat(now).as(log).isEqualTo(path);
      }
    }
  }

  private static void assertThatItIsThere(Path folder, String group) {
    assertThat(TestBeamline.mode(folder)).isEqualTo(02770);
    assertThat(TestBeamline.owner(folder)).isEqualTo(TestBeamline.uid());
    assertThat(TestBeamline.gidOf(folder)).isEqualTo(TestBeamline.gid(group));
  }

  /** No probe is left over, and nothing that others could enter. */
  private void assertThatVisitsAreWhole() throws IOException {
    try (var all = Files.walk(beamline.root())) {
      assertThat(all.filter(path -> path.getNameCount() > beamline.root().getNameCount() + 2))
          .allMatch(path -> (TestBeamline.mode(path) & 0003) == 0);
    }
  }

  private static String[] lastLine(String log, String word) {
    return last(log.lines().filter(line -> line.startsWith(word)).toList()).split(" ", -1);
  }

  private static String last(List<String> all) {
    return all.get(all.size() - 1);
  }
}
