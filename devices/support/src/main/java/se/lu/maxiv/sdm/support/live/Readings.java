package se.lu.maxiv.sdm.support.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is known of a device at one moment.
 *
 * @param device its name
 * @param isUp whether it answers; if not, the values are the last ones it had
 * @param why why it does not answer, a sentence; empty when it does
 * @param values by attribute: String, Boolean, Double, Long, or a List of String
 */
public record Readings(String device, boolean isUp, String why, Map<String, Object> values) {
  private static final String CONNECTING = "Connecting …";

  /** Copies the values. */
  public Readings {
    values = Map.copyOf(values);
  }

  /** A device that has not been asked yet. */
  public static Readings ofNobodyYet(String device) {
    return new Readings(device, false, CONNECTING, Map.of());
  }

  /** Whether it has not been asked yet. */
  public boolean isConnecting() {
    return why.equals(CONNECTING);
  }

  /** The text of an attribute; empty when it is not known. */
  public String text(String attribute) {
    return values.get(attribute) instanceof String text ? text : "";
  }

  /** The lines of an attribute; none when they are not known. */
  public List<String> lines(String attribute) {
    return values.get(attribute) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** Whether an attribute is true; false when it is not known. */
  public boolean flag(String attribute) {
    return Boolean.TRUE.equals(values.get(attribute));
  }

  /** The number of an attribute; NaN when it is not known. */
  public double number(String attribute) {
    return values.get(attribute) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** The same with more values. */
  public Readings with(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(more);
    return new Readings(device, isUp, why, all);
  }

  /** The same of a device that answers. */
  public Readings up() {
    return new Readings(device, true, "", values);
  }

  /** The same of a device that does not answer. */
  public Readings down(String sentence) {
    return new Readings(device, false, sentence, values);
  }
}
