package se.lu.maxiv.sdm.proposalsync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import se.lu.maxiv.sdm.proposalsync.core.CanonicalJson;
import se.lu.maxiv.sdm.proposalsync.core.JournalForm;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine;
import se.lu.maxiv.sdm.proposalsync.core.JournalMemory;
import se.lu.maxiv.sdm.proposalsync.core.Remembered;

/**
 * Puts a short journal into the place of a long one, which becomes an archive: {@link #write},
 * {@link #archive}, {@link #replace}. Wherever a crash comes between or within them, {@link
 * #tidyUp} and the journal in its place say the same as before. For the holder of the lock.
 */
final class Shortening {
  /** Mode 0600. */
  static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final String NEW = "journal.new";
  private static final String ARCHIVES = "journal-*.jsonl";
  private static final Set<StandardOpenOption> ANEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path folder;
  private final Path journal;
  private final Path fresh;
  private final Path archive;

  /**
   * Of the journal in that folder.
   *
   * @param newest the time of its last line, after which the archive is named
   */
  Shortening(Path folder, Instant newest) {
    this.folder = folder;
    this.journal = folder.resolve(JournalFile.NAME);
    this.fresh = folder.resolve(NEW);
    this.archive = freeName(folder, newest);
  }

  private static Path freeName(Path folder, Instant newest) {
    String day = "journal-" + newest.atOffset(ZoneOffset.UTC).toLocalDate();
    Path name = folder.resolve(day + ".jsonl");
    for (int i = 2; Files.exists(name); i++) {
      name = folder.resolve(day + "-" + i + ".jsonl");
    }
    return name;
  }

  /** The archive that it makes. */
  Path archiveName() {
    return archive;
  }

  /** Takes away what a crash left of an attempt: nothing of it was ever used. */
  static void tidyUp(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(NEW));
    Path journal = folder.resolve(JournalFile.NAME);
    if (!Files.exists(journal)) {
      return;
    }
    try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, ARCHIVES)) {
      for (Path archive : archives) {
        if (Files.isSameFile(archive, journal)) {
          Files.delete(archive);
        }
      }
    }
  }

  /** Makes names in a folder survive a loss of power. */
  static void sync(Path folder) throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /** The lines as they stand in the file. */
  static ByteBuffer bytes(List<? extends JournalLine> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(CanonicalJson.of(JournalForm.tree(line))).append('\n'));
    return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The short one.
   *
   * @param channel for reading and writing
   * @param told the lines in which it tells the older ones
   * @param end its size in bytes
   */
  record Shorter(FileChannel channel, long told, long end) {}

  /**
   * Writes the short one beside the long one: what the older lines tell, and the younger as they
   * are.
   *
   * @param older how many lines are told in short
   * @param end where the last line ends
   */
  Shorter write(long older, long end) throws IOException {
    FileChannel written = FileChannel.open(fresh, ANEW, OWNER_ONLY);
    try (JournalReader reader = new JournalReader(journal)) {
      long told = tell(older(reader, older), written);
      copy(reader.end(), end, written);
      written.force(true);
      return new Shorter(written, told, written.size());
    } catch (IOException | RuntimeException e) {
      written.close();
      throw e;
    }
  }

  private static JournalMemory older(JournalReader reader, long older) throws IOException {
    var memory = new JournalMemory();
    reader.read(older, memory::learn);
    return memory;
  }

  private long tell(JournalMemory older, FileChannel to) throws IOException {
    var name = new Remembered.Shortened(older.newest(), String.valueOf(archive.getFileName()));
    put(bytes(List.of(name)), to);
    List<JournalLine> lines = older.knowledge().lines(older.newest());
    for (JournalLine line : lines) {
      put(bytes(List.of(line)), to);
    }
    return 1L + lines.size();
  }

  private static void put(ByteBuffer bytes, FileChannel to) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private void copy(long begin, long end, FileChannel to) throws IOException {
    try (FileChannel from = FileChannel.open(journal, StandardOpenOption.READ)) {
      long at = begin;
      while (at < end) {
        at += from.transferTo(at, end - at, to);
      }
    }
  }

  /** Gives the long one its second name, under which it stays. */
  void archive() throws IOException {
    Files.createLink(archive, journal);
    sync(folder);
  }

  /** Puts the short one into its place. After a failure nobody knows which one is there. */
  void replace() throws IOException {
    Files.move(fresh, journal, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
  }
}
