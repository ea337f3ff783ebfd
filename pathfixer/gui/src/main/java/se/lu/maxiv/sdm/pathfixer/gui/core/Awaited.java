package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.util.Map;

/**
 * A selection that the device has made, until it tells of it: what it showed before is old.
 *
 * @param mark of the selection before; every selection has another one
 * @param wanted what it has now, at least some of the fields
 */
public record Awaited(String mark, Map<Field, String> wanted) {
  /** Copies the fields. */
  public Awaited {
    wanted = Map.copyOf(wanted);
  }

  /**
   * Whether the device has told of it.
   *
   * @param now the mark that it shows
   * @param is what it shows
   */
  public boolean isSeen(String now, Map<Field, String> is) {
    return !now.equals(mark)
        || wanted.entrySet().stream()
            .allMatch(entry -> is.getOrDefault(entry.getKey(), "").equals(entry.getValue()));
  }
}
