package se.lu.maxiv.sdm.metadatacollector.sardana;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a scan's files are, as ScanDir and ScanFile say it. */
final class Places {
  private Places() {}

  /** The folder, empty when there is none or it is not absolute: then nobody knows where. */
  static String folder(@Nullable Object scanDir) {
    String text = scanDir instanceof String words ? words.strip() : "";
    return text.startsWith("/") ? text : "";
  }

  /**
   * The files, absolute.
   *
   * @param scanFile a text, a list or tuple of texts, or null
   */
  static List<String> files(String folder, @Nullable Object scanFile) {
    var files = new ArrayList<String>();
    for (String name : texts(scanFile)) {
      if (name.startsWith("/")) {
        files.add(name);
      } else if (!folder.isEmpty()) {
        files.add(folder.endsWith("/") ? folder + name : folder + "/" + name);
      }
    }
    return files;
  }

  /** The texts in what Python has as a text, a list or a tuple. */
  static List<String> texts(@Nullable Object value) {
    if (value instanceof Object[] tuple) {
      return texts(List.of(tuple));
    }
    if (value instanceof Collection<?> list) {
      return list.stream()
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .filter(text -> !text.isBlank())
          .toList();
    }
    return value instanceof String text && !text.isBlank() ? List.of(text) : List.of();
  }
}
