package se.lu.maxiv.sdm.pathfixer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All that stands below a folder, as lines that can be compared. */
final class Trees {
  private Trees() {}

  /** The tree with owners and modes, what is in one folder left out. */
  static List<String> of(Path top, Path leftOut) throws IOException {
    try (var all = Files.walk(top)) {
      return all.filter(path -> !path.startsWith(leftOut) || path.equals(leftOut))
          .map(
              path ->
                  "%s %d:%d %o"
                      .formatted(
                          path,
                          TestBeamline.owner(path),
                          TestBeamline.gidOf(path),
                          TestBeamline.mode(path)))
          .sorted()
          .toList();
    }
  }
}
