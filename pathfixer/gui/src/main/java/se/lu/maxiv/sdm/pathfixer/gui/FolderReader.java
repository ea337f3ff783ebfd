package se.lu.maxiv.sdm.pathfixer.gui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * Reads folders of a storage that may hang: every question has a time limit, and one that hangs
 * keeps one thread, however often somebody asks. Thread-safe; callers wait, so none is the event
 * thread.
 */
final class FolderReader {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MOST = 500;

  private final BoundedWorker worker = new BoundedWorker("storage");
  private final Duration limit;

  FolderReader() {
    this(LIMIT);
  }

  /** One that waits so long. */
  FolderReader(Duration limit) {
    this.limit = limit;
  }

  /** A folder or file in a folder. */
  record Entry(Path path, String text, boolean isFolder) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * What is in a folder, by name, 500 at most.
   *
   * @throws SdmException with a sentence when it cannot be read, or not in time
   */
  List<Entry> entries(Path folder) {
    return inTime(folder, () -> list(folder));
  }

  /**
   * Asks something of a folder.
   *
   * @throws SdmException with a sentence when it cannot be read, or not in time
   */
  <T> T inTime(Path folder, Callable<T> question) {
    return worker.call(
        "reading " + folder,
        () -> {
          try {
            return question.call();
          } catch (IOException e) {
            throw SdmException.dependency(
                "This computer does not see " + folder + ", or may not read it.");
          }
        },
        limit);
  }

  private static List<Entry> list(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.limit(MOST + 1L).forEach(found::add);
    }
    List<Entry> entries = new ArrayList<>();
    found.stream().limit(MOST).sorted().map(FolderReader::entry).forEach(entries::add);
    if (found.size() > MOST) {
      entries.add(new Entry(folder, "… and more", false));
    }
    return entries;
  }

  private static Entry entry(Path path) {
    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    return new Entry(path, String.valueOf(path.getFileName()), isFolder);
  }
}
