package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The last selections, newest first, without doubles.
 *
 * @param selections each by field
 */
public record Recent(List<Map<Field, String>> selections) {
  private static final int MOST = 12;
  private static final String BETWEEN = "\t";

  /** Copies the list. */
  public Recent {
    selections = selections.stream().map(Map::copyOf).limit(MOST).toList();
  }

  /** Those that were written down; lines that are not understood are left out. */
  public static Recent of(List<String> lines) {
    return new Recent(
        lines.stream()
            .map(line -> line.split(BETWEEN, -1))
            .filter(parts -> parts.length == Field.values().length)
            .map(Recent::selection)
            .toList());
  }

  /** The lines to write down. */
  public List<String> lines() {
    return selections.stream().map(s -> all(s).collect(Collectors.joining(BETWEEN))).toList();
  }

  /** With one more in front; one without a visit is none. */
  public Recent with(Map<Field, String> selection) {
    if (selection.getOrDefault(Field.VISIT, "").isEmpty()) {
      return this;
    }
    List<Map<Field, String>> next = new ArrayList<>();
    Map<Field, String> plain = selection(all(selection).toArray(String[]::new));
    next.add(plain);
    selections.stream().filter(earlier -> !earlier.equals(plain)).forEach(next::add);
    return new Recent(next);
  }

  /** How one is shown. */
  public static String shown(Map<Field, String> selection) {
    return all(selection).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
  }

  private static Stream<String> all(Map<Field, String> selection) {
    return Stream.of(Field.values()).map(field -> selection.getOrDefault(field, ""));
  }

  private static Map<Field, String> selection(String[] parts) {
    Map<Field, String> selection = new EnumMap<>(Field.class);
    Iterator<String> texts = List.of(parts).iterator();
    for (Field field : Field.values()) {
      selection.put(field, texts.next());
    }
    return selection;
  }
}
