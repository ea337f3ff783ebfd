package se.lu.maxiv.sdm.pathfixer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.harness.TangoTest;
import se.lu.maxiv.sdm.harness.TangoWorld;
import se.lu.maxiv.sdm.harness.Trees;
import se.lu.maxiv.sdm.pathfixer.standin.Detector;

/** Full disks: the request says so, the selection stays, and with space again it works. */
@TangoTest
@Tag("root")
@Tag("mounts")
class FullDiskIT extends OnBeamline {
  private static final int BYTES = 512 * 1024;
  private static final int FILES = 60;

  private static final String REFUSED =
      """
      before = pf.SelectionJson
      print(refused(lambda: select(sample="new")))
      print(refused(lambda: select(visit="2021020116")))
      wait(lambda: pf.ReadyToScan)
      target = json.loads(pf.PropagationJson)[0]["readBack"]
      print(pf.SelectionJson == before, target == pf.SamplePath)
      """;

  private static final String MENDED =
      """
      path = select(visit="2021020116", sample="new")
      wait(lambda: pf.ReadyToScan)
      wait(lambda: pf.State() == tango.DevState.ON)
      pf.Init()
      print(pf.SamplePath == path, os.path.isdir(path), pf.State())
      """;

  @AutoClose private final Disk disk = Disk.limited(BYTES, FILES);

  private String start(TangoWorld world, Detector detector) {
    beamline.with("Propagate", detector.target("SavePath"));
    return start(world);
  }

  /** What makes the disk full; what it made is deleted in the end. */
  private interface Fill {
    Path run() throws IOException;
  }

  private void assertThatItIsToldAndMended(TangoWorld world, Fill fill, String... told)
      throws IOException {
    try (Detector detector = Detector.start(world)) {
      String device = start(world, detector);
      run(world, device, "select(sample='before')\nwait(lambda: pf.ReadyToScan)");
      Path filler = fill.run();

      String refused = run(world, device, REFUSED);
      Trees.remove(filler);
      String mended = run(world, device, MENDED);

      assertThat(refused.lines()).hasSize(3);
      assertThat(refused.lines().limit(2))
          .allSatisfy(line -> assertThat(line).startsWith("DEPENDENCY_ERROR").contains(told));
      assertThat(refused).endsWith("True True");
      assertThat(mended).isEqualTo("True True ON");
    }
  }

  @Test
  void aDataRootWithoutSpaceIsTold(TangoWorld world) throws IOException {
    useDiskForData();

    assertThatItIsToldAndMended(world, disk::fill, "the storage is full; free some space");
  }

  @Test
  void aDataRootThatTakesNoMoreFilesIsTold(TangoWorld world) throws IOException {
    useDiskForData();

    assertThatItIsToldAndMended(world, disk::crowd, "the storage is full; free some space");
  }

  private void useDiskForData() {
    beamline.close();
    beamline = new TestBeamline(disk.folder());
  }

  @Test
  void aStateDirectoryWithoutSpaceIsTold(TangoWorld world) throws IOException {
    beamline.with("StateDirectory", disk.folder().toString());

    assertThatItIsToldAndMended(
        world,
        disk::fill,
        "The state file " + disk.folder(),
        "No space left on device",
        "its disk has space left");
  }
}
