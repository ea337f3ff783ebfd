package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;
import se.lu.maxiv.sdm.pathfixer.standin.Sardana;

/** The device with a MacroServer and a detector: no session, no data. */
@TangoTest
class PropagationIT extends OnBeamline {
  private static final String READ_TARGETS =
      """
      def read(): return [t["readBack"] for t in json.loads(pf.PropagationJson)]
      def statuses(): return [t["status"] for t in json.loads(pf.PropagationJson)]
      """;

  private static String ask(TangoWorld world, String device, String script) {
    return run(world, device, READ_TARGETS + script);
  }

  private Path bar() {
    return beamline.root().resolve("visitors/nanomax/NO-SESSION");
  }

  @Test
  void withoutASessionNoScanStoresAnythingAnywhere(TangoWorld world) throws Exception {
    try (Sardana sardana = Sardana.start(world)) {
      beamline.with("Propagate", sardana.target());
      ask(world, start(world), "wait(lambda: statuses() == ['CLOSED'])");
      var before = Trees.of(beamline.root(), beamline.raw());

      String hdf5 = sardana.tryScan("hdf5");
      String spec = sardana.tryScan("spec");

      assertThat(bar()).isRegularFile();
      assertThat(hdf5).contains("NO-SESSION/choose-proposal-and-visit-in-PathFixer");
      assertThat(spec).isEqualTo("Normal, nothing stored");
      assertThat(Trees.of(beamline.root(), beamline.raw())).isEqualTo(before);
    }
  }

  @Test
  void aSessionIsReadyWhenEveryTargetHasConfirmedThePath(TangoWorld world) {
    try (Sardana sardana = Sardana.start(world);
        Detector detector = Detector.start(world)) {
      beamline.with("Propagate", sardana.target(), detector.target("SavePath"));

      String out =
          ask(
              world,
              start(world),
              """
              ready = []
              listen(["ReadyToScan"], lambda e: ready.append(e.attr_value.value))
              path = select(sample="0001_gold")
              wait(lambda: pf.ReadyToScan)
              wait(lambda: ready[-1])
              print(read() == [path, path], statuses(), pf.State(), ready)
              """);

      assertThat(out).isEqualTo("True ['OK', 'OK'] ON [False, True]");
      assertThat(lastOf(sardana.writes()))
          .isEqualTo("{'new': {'ScanDir': '%s'}}".formatted(beamline.raw().resolve("0001_gold")));
    }
  }

  @Test
  void leavingAVisitClosesTheTargetsBeforeTheAnswer(TangoWorld world) {
    try (Sardana sardana = Sardana.start(world);
        Detector detector = Detector.start(world)) {
      beamline.with("Propagate", sardana.target(), detector.target("SavePath"));
      beamline.with("ClosedValue", "closed");

      String device = start(world);

      String cleared =
          ask(
              world,
              device,
              """
              select()
              wait(lambda: pf.ReadyToScan)
              pf.Proposal = "20170251"
              print(read()[1], pf.State(), pf.ReadyToScan)
              """);
      String closedScanDir = lastOf(sardana.writes());
      String ended =
          ask(
              world,
              device,
              """
              pf.Visit = "2021020116"
              wait(lambda: pf.ReadyToScan)
              pf.EndSession()
              print(statuses())
              """);

      assertThat(cleared).isEqualTo("closed STANDBY False");
      assertThat(closedScanDir).contains("/NO-SESSION/");
      assertThat(ended).isEqualTo("['CLOSED', 'CLOSED']");
      assertThat(lastOf(sardana.writes())).contains("/NO-SESSION/");
    }
  }

  private static String lastOf(java.util.List<String> writes) {
    return writes.get(writes.size() - 1);
  }

  @Test
  void aRefusedChangeLeavesTheFormerSessionReady(TangoWorld world) throws Exception {
    try (Sardana sardana = Sardana.start(world)) {
      beamline.with("Propagate", sardana.target());
      String device = start(world);
      ask(world, device, "select(visit='2021020116')");
      Path raw = beamline.raw().resolve("../../2021020116/raw").normalize();
      Files.setAttribute(raw, "unix:mode", 02550);

      String out =
          ask(
              world,
              device,
              """
              path = select(sample="before")
              generation = pf.PathGeneration
              wait(lambda: pf.ReadyToScan)
              print(refused(lambda: select(visit="2021020116")))
              wait(lambda: pf.ReadyToScan)
              print(pf.SamplePath == path, read() == [path], pf.Visit)
              print(pf.PathGeneration == generation)
              """);

      assertThat(out).contains("is closed").endsWith("True True 2020112008\nTrue");
    }
  }

  @Test
  void aTargetThatIsAwayIsAnAlarmAndGetsThePathWhenItIsBack(TangoWorld world) {
    try (Detector detector = Detector.start(world)) {
      beamline.with("Propagate", detector.target("SavePath"));
      String device = start(world);
      ask(world, device, "wait(lambda: statuses() == ['CLOSED'])");
      detector.kill();

      String away =
          ask(
              world,
              device,
              """
              path = select()
              print(pf.ReadyToScan, pf.SamplePath == path)
              wait(lambda: pf.State() == tango.DevState.ALARM, 20)
              print("SavePath is" in pf.Status())
              """);
      detector.restart();
      String back =
          ask(
              world,
              device,
              "pf.Repropagate()\nwait(lambda: pf.ReadyToScan, 40)\nwait(lambda: pf.State() == tango.DevState.ON)\nprint(read() == [pf.SamplePath])");

      assertThat(away.lines()).containsExactly("False True", "True");
      assertThat(back).isEqualTo("True");
    }
  }

  @Test
  void missingStaticFoldersAreAFaultThatNamesThem(TangoWorld world) throws Exception {
    String device = start(world);
    for (String type : java.util.List.of("visitors", "staff", "proprietary")) {
      Path folder = beamline.root().resolve(type).resolve("nanomax");
      Files.deleteIfExists(folder.resolve("NO-SESSION"));
      Files.delete(folder);
    }

    String out =
        ask(
            world,
            device,
            """
            pf.Init()
            print(pf.State(), pf.Status())
            print(refused(select))
            """);

    assertThat(out).startsWith("FAULT").contains("visitors/nanomax is missing");
    assertThat(beamline.root().resolve("visitors")).isEmptyDirectory();
  }

  @Test
  void theNextStartMakesStaticFoldersWhereThatIsWanted(TangoWorld world) throws Exception {
    beamline.with("CreateStatic", "true");
    Files.delete(beamline.root().resolve("staff/nanomax"));

    String out =
        ask(
            world,
            start(world),
            "print(select(username='staffan', proposal='commissioning', visit='2026-week-47'))");

    assertThat(out).endsWith("/staff/nanomax/commissioning/2026-week-47/raw");
    Path made = beamline.root().resolve("staff/nanomax");
    assertThat(TestBeamline.mode(made)).isEqualTo(02775);
    assertThat(TestBeamline.gidOf(Path.of(out))).isEqualTo(TestBeamline.gid("nanomax"));
  }
}
