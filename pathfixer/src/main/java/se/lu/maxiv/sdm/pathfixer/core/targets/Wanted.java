package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.nio.file.Path;

/** What all targets shall do now: write below a proven folder, or not write at all. */
public sealed interface Wanted {

  /** The path as a target is told it: absolute, without a slash at the end. */
  String text();

  /**
   * A session: data goes to this folder.
   *
   * @param path the proven folder, absolute
   */
  record Open(Path path) implements Wanted {
    @Override
    public String text() {
      return path.toString();
    }
  }

  /**
   * No session: a path that cannot exist and that nobody can make.
   *
   * @param closedPath a path below a regular file, whose name tells the user what to do
   */
  record Closed(Path closedPath) implements Wanted {
    @Override
    public String text() {
      return closedPath.toString();
    }
  }
}
