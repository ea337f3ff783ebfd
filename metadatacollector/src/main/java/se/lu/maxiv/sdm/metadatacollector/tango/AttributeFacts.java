package se.lu.maxiv.sdm.metadatacollector.tango;

import fr.esrf.TangoApi.AttributeInfoEx;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What does not change from value to value of an attribute: the parts of its configuration that its
 * values need.
 *
 * @param unit its own unit, empty when it has none
 * @param labels the names of a DevEnum's values
 */
record AttributeFacts(String unit, List<String> labels) {
  /** Nothing is known. */
  static final AttributeFacts NONE = new AttributeFacts("", List.of());

  /** What Tango writes where nobody wrote a unit. */
  private static final String NO_UNIT = "no unit";

  static AttributeFacts of(AttributeInfoEx configuration) {
    @Nullable String unit = configuration.unit;
    String @Nullable [] labels = configuration.enum_label;
    return new AttributeFacts(
        unit == null || unit.strip().toLowerCase(Locale.ROOT).equals(NO_UNIT)
            ? ""
            : TangoWords.text(unit.strip()),
        labels == null ? List.of() : List.of(labels));
  }
}
