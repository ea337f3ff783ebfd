package se.lu.maxiv.sdm.pathfixer;

import java.util.Map;
import se.lu.maxiv.sdm.support.tango.PropertyTable;

/** The defaults that Tango fills in for properties that are not set. */
final class DefaultProperties {
  private DefaultProperties() {}

  static void fill(Map<String, String[]> lines) {
    PropertyTable.of(PathFixer.class)
        .forEach(row -> lines.putIfAbsent(row.name(), row.defaultLines().toArray(String[]::new)));
  }
}
