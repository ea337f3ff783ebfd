package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;

class JournalFileTest {
  private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
  private static final JournalLine FIRST = new JournalLine.Approved(AT, "aa", "host å", "20260412");
  private static final JournalLine SECOND = new JournalLine.OfficeSeen(AT, AT, 12);

  @TempDir private Path folder;

  @Test
  void whatWasAppendedIsReadBackInItsOrder() {
    try (JournalFile journal = JournalFile.in(folder)) {
      journal.append(List.of(FIRST));
      journal.append(List.of(SECOND));

      assertThat(journal.lines()).containsExactly(FIRST, SECOND);
    }

    try (JournalFile again = JournalFile.in(folder)) {
      assertThat(again.lines()).containsExactly(FIRST, SECOND);
    }
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    JournalFile.in(folder).close();

    assertThat(Files.getPosixFilePermissions(folder.resolve(JournalFile.NAME)))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aLastLineThatWasCutByALossOfPowerIsForgotten() throws IOException {
    try (JournalFile journal = JournalFile.in(folder)) {
      journal.append(List.of(FIRST));
    }
    Files.writeString(
        folder.resolve(JournalFile.NAME), "{\"line\":\"Appro", StandardOpenOption.APPEND);

    try (JournalFile again = JournalFile.in(folder)) {
      again.append(List.of(SECOND));
    }

    try (JournalFile third = JournalFile.in(folder)) {
      assertThat(third.lines()).containsExactly(FIRST, SECOND);
    }
  }

  @Test
  void aDamagedLineBeforeTheLastIsRefusedByItsNumber() throws IOException {
    Files.writeString(folder.resolve(JournalFile.NAME), "{}\n{\"line\":1}\n");

    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> JournalFile.in(folder))
        .withMessageStartingWith("Line 1 of the journal");
  }

  @Test
  void aFolderThatIsMissingIsToldWithWhatToDo() {
    assertThatExceptionOfType(SdmException.class)
        .isThrownBy(() -> JournalFile.in(folder.resolve("missing")))
        .withMessageContaining("check JournalDirectory");
  }

  @Test
  void aSecondWriterIsRefused() {
    try (JournalFile first = JournalFile.in(folder)) {
      assertThat(first.lines()).isEmpty();
      assertThatExceptionOfType(SdmException.class)
          .isThrownBy(() -> JournalFile.in(folder))
          .withMessageContaining("in use by another server");
    }
  }

  @Test
  void aSecondProcessIsRefusedTooWhileTheFirstHasIt() throws Exception {
    try (JournalFile first = JournalFile.in(folder)) {
      first.append(List.of(FIRST));

      assertThat(inAnotherProcess(folder)).contains("in use by another server");
    }
  }

  /** What a process says that opens the journal. */
  static String inAnotherProcess(Path folder) throws IOException {
    Process second =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OpenJournal.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    return new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Opens a journal in a process of its own. */
  static final class OpenJournal {
    private OpenJournal() {}

    public static void main(String[] args) {
      try (JournalFile journal = JournalFile.in(Path.of(args[0]))) {
        System.out.println(journal.lines().size() + " lines");
      } catch (SdmException e) {
        System.out.println(e.sentence());
      }
    }
  }
}
