package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people and programs say about a scan.
 *
 * @param comment free text
 * @param quality a number, null when nobody judged
 * @param groups what people put it together with
 * @param images files that show it, absolute
 * @param values what a program knows of it and no attribute holds
 */
public record Notes(
    String comment,
    @Nullable Double quality,
    List<String> groups,
    List<String> images,
    List<ToldValue> values) {
  /** Nobody has said anything. */
  public static final Notes NONE = new Notes("", null, List.of(), List.of());

  /** What people say, without values. */
  public Notes(String comment, @Nullable Double quality, List<String> groups, List<String> images) {
    this(comment, quality, groups, images, List.of());
  }

  /** Copies the lists. */
  public Notes {
    groups = List.copyOf(groups);
    images = List.copyOf(images);
    values = List.copyOf(values);
  }

  /**
   * With more that was said: a comment, a quality and a value of the same name replace the one
   * before, the rest is added.
   */
  public Notes and(Notes more) {
    return new Notes(
        more.comment.isEmpty() ? comment : more.comment,
        more.quality == null ? quality : more.quality,
        joined(groups, more.groups),
        joined(images, more.images),
        told(more.values));
  }

  private List<ToldValue> told(List<ToldValue> more) {
    var all = new ArrayList<>(values);
    all.removeIf(old -> more.stream().anyMatch(old::isSameAs));
    all.addAll(more);
    return all;
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
