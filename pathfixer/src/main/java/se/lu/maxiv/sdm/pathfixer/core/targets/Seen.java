package se.lu.maxiv.sdm.pathfixer.core.targets;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a target was seen to have at one moment.
 *
 * @param value the path it would write to; empty when it has none
 * @param shadowing names that take precedence over the one we write, with their values
 * @param notStored why scans would leave no data although the path is right; empty when they are
 *     stored
 * @param busy what scans on it, or why that cannot be known; empty when nothing does. Asked only
 *     when the value is not the wanted one: nothing is set right while it is busy
 */
public record Seen(String value, Map<String, String> shadowing, String notStored, String busy) {

  /** Keeps the shadowing names sorted. */
  public Seen {
    shadowing = Collections.unmodifiableSortedMap(new TreeMap<>(shadowing));
  }

  /** A target with nothing but a value. */
  public static Seen value(String value) {
    return new Seen(value, Map.of(), "", "");
  }
}
