package se.lu.maxiv.sdm.widgets.link;

import java.util.List;

/** What came of a call. */
public sealed interface Answer {
  /**
   * It was done.
   *
   * @param value a String or a List of String; an empty text for commands that answer nothing
   */
  record Done(Object value) implements Answer {
    /** The answer in one text. */
    public String text() {
      return String.join("\n", lines());
    }

    /** The answer's lines. */
    public List<String> lines() {
      return value instanceof List<?> list
          ? list.stream().map(String::valueOf).toList()
          : List.of(value.toString());
    }
  }

  /**
   * It was refused, or nobody answered.
   *
   * @param reason the error's reason, such as OPERATION_NOT_ALLOWED
   * @param sentence for the person
   * @param origin who refused, such as PathFixer.Select
   */
  record Refused(String reason, String sentence, String origin) implements Answer {}
}
