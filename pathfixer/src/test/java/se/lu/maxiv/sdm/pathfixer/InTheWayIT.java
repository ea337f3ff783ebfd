package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;
import se.lu.maxiv.sdm.pathfixer.standin.Sardana;

/** What stands where the device has files of its own: told, and never a way to write data. */
@TangoTest
class InTheWayIT extends OnBeamline {
  private static final String CLOSED =
      """
      def targets(): return json.loads(pf.PropagationJson)
      def closed(): return all(t["status"] == "CLOSED" for t in targets())
      wait(closed)
      """;

  private Path bar(String type) {
    return beamline.root().resolve(type).resolve(TestBeamline.NAME).resolve("NO-SESSION");
  }

  /** Puts something else where the file that keeps data out was. */
  private void replace(Path bar, String by) throws IOException {
    Files.deleteIfExists(bar);
    switch (by) {
      case "nothing" -> {}
      case "a folder" -> Files.createDirectory(bar);
      case "a symbolic link" ->
          Files.createSymbolicLink(
              bar, Files.createDirectories(beamline.root().resolve("elsewhere")));
      default -> throw new IllegalArgumentException(by);
    }
  }

  @Test
  void aBarThatIsRemovedWhileClosedIsMadeAgain(TangoWorld world) throws Exception {
    try (Sardana sardana = Sardana.start(world)) {
      beamline.with("Propagate", sardana.target());
      String device = start(world);
      run(world, device, CLOSED);
      replace(bar("visitors"), "nothing");

      run(world, device, "pf.Reset()\nwait(lambda: os.path.isfile('" + bar("visitors") + "'))");

      assertThat(sardana.tryScan("spec")).isEqualTo("Normal, nothing stored");
      assertThat(bar("visitors")).isRegularFile();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a folder", "a symbolic link"})
  void aBarThatIsReplacedWhileClosedIsToldAndTargetsGetAnother(String by, TangoWorld world)
      throws Exception {
    try (Sardana sardana = Sardana.start(world);
        Detector detector = Detector.start(world)) {
      beamline.with("Propagate", sardana.target(), detector.target("SavePath"));
      String device = start(world);
      run(world, device, CLOSED);
      replace(bar("visitors"), by);

      String out =
          run(
              world,
              device,
              CLOSED
                  + """
                  pf.Reset()
                  wait(lambda: all("/staff/" in t["readBack"] for t in targets()) and closed())
                  print([line for line in pf.Log if "NO-SESSION is" in line][-1])
                  print(pf.State(), pf.ReadyToScan)
                  """);

      assertThat(out.lines().findFirst().orElseThrow())
          .contains(" WARN ")
          .contains(bar("visitors") + " is " + by)
          .contains("ask beamline staff to move it away");
      assertThat(out).endsWith("STANDBY False");
      assertThatNoScanStoresAnything(sardana);
    }
  }

  @Test
  void barsThatAreAllReplacedAreAFaultAndTargetsArePutWhereNothingCanBeMade(TangoWorld world)
      throws Exception {
    try (Sardana sardana = Sardana.start(world);
        Detector detector = Detector.start(world)) {
      beamline.with("Propagate", sardana.target(), detector.target("SavePath"));
      String device = start(world);
      run(world, device, CLOSED);
      for (String type : List.of("visitors", "staff", "proprietary")) {
        replace(bar(type), "a folder");
      }

      String out =
          run(
              world,
              device,
              CLOSED
                  + """
                  pf.Reset()
                  wait(lambda: pf.State() == tango.DevState.FAULT)
                  wait(lambda: all("/dev/null/" in t["readBack"] for t in targets()) and closed())
                  print(pf.Status())
                  """);
      assertThatNoScanStoresAnything(sardana);
      Files.delete(bar("visitors"));
      String mended =
          run(
              world,
              device,
              """
              def targets(): return json.loads(pf.PropagationJson)
              pf.Reset()
              wait(lambda: pf.State() == tango.DevState.STANDBY)
              wait(lambda: all("/visitors/" in t["readBack"] for t in targets()))
              select()
              wait(lambda: pf.ReadyToScan)
              print("ready")
              """);

      assertThat(out).contains(bar("visitors") + " is a folder").contains("move it away");
      assertThat(mended).isEqualTo("ready");
    }
  }

  @Test
  void aBarThatIsReplacedDuringASessionIsNotUsedAtItsEnd(TangoWorld world) throws Exception {
    try (Sardana sardana = Sardana.start(world)) {
      beamline.with("Propagate", sardana.target());
      String device = start(world);
      run(world, device, "select()\nwait(lambda: pf.ReadyToScan)");
      replace(bar("visitors"), "a folder");

      run(world, device, "pf.EndSession()\n" + CLOSED);

      assertThatNoScanStoresAnything(sardana);
    }
  }

  @Test
  void aValueOfItsOwnForClosedTargetsStaysWhateverBecomesOfTheBar(TangoWorld world)
      throws Exception {
    try (Detector detector = Detector.start(world)) {
      beamline.with("Propagate", detector.target("SavePath")).with("ClosedValue", "closed");
      String device = start(world);
      run(world, device, CLOSED);
      for (String type : List.of("visitors", "staff", "proprietary")) {
        replace(bar(type), "a symbolic link");
      }

      run(world, device, "pf.Reset()\nwait(lambda: pf.State() == tango.DevState.FAULT)\n" + CLOSED);

      assertThat(detector.written()).containsOnly("closed");
    }
  }

  private void assertThatNoScanStoresAnything(Sardana sardana) throws IOException {
    var before = Trees.of(beamline.root(), beamline.raw());

    String hdf5 = sardana.tryScan("hdf5");
    String spec = sardana.tryScan("spec");

    assertThat(hdf5).startsWith("Exception").contains("choose-proposal-and-visit-in-PathFixer");
    assertThat(spec).isEqualTo("Normal, nothing stored");
    assertThat(Trees.of(beamline.root(), beamline.raw())).isEqualTo(before);
  }

  @Test
  void aFolderInTheProbesPlaceIsToldAlsoAfterARestart(TangoWorld world) throws Exception {
    String device = start(world);
    run(world, device, "select()");
    Path odd = Files.createDirectory(beamline.raw().resolve(".sdm-probe"));

    String out =
        run(
            world,
            device,
            """
            print(refused(select))
            pf.Init()
            print(pf.State(), pf.Status().replace("\\n", " "))
            """);
    Files.delete(odd);
    String mended =
        run(
            world,
            device,
            "pf.Reset()\nwait(lambda: pf.State() == tango.DevState.ON)\nprint(pf.SamplePath)");

    String told = "a folder named .sdm-probe stands there";
    List<String> lines = out.lines().toList();
    assertThat(lines.get(0)).contains(told).contains("ask beamline staff to move it away");
    assertThat(lines.get(1)).startsWith("FAULT").contains(told);
    assertThat(mended).isEqualTo(beamline.raw().toString());
  }
}
