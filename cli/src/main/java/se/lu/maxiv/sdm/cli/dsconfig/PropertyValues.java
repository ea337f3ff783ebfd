package se.lu.maxiv.sdm.cli.dsconfig;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Properties by name, each a list of lines as the Tango database keeps it. As in Tango, the case of
 * a name does not matter.
 */
public record PropertyValues(NavigableMap<String, List<String>> byName) {
  private static final PropertyValues NONE = new PropertyValues(new TreeMap<>());

  /** Copies the map and its lists. */
  public PropertyValues {
    byName = Collections.unmodifiableNavigableMap(copyOf(byName));
  }

  /** The values of a map with names of any case. */
  public static PropertyValues of(Map<String, List<String>> byName) {
    return new PropertyValues(copyOf(byName));
  }

  /** No property at all. */
  public static PropertyValues none() {
    return NONE;
  }

  /** Whether there is no property. */
  public boolean isEmpty() {
    return byName.isEmpty();
  }

  /** The lines of a property, empty when it is not there. */
  public List<String> lines(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /** Those that the other lacks or has with other lines. */
  public PropertyValues notIn(PropertyValues other) {
    return only(name -> !lines(name).equals(other.byName.get(name)));
  }

  /** Those whose name the other has. */
  public PropertyValues namedIn(PropertyValues other) {
    return only(other.byName::containsKey);
  }

  /** Those whose name passes. */
  public PropertyValues only(Predicate<String> wanted) {
    NavigableMap<String, List<String>> chosen = copyOf(byName);
    chosen.keySet().removeIf(wanted.negate());
    return new PropertyValues(chosen);
  }

  private static NavigableMap<String, List<String>> copyOf(Map<String, List<String>> byName) {
    NavigableMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.forEach((name, lines) -> copy.put(name, List.copyOf(lines)));
    return copy;
  }
}
