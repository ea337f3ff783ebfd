package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.Map;
import java.util.Optional;

/**
 * Units as the catalogue understands them. SciCat converts with mathjs, which does not know some
 * common spellings and takes others for something else: {@code C} for coulomb, {@code N/A} for
 * newton per ampere.
 */
public final class Units {
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("°", "deg"),
          Map.entry("deg.", "deg"),
          Map.entry("degree", "deg"),
          Map.entry("degrees", "deg"),
          Map.entry("°C", "degC"),
          Map.entry("C", "degC"),
          Map.entry("Celsius", "degC"),
          Map.entry("°F", "degF"),
          Map.entry("Ang", "angstrom"),
          Map.entry("Angstrom", "angstrom"),
          Map.entry("micron", "um"),
          Map.entry("Ohm", "ohm"),
          Map.entry("Ω", "ohm"),
          Map.entry("Torr", "torr"),
          Map.entry("mTorr", "mtorr"),
          Map.entry("gauss", "G"));

  /** What devices write when a value has no unit, and what mathjs would misread. */
  private static final java.util.Set<String> NONE =
      java.util.Set.of("", "N/A", "n/a", "NA", "No unit", "none", "None", "--", "-", "b", "a.u.");

  private Units() {}

  /** The unit to send; empty when there is none. */
  public static Optional<String> of(String unit) {
    String plain = unit.strip();
    String known = SPELLINGS.get(plain);
    if (known != null) {
      return Optional.of(known);
    }
    if (NONE.contains(plain)) {
      return Optional.empty();
    }
    // both micro signs
    return Optional.of(plain.replace('µ', 'u').replace('μ', 'u'));
  }
}
