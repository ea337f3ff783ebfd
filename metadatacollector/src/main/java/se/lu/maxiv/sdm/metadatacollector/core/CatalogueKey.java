package se.lu.maxiv.sdm.metadatacollector.core;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The names that the catalogue keeps as they are: {@code [A-Za-z0-9_-]}. SciCat stores every other
 * character URL-encoded, and two of its ways to encode collide.
 */
public final class CatalogueKey {
  private static final int LONGEST = 100;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_-]+");
  private static final Pattern EDGES = Pattern.compile("^_+|_+$");

  private CatalogueKey() {}

  /**
   * A key for a person's words: {@code Exit slit positions} becomes {@code Exit_slit_positions}. A
   * key's key is itself.
   */
  public static String of(String words) {
    String plain = words.strip().replace("µ", "u").replace("μ", "u").replace("°", "deg");
    String letters = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    String joined = withoutEdges(OTHERS.matcher(letters).replaceAll("_"));
    String cut = joined.length() <= LONGEST ? joined : withoutEdges(joined.substring(0, LONGEST));
    return cut.isEmpty() ? "item" : cut;
  }

  private static String withoutEdges(String key) {
    return EDGES.matcher(key).replaceAll("");
  }
}
