package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One of several values of a field, with what helps to find it.
 *
 * @param value what is chosen
 * @param about what it is, such as title and PI, or dates; may be empty
 * @param isToday whether it is on today
 */
public record Choice(String value, String about, boolean isToday) {
  /** A value that speaks for itself. */
  public static Choice plain(String value) {
    return new Choice(value, "", false);
  }

  /** Those in which every word of a search occurs, in any case; their order stays. */
  public static List<Choice> matching(List<Choice> all, String search) {
    String[] words = search.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    return all.stream().filter(choice -> choice.has(words)).toList();
  }

  private boolean has(String[] words) {
    String text = (value + " " + about + (isToday ? " today" : "")).toLowerCase(Locale.ROOT);
    return Arrays.stream(words).allMatch(text::contains);
  }
}
