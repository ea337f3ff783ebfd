package se.lu.maxiv.sdm.pathfixer.gui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.SdmException;

class FolderReaderTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder = Path.of("");

  @Test
  void whatIsInAFolderIsListedByName() throws IOException {
    Files.createDirectory(folder.resolve("raw"));
    Files.createFile(folder.resolve("notes"));

    assertThat(new FolderReader().entries(folder))
        .extracting(FolderReader.Entry::text, FolderReader.Entry::isFolder)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("notes", false),
            org.assertj.core.api.Assertions.tuple("raw", true));
  }

  @Test
  void ofAVeryLargeFolderSomeIsShown() throws IOException {
    for (int i = 0; i < 510; i++) {
      Files.createFile(folder.resolve("scan-" + i));
    }

    assertThat(new FolderReader().entries(folder)).hasSize(501).last().hasToString("… and more");
  }

  @Test
  void aFolderThatIsMissingIsToldInOneSentence() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> new FolderReader().entries(missing))
        .isInstanceOf(SdmException.class)
        .hasMessage("This computer does not see " + missing + ", or may not read it.");
  }

  @Test
  void aStorageThatHangsIsToldAndKeepsOneThreadHoweverOftenOneAsks() {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger waiting = new AtomicInteger();
    FolderReader reader = new FolderReader(Duration.ofMillis(100));
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> reader.inTime(folder, () -> hang(gate, waiting)))
          .isInstanceOf(SdmException.class)
          .hasMessageContaining("The storage has not answered");
    }

    assertThat(waiting).hasValue(1);
    gate.countDown();
    Await.until("an answer", SOON, () -> answers(reader));
  }

  private static boolean hang(CountDownLatch gate, AtomicInteger waiting)
      throws InterruptedException {
    waiting.incrementAndGet();
    gate.await();
    return true;
  }

  private boolean answers(FolderReader reader) {
    try {
      return reader.entries(folder).isEmpty();
    } catch (SdmException stillStuck) {
      return false;
    }
  }
}
