package se.lu.maxiv.sdm.support.tango;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Typed readers for a device's properties. Each answers with a usable value whatever the property
 * holds; what is wrong is added to the {@link Problems}, so a device builds its whole configuration
 * and asks once at the end. Values come as Tango has them, as lines of text; a missing property was
 * replaced by its default before.
 */
public final class Properties {
  private final Problems problems;
  private final Map<String, String[]> lines;

  /**
   * Starts reading; what is wrong goes to the given problems.
   *
   * @param lines of each property, defaults filled in
   */
  public Properties(Problems problems, Map<String, String[]> lines) {
    this.problems = problems;
    this.lines = Map.copyOf(lines);
  }

  /**
   * Reads one line of text.
   *
   * @return the text without blanks around it, empty if there is none
   */
  public String text(String name) {
    List<String> some = list(name);
    if (some.size() > 1) {
      problems.add("%s is one value, not the %d of %s".formatted(name, some.size(), some));
    }
    return some.isEmpty() ? "" : some.get(0);
  }

  /** Reads one line of text that must be there. */
  public String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      problems.add(name + " is missing");
    }
    return text;
  }

  /**
   * Reads text of a certain form.
   *
   * @param form what the whole text must match
   * @param meaning the form in words, "a name of letters and digits"
   */
  public String matching(String name, Pattern form, String meaning) {
    String text = text(name);
    if (!form.matcher(text).matches()) {
      problems.add("%s is '%s' and must be %s".formatted(name, text, meaning));
    }
    return text;
  }

  /** Reads an absolute path, normalised; the root directory stands in for one that cannot be. */
  public Path path(String name) {
    String text = text(name);
    return asPath(text)
        .orElseGet(
            () -> {
              problems.add("%s is '%s' and must be an absolute path".formatted(name, text));
              return Path.of("/");
            });
  }

  /** Reads an absolute path that may be missing. */
  public Optional<Path> optionalPath(String name) {
    return text(name).isEmpty() ? Optional.empty() : Optional.of(path(name));
  }

  private static Optional<Path> asPath(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute).map(Path::normalize);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * Reads a whole number.
   *
   * @param least the least that is allowed
   * @param most the most that is allowed
   * @return the number; the nearest allowed one to 0 if the property is wrong
   */
  public long number(String name, long least, long most) {
    String text = text(name);
    @Nullable Long number = asNumber(text);
    if (number == null || number < least || number > most) {
      problems.add(
          "%s is '%s' and must be a whole number from %d to %d".formatted(name, text, least, most));
      return Math.max(least, Math.min(most, 0));
    }
    return number;
  }

  private static @Nullable Long asNumber(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Reads true or false, also as yes or no, 1 or 0; false stands in for what is neither. */
  public boolean flag(String name) {
    String text = text(name).toLowerCase(Locale.ROOT);
    if (List.of("true", "yes", "1").contains(text)) {
      return true;
    }
    if (!List.of("false", "no", "0", "").contains(text)) {
      problems.add("%s is '%s' and must be true or false".formatted(name, text));
    }
    return false;
  }

  /**
   * Reads one of some words, whatever their case.
   *
   * @param words what is allowed, by the word
   * @param <T> what the words mean
   * @return what the word means; any of them if the property is wrong
   */
  public <T> T choice(String name, Map<String, T> words) {
    String text = text(name);
    for (Map.Entry<String, T> word : words.entrySet()) {
      if (word.getKey().equalsIgnoreCase(text)) {
        return word.getValue();
      }
    }
    problems.add(
        "%s is '%s' and must be one of %s"
            .formatted(name, text, String.join(", ", words.keySet().stream().sorted().toList())));
    return words.values().iterator().next();
  }

  /** Reads a list: every line that is not blank, without blanks around it. */
  public List<String> list(String name) {
    List<String> result = new ArrayList<>();
    Arrays.stream(lines.getOrDefault(name, new String[0]))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(result::add);
    return List.copyOf(result);
  }

  /** Reads a time zone; UTC stands in for what is none. */
  public ZoneId zone(String name) {
    String zone = text(name);
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      problems.add("%s is '%s' and must be one such as Europe/Stockholm".formatted(name, zone));
      return ZoneOffset.UTC;
    }
  }

  /**
   * Makes something of what was read.
   *
   * @param reading throws {@link SdmException} when it is wrong, which becomes a problem
   * @param otherwise stands in for it then
   */
  public <T> T tried(Supplier<T> reading, T otherwise) {
    try {
      return reading.get();
    } catch (SdmException e) {
      problems.add(e.sentence().replaceAll("\\.$", ""));
      return otherwise;
    }
  }
}
