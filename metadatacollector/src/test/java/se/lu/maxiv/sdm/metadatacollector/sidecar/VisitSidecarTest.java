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

  @Test
  void holdsTheWholeScanForItsOwnersGroupOnly() throws IOException {
    Scan scan = scan(raw.toString());

    sidecar.write(scan);

    Path file = raw.resolve(NAME);
    assertThat(ScanJson.scan(Files.readString(file).strip())).isEqualTo(scan);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .startsWith("rw-")
        .endsWith("---");
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
}
