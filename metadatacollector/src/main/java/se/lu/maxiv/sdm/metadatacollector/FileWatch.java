package se.lu.maxiv.sdm.metadatacollector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.metadatacollector.core.DataFile;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/**
 * Looks at files of scans: how large they are and when they were last changed. Nothing of them is
 * read. Thread-safe.
 */
final class FileWatch {
  /** How often files that are waited for are looked at. */
  static final Duration PERIOD = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** So many at once: thousands on a slow storage must not overrun the limit together. */
  private static final int PIECE = 500;

  private final BoundedWorker storage;

  /**
   * A watch.
   *
   * @param storage looks: a storage that hangs keeps one thread and no more
   */
  FileWatch(BoundedWorker storage) {
    this.storage = storage;
  }

  /**
   * Looks at all of them.
   *
   * @param last whether those that are not there are missing, and not waited for any more
   * @throws SdmException (DEPENDENCY_ERROR) when the storage does not answer in time
   */
  List<DataFile> look(List<DataFile> files, boolean last) {
    var seen = new ArrayList<DataFile>();
    for (int from = 0; from < files.size(); from += PIECE) {
      List<DataFile> piece = files.subList(from, Math.min(files.size(), from + PIECE));
      seen.addAll(storage.call("looking at files of a scan", () -> seen(piece, last), LIMIT));
    }
    return seen;
  }

  private static List<DataFile> seen(List<DataFile> files, boolean last) {
    var seen = new ArrayList<DataFile>();
    files.forEach(file -> seen.add(seen(file, last)));
    return seen;
  }

  private static DataFile seen(DataFile file, boolean last) {
    try {
      var found =
          Files.readAttributes(
              Path.of(file.path()), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isRegularFile()) {
        return new DataFile(file.path(), found.size(), found.lastModifiedTime().toInstant(), false);
      }
    } catch (IOException | InvalidPathException e) {
      LOG.trace("{} is not there", file.path(), e);
    }
    return last
        ? new DataFile(file.path(), -1, file.time(), true)
        : DataFile.announced(file.path());
  }
}
