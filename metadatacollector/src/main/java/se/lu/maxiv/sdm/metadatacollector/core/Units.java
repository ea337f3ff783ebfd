package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Units as the catalogue understands them. SciCat converts with mathjs, which does not know some
 * common spellings and takes others for something else: {@code C} for coulomb, {@code N/A} for
 * newton per ampere, {@code b} for bits. What it does not know it keeps as it is.
 */
public final class Units {
  /** Whole units, in lower case unless case decides. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("C", "degC"),
          Map.entry("deg.", "deg"),
          Map.entry("deg C", "degC"),
          Map.entry("deg F", "degF"),
          Map.entry("celsius", "degC"),
          Map.entry("fahrenheit", "degF"),
          Map.entry("\u00E5", "angstrom"),
          Map.entry("ang", "angstrom"),
          Map.entry("ang.", "angstrom"),
          Map.entry("angstrom", "angstrom"),
          Map.entry("angstroms", "angstrom"),
          Map.entry("micron", "um"),
          Map.entry("microns", "um"),
          Map.entry("torr", "torr"));

  /** Parts of units. Both micro signs, both letters A with ring, both omegas. */
  private static final List<String[]> SIGNS =
      List.of(
          new String[] {"\u00B5", "u"},
          new String[] {"\u03BC", "u"},
          new String[] {"°", "deg"},
          new String[] {"\u00C5", "angstrom"},
          new String[] {"\u212B", "angstrom"},
          new String[] {"\u03A9", "ohm"},
          new String[] {"\u2126", "ohm"},
          new String[] {"Ohm", "ohm"});

  /** What devices write when a value has no unit, and what mathjs would misread. */
  private static final Set<String> NONE =
      Set.of(
          "", "n/a", "na", "no unit", "none", "unitless", "not specified", "-", "--", "---", "b");

  private Units() {}

  /** The unit to send; empty when there is none. */
  public static Optional<String> of(String unit) {
    String plain = unit.strip();
    String lower = plain.toLowerCase(Locale.ROOT);
    if (NONE.contains(lower)) {
      return Optional.empty();
    }
    String signs = withoutSigns(plain);
    String known = SPELLINGS.get(signs);
    return Optional.of(known != null ? known : SPELLINGS.getOrDefault(lower, signs));
  }

  private static String withoutSigns(String unit) {
    String plain = unit;
    for (String[] sign : SIGNS) {
      plain = plain.replace(sign[0], sign[1]);
    }
    return plain;
  }
}
