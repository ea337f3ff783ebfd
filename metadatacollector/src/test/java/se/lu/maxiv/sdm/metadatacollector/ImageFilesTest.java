package se.lu.maxiv.sdm.metadatacollector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that may be shown, and what may not. */
class ImageFilesTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};

  @TempDir private Path storage;
  private final ImageFiles images = new ImageFiles();
  private Path raw = Path.of("/");

  @BeforeEach
  void makeVisit() throws IOException {
    raw =
        Files.createDirectories(
            storage.toRealPath().resolve("data/visitors/nanomax/20260412/2026112108/raw"));
  }

  @Test
  void pictureOfAVisitIsShownAsWhatItIs() throws IOException {
    Path file = Files.write(raw.resolve("a.jpg"), PNG);

    assertThat(images.dataUrl(file.toString()))
        .contains("data:image/png;base64," + Base64.getEncoder().encodeToString(PNG));
  }

  @Test
  void fileThatIsNoPictureStaysWhereItIs() throws IOException {
    Path file = Files.writeString(raw.resolve("secret.png"), "root:x:0:0");

    assertThat(images.dataUrl(file.toString())).isEmpty();
  }

  @Test
  void linkIsNotFollowed() throws IOException {
    Path other = Files.write(storage.resolve("other.png"), PNG);
    Path link = Files.createSymbolicLink(raw.resolve("mine.png"), other);

    assertThat(images.dataUrl(link.toString())).isEmpty();
  }

  @Test
  void pictureOutsideOfVisitsIsNotShown() throws IOException {
    Path file = Files.write(storage.resolve("a.png"), PNG);

    assertThat(images.dataUrl(file.toString())).isEmpty();
    assertThat(images.dataUrl(raw + "/../raw/a.png")).isEmpty();
    assertThat(images.dataUrl("a.png")).isEmpty();
  }

  @Test
  void pictureThatIsTooLargeIsNotShown() throws IOException {
    byte[] large = java.util.Arrays.copyOf(PNG, (2 << 20) + 1);
    Path file = Files.write(raw.resolve("large.png"), large);

    assertThat(images.dataUrl(file.toString())).isEmpty();
  }
}
