package se.lu.maxiv.sdm.metadatacollector.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.Programs;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.store.SmallDisk;
import se.lu.maxiv.sdm.model.SdmException;

/** A sidecar in folders of other groups, and on a disk without space. */
@Tag("root")
class VisitSidecarRootTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Nobody's. */
  private static final int GROUP = 47_110;

  @TempDir private Path storage;

  private static Path rawIn(Path storage) throws IOException {
    return Files.createDirectories(
        storage.toRealPath().resolve("data/visitors/nanomax/20260412/2026112108/raw"));
  }

  /** Without setgid: what is made in it has its maker's group. */
  private static Path othersIn(Path storage) throws IOException {
    Path raw = rawIn(storage);
    Files.setAttribute(raw, "unix:gid", GROUP);
    return Files.setPosixFilePermissions(raw, PosixFilePermissions.fromString("rwxrwx---"));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void hasItsFoldersGroupAlsoWhereTheFolderDoesNotKeepIt() throws IOException {
    Scan scan = SidecarProgram.scan(othersIn(storage));

    new VisitSidecar(new JsonForm()).write(scan);

    Path file = rawIn(storage).resolve("scan_7_metadata.json");
    assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(GROUP);
    assertThat(mode(file)).isEqualTo("rw-rw----");
  }

  @Test
  void isReadByItsOwnerOnlyWhereTheAccountMayNotGiveItTheGroupWhichIsTold() throws IOException {
    Path raw = othersIn(storage);
    var command =
        new ProcessBuilder(
            Programs.find("setpriv", "util-linux").toString(),
            "--bounding-set=-chown",
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SidecarProgram.class.getName(),
            raw.toString());

    try (ChildProcess program = ChildProcess.start("sidecar", command)) {
      assertThat(program.awaitLine("CONFIGURATION_ERROR", LIMIT))
          .contains("can be read by the server's account only")
          .contains("make it a member");
    }

    Path file = raw.resolve("scan_7_metadata.json");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(file).content().contains("\"title\":\"ascan\"");
  }

  @Test
  @Tag("mounts")
  void nothingIsLeftOfOneForWhichThereIsNoRoom() throws IOException {
    try (SmallDisk disk = SmallDisk.of(1 << 20)) {
      Path raw = rawIn(disk.folder());
      Scan scan = SidecarProgram.scan(raw);
      Path filler = disk.fill();

      assertThatThrownBy(() -> new VisitSidecar(new JsonForm()).write(scan))
          .isInstanceOf(SdmException.class)
          .hasMessageContaining("could not be written");

      assertThat(raw).isEmptyDirectory();
      Files.delete(filler);
      new VisitSidecar(new JsonForm()).write(scan);
      assertThat(raw.resolve("scan_7_metadata.json")).isNotEmptyFile();
    }
  }
}
