package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/**
 * What values are called: {@code True → A, False → B}. Values are compared as text without case, so
 * that it makes no difference how a client spells a boolean; an enum's label may stand for it.
 *
 * @param names the name of each value, in the order in which they were written; empty: values are
 *     shown as they are
 */
public record Mapping(Map<String, String> names) {
  /** Values are shown as they are. */
  public static final Mapping NONE = new Mapping(Map.of());

  private static final Pattern ARROW = Pattern.compile("\\s*(?:→|->|=>)\\s*");

  /** Keeps the order. */
  public Mapping {
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /**
   * Reads what a person wrote.
   *
   * @param text pairs with {@code →} or {@code ->} between, parted by commas; empty for none
   * @throws SdmException (DATA_OUT_OF_RANGE) naming the part that is no pair
   */
  public static Mapping of(String text) {
    var names = new LinkedHashMap<String, String>();
    for (String pair : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] sides = ARROW.split(pair.strip(), -1);
      if (sides.length != 2 || sides[0].isEmpty() || sides[1].isEmpty()) {
        throw SdmException.outOfRange(
            "The mapping %s was refused at %s: write pairs such as True -> A, False -> B."
                .formatted(Shown.quoted(text), Shown.quoted(pair.strip())));
      }
      if (names.put(sides[0], sides[1]) != null) {
        throw SdmException.outOfRange(
            "The mapping %s was refused: it names %s twice."
                .formatted(Shown.quoted(text), Shown.quoted(sides[0])));
      }
    }
    return new Mapping(names);
  }

  /** The name of a value; empty when it has none. */
  public Optional<String> nameOf(String value) {
    String wanted = value.strip().toLowerCase(Locale.ROOT);
    return names.entrySet().stream()
        .filter(name -> name.getKey().toLowerCase(Locale.ROOT).equals(wanted))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** As a person writes it; {@link #of} reads it back. */
  public String text() {
    List<String> pairs = new ArrayList<>();
    names.forEach((value, name) -> pairs.add(value + " -> " + name));
    return String.join(", ", pairs);
  }
}
