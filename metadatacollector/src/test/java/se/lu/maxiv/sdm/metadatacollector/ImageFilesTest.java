package se.lu.maxiv.sdm.metadatacollector;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/** Pictures that may be shown, and what may not. */
class ImageFilesTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3};

  @TempDir private Path storage;
  private final List<String> told = new ArrayList<>();
  private final BoundedWorker worker = new BoundedWorker("storage of pictures");
  private final ImageFiles images = new ImageFiles(worker, told::add);
  private Path raw = Path.of("/");

  @BeforeEach
  void makeVisit() throws IOException {
    raw =
        Files.createDirectories(
            storage.toRealPath().resolve("data/visitors/nanomax/20260412/2026112108/raw"));
  }

  @AfterEach
  void stop() {
    worker.close();
  }

  @Test
  void pictureOfAVisitIsShownAsWhatItIs() throws IOException {
    Path file = Files.write(raw.resolve("a.jpg"), PNG);

    assertThat(images.dataUrl(file.toString()))
        .contains("data:image/png;base64," + Base64.getEncoder().encodeToString(PNG));
    images.check(file.toString());
    assertThat(told).isEmpty();
  }

  @Test
  void fileThatIsNoPictureStaysWhereItIs() throws IOException {
    Path file = Files.writeString(raw.resolve("secret.png"), "root:x:0:0");

    assertThat(images.dataUrl(file.toString())).isEmpty();
    assertToldAndRefused(file, "it is no PNG, JPEG or GIF");
  }

  @Test
  void linkIsNotFollowed() throws IOException {
    Path other = Files.write(storage.resolve("other.png"), PNG);
    Path link = Files.createSymbolicLink(raw.resolve("mine.png"), other);

    assertThat(images.dataUrl(link.toString())).isEmpty();
    assertToldAndRefused(link, "it cannot be read (");
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
    assertToldAndRefused(file, "it is larger than 2 MB");
  }

  @Test
  void pictureThatIsNotThereIsTold() {
    Path file = raw.resolve("gone.png");

    assertThat(images.dataUrl(file.toString())).isEmpty();
    assertToldAndRefused(file, "it cannot be read (NoSuchFile)");
  }

  @Test
  void pipeIsNotOpened() throws Exception {
    Path pipe = raw.resolve("pipe.png");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(images.dataUrl(pipe.toString())).isEmpty();
    assertToldAndRefused(pipe, "it is no regular file");
  }

  @Test
  void aStorageThatHangsIsToldToTheClientAndWaitedForByTheCourier() throws Exception {
    Path file = Files.write(raw.resolve("a.png"), PNG);
    var back = new CountDownLatch(1);
    try {
      hang(back);

      List<ThrowingCallable> calls =
          List.of(() -> images.check(file.toString()), () -> images.dataUrl(file.toString()));
      for (ThrowingCallable call : calls) {
        assertThatThrownBy(call)
            .isInstanceOfSatisfying(
                SdmException.class, e -> assertThat(e.reason()).isEqualTo(Reason.DEPENDENCY_ERROR));
      }
      assertThat(told).isEmpty();
    } finally {
      back.countDown();
    }
  }

  /** A call that had no turn within its limit is taken back. */
  private void hang(CountDownLatch back) {
    var begun = new CountDownLatch(1);
    Callable<Boolean> hanging =
        () -> {
          begun.countDown();
          return back.await(1, MINUTES);
        };
    while (begun.getCount() > 0) {
      assertThatThrownBy(() -> worker.call("hanging", hanging, Duration.ofMillis(20)))
          .isInstanceOf(SdmException.class);
    }
  }

  private void assertToldAndRefused(Path file, String why) {
    assertThat(told).singleElement().asString().contains(file.getFileName().toString(), why);
    assertThatThrownBy(() -> images.check(file.toString()))
        .isInstanceOf(SdmException.class)
        .hasMessage(told.get(0));
  }
}
