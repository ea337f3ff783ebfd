package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a scan.
 *
 * @param comment free text
 * @param quality a number, null when nobody judged
 * @param groups what people put it together with
 * @param images files that show it, absolute
 */
public record Notes(
    String comment, @Nullable Double quality, List<String> groups, List<String> images) {
  /** Nobody has said anything. */
  public static final Notes NONE = new Notes("", null, List.of(), List.of());

  /** Copies the lists. */
  public Notes {
    groups = List.copyOf(groups);
    images = List.copyOf(images);
  }

  /** With more that was said: a comment and a quality replace the one before, the rest is added. */
  public Notes and(Notes more) {
    return new Notes(
        more.comment.isEmpty() ? comment : more.comment,
        more.quality == null ? quality : more.quality,
        joined(groups, more.groups),
        joined(images, more.images));
  }

  /** All that the catalogue shows of it, to compare. */
  public String text() {
    return String.join("\n", comment, String.valueOf(quality), String.join(",", groups));
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var all = new LinkedHashSet<>(first);
    all.addAll(second);
    return new ArrayList<>(all);
  }
}
