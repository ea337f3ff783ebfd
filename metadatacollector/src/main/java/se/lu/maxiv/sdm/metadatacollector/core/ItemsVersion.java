package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration as it was from one moment on.
 *
 * @param number 1 for the first one; every change makes the next number
 * @param at since when
 * @param by who made it: the client's host
 * @param why what was done, one sentence
 * @param items the whole configuration
 */
public record ItemsVersion(int number, Instant at, String by, String why, Items items) {

  /**
   * What differs from an earlier one, a line each: {@code + added}, {@code - gone}, {@code ~
   * changed}.
   */
  public List<String> differences(ItemsVersion earlier) {
    var lines = new ArrayList<String>();
    for (Item before : earlier.items.list()) {
      if (items.find(before.key()).isEmpty()) {
        lines.add("- " + line(before));
      }
    }
    for (Item now : items.list()) {
      var before = earlier.items.find(now.key());
      if (before.isEmpty()) {
        lines.add("+ " + line(now));
      } else if (!before.get().equals(now)) {
        lines.add("~ " + line(before.get()) + " -> " + line(now));
      }
    }
    return lines;
  }

  private static String line(Item item) {
    return "%s = %s [%s] %s (%s%s)"
        .formatted(
            item.key(),
            item.address().text(),
            item.unit(),
            item.name(),
            item.when().text(),
            item.mandatory() ? ", mandatory" : "");
  }
}
