package se.lu.maxiv.sdm.support.posix;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** The folders in a folder, by the time of their last change. */
final class NewestFolders {
  /** Each entry costs a question to the storage, and scans without sample leave files there. */
  private static final int MOST_LOOKED_AT = 5000;

  private NewestFolders() {}

  private record Found(String name, FileTime changed) {}

  /**
   * Their names, the most recently changed first; links are no folders.
   *
   * @throws SdmException when it cannot be read
   */
  static List<String> in(Dir dir, int most) {
    try (Dir open = dir.readable();
        DirectoryStream<Path> entries =
            Files.newDirectoryStream(Path.of("/proc/self/fd/" + open.fd()))) {
      return folders(entries.iterator()).stream()
          .sorted(Comparator.comparing(Found::changed).thenComparing(Found::name).reversed())
          .limit(most)
          .map(Found::name)
          .toList();
    } catch (LastErrorException e) {
      throw Failure.of("list the folders in", dir.path(), e);
    } catch (IOException | DirectoryIteratorException e) {
      throw new SdmException(
          Reason.DEPENDENCY_ERROR,
          "Could not list the folders in "
              + dir.path()
              + " ("
              + e.getMessage()
              + "); call the administrator.",
          e);
    }
  }

  private static List<Found> folders(Iterator<Path> entries) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < MOST_LOOKED_AT && entries.hasNext(); i++) {
      folder(entries.next()).ifPresent(found::add);
    }
    return found;
  }

  /** What was removed in the meantime is no folder any more. */
  private static Optional<Found> folder(Path entry) {
    try {
      var attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isDirectory()
          ? Optional.of(
              new Found(String.valueOf(entry.getFileName()), attributes.lastModifiedTime()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
