package se.lu.maxiv.sdm.proposalsync.core;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that are free in {@code ActiveOu}, in which no two objects have the same.
 *
 * <p>A Windows domain controller takes names for the same that differ in case, accents or width; so
 * does this, and rather renames one account too many.
 */
final class NamePool {
  /** rangeUpper of the attribute cn in Active Directory's schema. */
  static final int LONGEST = 64;

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  private final Set<String> taken = new HashSet<>();

  NamePool(Set<String> names) {
    names.forEach(name -> taken.add(key(name)));
  }

  /** The name for an account: its own, else "Name (username)", else the username. */
  Optional<String> take(DirectoryAccount account) {
    String own = account.name();
    return List.of(own, distinct(own, account.username()), account.username()).stream()
        .filter(name -> taken.add(key(name)))
        .findFirst();
  }

  private static String distinct(String name, String username) {
    String suffix = " (" + username + ")";
    int room = Math.max(0, LONGEST - suffix.length());
    return cut(name, room).strip() + suffix;
  }

  /** Never between the two halves of a character. */
  private static String cut(String name, int length) {
    if (name.length() <= length) {
      return name;
    }
    boolean splits = length > 0 && Character.isHighSurrogate(name.charAt(length - 1));
    return name.substring(0, splits ? length - 1 : length);
  }

  private static String key(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFKD);
    return ACCENTS.matcher(plain).replaceAll("").strip().toLowerCase(Locale.ROOT);
  }
}
