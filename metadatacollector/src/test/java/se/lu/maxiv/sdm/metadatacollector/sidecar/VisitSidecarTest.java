package se.lu.maxiv.sdm.metadatacollector.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.metadatacollector.core.Belonging;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.metadatacollector.core.EndStatus;
import se.lu.maxiv.sdm.metadatacollector.core.Measurement;
import se.lu.maxiv.sdm.metadatacollector.core.Origin;
import se.lu.maxiv.sdm.metadatacollector.core.Scan;
import se.lu.maxiv.sdm.metadatacollector.core.ScanFolder;
import se.lu.maxiv.sdm.metadatacollector.core.Snapshot;
import se.lu.maxiv.sdm.metadatacollector.json.ScanJson;
import se.lu.maxiv.sdm.model.SdmException;

/** A scan's metadata beside its files: whole, its own, and nowhere else. */
class VisitSidecarTest {
  private static final String NAME = "scan_7_metadata.json";

  @TempDir private Path storage;
  private final Sidecar sidecar = new VisitSidecar(new JsonForm());
  private Path raw = Path.of("/");

  @BeforeEach
  void makeVisit() throws IOException {
    raw =
        Files.createDirectories(
            storage.toRealPath().resolve("data/visitors/nanomax/20260412/2026112108/raw"));
  }

  private static Scan scan(String folder) {
    var what = new Measurement("ascan", List.of(), List.of(), List.of(), 3, folder);
    return Scan.begun(
        UUID.randomUUID(),
        new Origin(Origin.COMMAND, 7, Instant.EPOCH),
        what,
        Belonging.of(ScanFolder.of(folder)),
        Snapshot.NONE);
  }

  private Scan withFile(String told, Path file) {
    return scan(told).with(List.of(new DataFile(file.toString(), 10, Instant.EPOCH, false)));
  }

  @Test
  void holdsTheWholeScanForItsOwnersGroupOnly() throws IOException {
    Scan scan = scan(raw.toString());

    sidecar.write(scan);

    Path file = raw.resolve(NAME);
    assertThat(ScanJson.scan(Files.readString(file).strip())).isEqualTo(scan);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw----");
    try (var all = Files.list(raw)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void isWrittenAgainInThePlaceOfItsOwnOlderOne() throws IOException {
    Scan scan = scan(raw.toString());
    sidecar.write(scan);

    Scan ended = scan.ended(Instant.EPOCH, EndStatus.NORMAL, 4);
    sidecar.write(ended);

    assertThat(ScanJson.scan(Files.readString(raw.resolve(NAME)).strip())).isEqualTo(ended);
  }

  @Test
  void leavesAFileOfThatNameThatIsSomebodyElses() throws IOException {
    Files.writeString(raw.resolve(NAME), "the acquisition's own");
    Scan scan = scan(raw.toString());

    sidecar.write(scan);

    assertThat(raw.resolve(NAME)).hasContent("the acquisition's own");
    assertThat(raw.resolve(scan.uuid() + "_metadata.json")).exists();
  }

  @Test
  void doesNotFollowALinkThatAMemberPutThere() throws IOException {
    Path elsewhere = Files.createDirectory(storage.resolve("elsewhere"));
    Files.createSymbolicLink(raw.resolve("sample"), elsewhere);

    assertThatThrownBy(() -> sidecar.write(scan(raw.resolve("sample").toString())))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("could not be written");

    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void doesNotReadALinkInThePlaceOfItsName() throws IOException {
    Path secret = Files.writeString(storage.resolve("secret"), "secret");
    Files.createSymbolicLink(raw.resolve(NAME), secret);

    assertThatThrownBy(() -> sidecar.write(scan(raw.toString()))).isInstanceOf(SdmException.class);

    assertThat(secret).hasContent("secret");
  }

  @Test
  void nothingIsWrittenForAScanOfNoVisit() throws IOException {
    Path other = Files.createDirectory(storage.resolve("other"));

    sidecar.write(scan(other.toString()));

    assertThat(other).isEmptyDirectory();
    assertThat(ScanFolder.of(other.toString())).isEqualTo(Optional.empty());
  }

  @Test
  void ofAScanWithoutAFolderItLiesBesideTheFirstFile() throws IOException {
    Path sample = Files.createDirectory(raw.resolve("sample"));

    sidecar.write(withFile("", sample.resolve("a.h5")));

    assertThat(sample.resolve("a_7_metadata.json")).exists();
  }

  @Test
  void theFirstFilesFolderGoesBeforeTheOneThatWasSelected() throws IOException {
    Path sample = Files.createDirectory(raw.resolve("sample"));

    sidecar.write(withFile(raw.toString(), sample.resolve("a.h5")));

    assertThat(sample.resolve("a_7_metadata.json")).exists();
    assertThat(raw.resolve("a_7_metadata.json")).doesNotExist();
  }

  @Test
  void theFolderThatWasToldGoesBeforeTheFirstFiles() throws IOException {
    Path sample = Files.createDirectory(raw.resolve("sample"));
    Path frames = Files.createDirectory(sample.resolve("frames"));

    sidecar.write(withFile(sample.toString(), frames.resolve("a.h5")));

    assertThat(sample.resolve("a_7_metadata.json")).exists();
    assertThat(frames).isEmptyDirectory();
  }

  @Test
  void theFolderOfAFileThatNeverAppearedIsNotLookedFor() {
    String file = raw.resolve("never/a.h5").toString();

    sidecar.write(scan(raw.toString()).with(List.of(new DataFile(file, -1, Instant.EPOCH, true))));

    assertThat(raw.resolve("a_7_metadata.json")).exists();
  }

  @Test
  void whatAStopLeftInItsMiddleIsReplaced() throws IOException {
    Scan scan = scan(raw.toString());
    Files.writeString(raw.resolve("." + scan.uuid() + "_metadata.part"), "half of it");

    sidecar.write(scan);

    try (var all = Files.list(raw)) {
      assertThat(all).containsExactly(raw.resolve(NAME));
    }
  }
}
