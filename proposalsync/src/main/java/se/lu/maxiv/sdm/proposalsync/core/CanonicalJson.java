package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON of which there is one form only: keys sorted, no blanks, everything outside ASCII escaped
 * (Tango's strings are Latin-1).
 */
public final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * The text of a tree.
   *
   * @param tree of maps with text keys, lists, texts, whole numbers and truth values
   * @throws IllegalArgumentException for anything else
   */
  public static String of(Object tree) {
    var json = new CanonicalJson();
    json.write(tree);
    return json.out.toString();
  }

  private void write(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      object(map);
    } else if (tree instanceof List<?> list) {
      array(list);
    } else if (tree instanceof String text) {
      text(text);
    } else if (tree instanceof Integer || tree instanceof Long || tree instanceof Boolean) {
      out.append(tree);
    } else {
      throw new IllegalArgumentException("no JSON for " + tree.getClass());
    }
  }

  private void object(Map<?, ?> map) {
    out.append('{');
    Map<?, ?> sorted = map instanceof SortedMap ? map : new TreeMap<Object, Object>(map);
    for (Iterator<? extends Map.Entry<?, ?>> i = sorted.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      text((String) entry.getKey());
      out.append(':');
      write(entry.getValue());
      out.append(i.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private void array(List<?> list) {
    out.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      write(i.next());
      out.append(i.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
