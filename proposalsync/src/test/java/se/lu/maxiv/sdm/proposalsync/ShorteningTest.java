package se.lu.maxiv.sdm.proposalsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.JournalKnowledge;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalMemory;
import se.lu.maxiv.sdm.proposalsync.core.RandomJournal;

class ShorteningTest {
  private static final int RUNS = 60;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long ALWAYS = 1;

  private final List<JournalLine> all = RandomJournal.of(5, RUNS);
  private final JournalMemory memory = new JournalMemory();

  @TempDir private Path folder;

  @BeforeEach
  void write() {
    all.forEach(memory::learn);
    try (JournalFile journal = JournalFile.in(folder, NEVER)) {
      journal.append(all);
    }
  }

  @Test
  void aJournalOfYearsIsShortAfterAStartAndSaysTheSame() throws IOException {
    byte[] before = Files.readAllBytes(journal());

    try (JournalFile journal = JournalFile.in(folder, ALWAYS)) {
      assertSaysAll(journal);
    }

    assertThat(Files.size(journal())).isLessThan(before.length / 2);
    assertThat(archives()).hasSize(1);
    assertThat(archives().get(0)).hasBinaryContent(before);
    assertThat(Files.readString(journal())).contains(archives().get(0).getFileName().toString());
    try (JournalFile again = JournalFile.in(folder, ALWAYS)) {
      assertSaysAll(again);
    }
    assertThat(archives()).as("it is short already").hasSize(1);
  }

  @Test
  void aJournalThatGrowsWhileItIsUsedIsShortenedAsOften() throws IOException {
    Path other = Files.createDirectory(folder.resolve("other"));
    try (JournalFile journal = JournalFile.in(other, ALWAYS)) {
      for (JournalLine line : all) {
        journal.append(List.of(line));
      }
      assertSaysAll(journal);
    }

    try (JournalFile again = JournalFile.in(other, NEVER)) {
      assertSaysAll(again);
    }
    assertThat(names(other, "journal-*.jsonl")).hasSizeBetween(2, 30);
    assertThat(everything(other)).containsAll(all);
    assertThat(names(other, "journal.new")).isEmpty();
  }

  /** The files as a crash leaves them that comes after the first so many steps. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void afterACrashBetweenTwoStepsItSaysTheSame(int steps) throws IOException {
    var shortening = new Shortening(folder, memory.newest());
    if (steps > 0) {
      shortening.write(all.size() - memory.recentCount(), Files.size(journal())).channel().close();
    }
    if (steps > 1) {
      shortening.archive();
    }
    if (steps > 2) {
      shortening.replace();
    }

    assertRecovers(steps > 2 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "100", "5000"})
  void afterACrashWhileTheShortOneIsWrittenItSaysTheSame(int bytes) throws IOException {
    var shortening = new Shortening(folder, memory.newest());
    Path fresh = folder.resolve("journal.new");
    shortening.write(all.size() - memory.recentCount(), Files.size(journal())).channel().close();
    byte[] whole = Files.readAllBytes(fresh);
    Files.write(fresh, Arrays.copyOf(whole, Math.min(bytes, whole.length)));

    assertRecovers(0);
  }

  /** What is appended after a crash goes into the journal and into no archive. */
  private void assertRecovers(int archives) throws IOException {
    var more = new JournalLine.Approved(memory.newest(), "more", "host", "");

    try (JournalFile journal = JournalFile.in(folder, NEVER)) {
      assertSaysAll(journal);
      journal.append(List.of(more));
    }

    assertThat(names(folder, "journal.new")).isEmpty();
    assertThat(archives()).hasSize(archives);
    assertThat(everything(folder)).containsAll(all);
    for (Path archive : archives()) {
      assertThat(archive).content().doesNotContain("\"more\"");
    }
    all.add(more);
    memory.learn(more);
    try (JournalFile again = JournalFile.in(folder, ALWAYS)) {
      assertSaysAll(again);
    }
    assertThat(everything(folder)).containsAll(all);
  }

  @Test
  void onlyTheOwnerReadsWhatIsThere() throws IOException {
    JournalFile.in(folder, ALWAYS).close();

    assertThat(names(folder, "*")).hasSize(3);
    for (Path file : names(folder, "*")) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void anArchiveOfTheSameDayStays() throws IOException {
    Path day = new Shortening(folder, memory.newest()).archiveName();
    Files.writeString(day, "an older one\n");

    JournalFile.in(folder, ALWAYS).close();

    assertThat(day).hasContent("an older one\n");
    assertThat(archives()).hasSize(2);
  }

  @Test
  void theLockHoldsWhileTheJournalIsReplaced() throws Exception {
    try (JournalFile journal = JournalFile.in(folder, ALWAYS)) {
      assertThat(archives()).hasSize(1);

      assertThat(JournalFileTest.inAnotherProcess(folder)).contains("in use by another server");
      assertSaysAll(journal);
    }
  }

  @Test
  void aRefusedSecondServerOfThisProcessDoesNotGiveTheLockAway() throws Exception {
    try (JournalFile journal = JournalFile.in(folder, NEVER)) {
      assertThatExceptionOfType(SdmException.class).isThrownBy(() -> JournalFile.in(folder));

      assertThat(JournalFileTest.inAnotherProcess(folder)).contains("in use by another server");
      assertSaysAll(journal);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aJournalThatCannotBeShortenedGoesOn(boolean isBlocked) throws IOException {
    var more = new JournalLine.Approved(memory.newest(), "more", "host", "");

    try (JournalFile journal = JournalFile.in(folder, Files.size(journal()) + 1)) {
      if (isBlocked) {
        Files.createDirectories(folder.resolve("journal.new").resolve("in the way"));
      }
      journal.append(List.of(more));
      journal.append(List.of(more));

      all.addAll(List.of(more, more));
      all.subList(all.size() - 2, all.size()).forEach(memory::learn);
      assertSaysAll(journal);
    }
    assertThat(archives()).hasSize(isBlocked ? 0 : 1);
    assertThat(everything(folder)).containsAll(all);
  }

  private void assertSaysAll(JournalFile journal) {
    assertThat(journal.knowledge()).isEqualTo(JournalKnowledge.of(all));
    assertThat(journal.lines()).isEqualTo(memory.recent());
  }

  private Path journal() {
    return folder.resolve(JournalFile.NAME);
  }

  private List<Path> archives() throws IOException {
    return names(folder, "journal-*.jsonl");
  }

  private static List<Path> names(Path folder, String glob) throws IOException {
    var names = new ArrayList<Path>();
    try (var found = Files.newDirectoryStream(folder, glob)) {
      found.forEach(names::add);
    }
    return names;
  }

  /** All lines that somebody can read, in whichever file. */
  private static Set<JournalLine> everything(Path folder) throws IOException {
    var lines = new HashSet<JournalLine>();
    List<Path> archives = names(folder, "journal-*.jsonl");
    for (Path file :
        Stream.concat(archives.stream(), Stream.of(folder.resolve(JournalFile.NAME))).toList()) {
      try (var reader = new JournalReader(file)) {
        reader.read(Long.MAX_VALUE, lines::add);
      }
    }
    return lines;
  }
}
