package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;

/** Folders that somebody changed behind the device's back: repaired, refused or waited for. */
@TangoTest
class VisitFoldersIT extends OnBeamline {
  @Test
  void aWrongModeOfOurOwnFolderIsRepairedAndLogged(TangoWorld world) throws Exception {
    String device = start(world);
    run(world, device, "select()");
    Files.setAttribute(beamline.raw(), "unix:mode", 0755);

    String out = run(world, device, "select()\nprint([l for l in pf.Log if 'WARN' in l][-1])");

    assertThat(TestBeamline.mode(beamline.raw())).isEqualTo(02770);
    assertThat(out).contains("mode 0755").contains("2770");
  }

  @Test
  void aClosedVisitIsRefusedAndNotReopened(TangoWorld world) throws Exception {
    String device = start(world);
    run(world, device, "select()\npf.EndSession()");
    Files.setAttribute(beamline.raw(), "unix:mode", 02550);

    String out = run(world, device, "print(refused(select))\nprint(pf.State(), repr(pf.Path))");

    assertThat(out).contains("is closed").endsWith("STANDBY ''");
    assertThat(TestBeamline.mode(beamline.raw())).isEqualTo(02550);
  }

  @Test
  void aVisitClosedDuringTheSessionEndsThePathAndComesBackWithIt(TangoWorld world)
      throws Exception {
    String device = start(world);
    run(world, device, "select()");
    Files.setAttribute(beamline.raw(), "unix:mode", 02550);

    String lost =
        run(
            world,
            device,
            """
            wait(lambda: pf.State() == tango.DevState.FAULT, 25)
            print(repr(pf.SamplePath), pf.Visit, pf.ReadyToScan, "is closed" in pf.Status())
            """);
    Files.setAttribute(beamline.raw(), "unix:mode", 02770);
    String back =
        run(
            world,
            device,
            """
            wait(lambda: pf.State() == tango.DevState.ON, 25)
            print(pf.SamplePath, pf.PathGeneration)
            """);

    assertThat(lost).isEqualTo("'' 2020112008 False True");
    assertThat(back).isEqualTo(beamline.raw() + " 3");
  }

  @Test
  void aLinkInTheWayIsRefused(TangoWorld world) throws Exception {
    String device = start(world);
    run(world, device, "select()");
    Path elsewhere = Files.createDirectory(beamline.root().resolve("elsewhere"));
    Files.createSymbolicLink(beamline.raw().resolve("trap"), elsewhere);

    String out =
        run(
            world,
            device,
            "pf.Sample = 'good'\nprint(refused(lambda: pf.write_attribute('Sample', 'trap')))\n"
                + "print(pf.Sample)");

    assertThat(out).contains("a symbolic link").contains("PathFixer.Sample").endsWith("good");
    assertThat(elsewhere).isEmptyDirectory();
  }
}
