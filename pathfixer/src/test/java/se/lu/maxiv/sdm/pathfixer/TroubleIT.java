package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;

/** A device in trouble with a detector at its side: whatever fails, nothing is left open. */
@TangoTest
class TroubleIT extends OnBeamline {
  private static final String READ =
      "def read(): return [t['readBack'] for t in json.loads(pf.PropagationJson)]\n";

  private String start(TangoWorld world, Detector detector) {
    beamline.with("Propagate", detector.target("SavePath"));
    return start(world);
  }

  private static String ask(TangoWorld world, String device, String script) {
    return run(world, device, READ + script);
  }

  /** A directory stands where the state file is first written, so that no write succeeds. */
  private Path blockStateFile(String device) throws Exception {
    return Files.createDirectory(beamline.state().resolve(device.replace('/', '_') + ".json.new"));
  }

  @Test
  void aSelectionThatCannotBeStoredIsRefusedAndStoredAgainWhenItCan(TangoWorld world)
      throws Exception {
    try (Detector detector = Detector.start(world)) {
      String device = start(world, detector);
      ask(world, device, "select(sample='kept')\nwait(lambda: pf.ReadyToScan)");
      Path block = blockStateFile(device);

      String refused =
          ask(
              world,
              device,
              """
              print(refused(lambda: select(sample="lost")))
              print(pf.Sample, read() == [pf.SamplePath])
              wait(lambda: pf.State() == tango.DevState.ALARM)
              """);
      Files.delete(block);
      String after =
          ask(
              world,
              device,
              """
              wait(lambda: pf.State() == tango.DevState.ON, 25)
              pf.Init()
              print(pf.Sample)
              """);

      assertThat(refused).contains("could not be written").endsWith("kept True");
      assertThat(after).isEqualTo("kept");
    }
  }

  @Test
  void aLostPlaceIsClosedAlsoWhenThatCannotBeStored(TangoWorld world) throws Exception {
    try (Detector detector = Detector.start(world)) {
      String device = start(world, detector);
      ask(world, device, "select()\nwait(lambda: pf.ReadyToScan)");
      Path block = blockStateFile(device);
      Files.setAttribute(beamline.raw(), "unix:mode", 02550);

      String out =
          ask(
              world,
              device,
              """
              wait(lambda: pf.State() == tango.DevState.FAULT, 25)
              wait(lambda: "NO-SESSION" in read()[0])
              print(repr(pf.SamplePath), pf.ReadyToScan)
              """);
      Files.delete(block);

      assertThat(out).isEqualTo("'' False");
    }
  }

  @Test
  void aWrongPropertyAtInitLeavesNoPathAndNoOpenTarget(TangoWorld world) {
    try (Detector detector = Detector.start(world)) {
      String out =
          ask(
              world,
              start(world, detector),
              """
              path = select()
              wait(lambda: pf.ReadyToScan)
              target = json.loads(pf.PropagationJson)[0]["target"]
              generation = pf.PathGeneration
              pf.put_property({"VisitGap": ["-1"]})
              pf.Init()
              print(pf.State(), repr(pf.SamplePath), pf.ReadyToScan, pf.CheckPath(path))
              pf.put_property({"VisitGap": ["24"]})
              pf.Init()
              wait(lambda: pf.ReadyToScan)
              print(pf.SamplePath == path, pf.PathGeneration > generation)
              """);

      assertThat(out.lines()).containsExactly("FAULT '' False NO_SESSION", "True True");
      assertThat(detector.written()).anyMatch(path -> path.contains("PathFixer-cannot-start"));
    }
  }

  @Test
  void aBarThatSomebodyRemovedComesBack(TangoWorld world) throws Exception {
    try (Detector detector = Detector.start(world)) {
      String device = start(world, detector);
      Path bar = beamline.root().resolve("visitors/nanomax/NO-SESSION");
      Files.delete(bar);

      ask(world, device, "select()\npf.EndSession()");

      assertThat(bar).isRegularFile();
    }
  }

  @Test
  void aTargetThatIsTakenOutOfThePropertiesIsLeftAloneAfterInit(TangoWorld world) throws Exception {
    try (Detector detector = Detector.start(world)) {
      String device = start(world, detector);

      String counts =
          ask(
              world,
              device,
              """
              select(sample='first')
              wait(lambda: pf.ReadyToScan)
              print(len(json.loads(pf.PropagationJson)))
              pf.delete_property("Propagate")
              pf.Init()
              wait(lambda: pf.State() != tango.DevState.INIT)
              print(len(json.loads(pf.PropagationJson)))
              """);

      assertThat(counts.lines()).containsExactly("1", "0");
    }
  }
}
