package se.lu.maxiv.sdm.metadatacollector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a person must look at, a sentence each.
 *
 * @param told what has happened: until somebody has acknowledged it by Reset
 * @param present what is wrong now, by what it is about: until it works again
 */
record Troubles(List<String> told, Map<String, String> present) {
  static final Troubles NONE = new Troubles(List.of(), Map.of());

  /** So many are told one by one; the log has them all. */
  private static final int MOST_TOLD = 100;

  Troubles {
    told = List.copyOf(told);
    present = new TreeMap<>(present);
  }

  /** With one more that has happened; the same one is not told twice. */
  Troubles with(String sentence) {
    if (told.contains(sentence)) {
      return this;
    }
    var more = new ArrayList<>(told);
    more.add(sentence);
    return new Troubles(more.subList(Math.max(0, more.size() - MOST_TOLD), more.size()), present);
  }

  /** With what is wrong now about a thing; empty: it works. */
  Troubles with(String about, String sentence) {
    if (present.getOrDefault(about, "").equals(sentence)) {
      return this;
    }
    var changed = new TreeMap<>(present);
    if (sentence.isEmpty()) {
      changed.remove(about);
    } else {
      changed.put(about, sentence);
    }
    return new Troubles(told, changed);
  }

  /** What has happened was acknowledged; what is wrong now stays. */
  Troubles acknowledged() {
    return new Troubles(List.of(), present);
  }

  boolean isEmpty() {
    return told.isEmpty() && present.isEmpty();
  }

  /** What is wrong now, then what has happened. */
  List<String> sentences() {
    var all = new ArrayList<>(present.values());
    all.addAll(told);
    return all;
  }
}
