package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Locale;
import java.util.Set;
import se.lu.maxiv.sdm.model.Shown;

/** How a scan's data set, its folder and its files are called in the catalogue. */
final class DatasetNames {
  private static final Set<String> HDF5 = Set.of("h5", "hdf5", "nxs");

  /** SciCat wants a folder of every data set. */
  private static final String NO_FOLDER = "unavailable";

  private DatasetNames() {}

  /** The first file's name without its ending, else the command, else the time. */
  static String name(Scan scan) {
    if (!scan.files().isEmpty()) {
      String path = scan.files().get(0).path();
      String file = path.substring(path.lastIndexOf('/') + 1);
      int dot = file.lastIndexOf('.');
      String number = scan.origin().number() < 0 ? "" : " #" + scan.origin().number();
      return (dot > 0 ? file.substring(0, dot) : file) + number;
    }
    String title = scan.measurement().title();
    return title.isBlank() ? "scan " + scan.origin().start() : Shown.plain(title.strip());
  }

  /** Where the files are. */
  static String folder(Scan scan) {
    String told = withoutSlash(scan.measurement().folder());
    if (told.isBlank() && !scan.files().isEmpty()) {
      String path = scan.files().get(0).path();
      told = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
    return told.isBlank() ? NO_FOLDER : told;
  }

  /** SciCat cuts the slash, and so do we, lest the two be compared. */
  private static String withoutSlash(String folder) {
    int end = folder.length();
    while (end > 1 && folder.charAt(end - 1) == '/') {
      end--;
    }
    return folder.substring(0, end);
  }

  /** The folder without what is below raw, where samples' names are. */
  static String raw(Scan scan) {
    String folder = folder(scan);
    int at = (folder + "/").indexOf("/raw/");
    return at < 0 ? NO_FOLDER : folder.substring(0, at) + "/raw";
  }

  /**
   * A file's path as seen from the folder that was told, or the whole one if it lies elsewhere. It
   * is the same whatever files come to be known later.
   */
  static String relative(Scan scan, DataFile file) {
    String folder = withoutSlash(scan.measurement().folder());
    boolean isBelow = !folder.isBlank() && file.path().startsWith(folder + "/");
    return isBelow ? file.path().substring(folder.length() + 1) : file.path();
  }

  /** What the files are, empty when that is not certain. */
  static String format(Scan scan) {
    return scan.files().stream().anyMatch(file -> HDF5.contains(extension(file.path())))
        ? "HDF5"
        : "";
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
