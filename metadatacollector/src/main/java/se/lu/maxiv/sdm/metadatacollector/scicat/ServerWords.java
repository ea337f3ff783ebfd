package se.lu.maxiv.sdm.metadatacollector.scicat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.Shown;

/**
 * What a SciCat says of a request that it did not carry out. It says so in at least three shapes of
 * JSON; a proxy before it in HTML or nothing at all.
 */
final class ServerWords {
  private static final int MOST = 5;
  private static final int LONGEST_TEXT = 200;
  private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?");

  private ServerWords() {}

  /** The words, short enough for a sentence and without tokens. */
  static String of(byte[] body) {
    List<String> told = told(body);
    String words =
        told.stream()
            .limit(MOST)
            .map(text -> Shown.plain(TOKEN.matcher(text).replaceAll("(token)")))
            .collect(Collectors.joining("; "));
    return told.size() > MOST ? words + "; and " + (told.size() - MOST) + " more" : words;
  }

  /** Whether it is an error as SciCat's framework words it, not some proxy's. */
  static boolean isScicat(byte[] body) {
    try {
      return Json.any(body) instanceof Map<?, ?> error && error.containsKey("message");
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> told(byte[] body) {
    try {
      return told(Json.any(body));
    } catch (IOException e) {
      return List.of(text(new String(body, StandardCharsets.UTF_8).strip()));
    }
  }

  private static List<String> told(Object error) {
    Object message = error instanceof Map<?, ?> fields ? fields.get("message") : error;
    if (message instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    if (message instanceof String text) {
      return text.startsWith("[{") ? constraints(text) : List.of(text);
    }
    return List.of("it gave no reason");
  }

  /** Version 3 puts a JSON text into its JSON. */
  private static List<String> constraints(String text) {
    try {
      var words = new ArrayList<String>();
      if (Json.any(text.getBytes(StandardCharsets.UTF_8)) instanceof List<?> properties) {
        properties.forEach(property -> addConstraints(property, words));
      }
      return words.isEmpty() ? List.of(text) : words;
    } catch (IOException e) {
      return List.of(text);
    }
  }

  private static void addConstraints(Object property, List<String> words) {
    if (property instanceof Map<?, ?> fields
        && fields.get("constraints") instanceof Map<?, ?> all) {
      all.values().forEach(constraint -> words.add(String.valueOf(constraint)));
    }
  }

  private static String text(String text) {
    if (text.isEmpty()) {
      return "it gave no reason";
    }
    if (text.startsWith("<")) {
      return text.toLowerCase(Locale.ROOT).contains("html") ? "an HTML page" : "XML";
    }
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }
}
