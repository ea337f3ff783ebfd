package se.lu.maxiv.sdm.cli.watch;

import java.util.HashMap;
import java.util.Map;
import se.lu.maxiv.sdm.cli.tango.Value;

/**
 * What is known of a device at one moment.
 *
 * @param subject the device
 * @param down why it does not answer, a sentence; empty when it does
 * @param values by attribute, the last ones it had
 */
public record Sight(Subject subject, String down, Map<String, Value> values) {
  private static final String CONNECTING = "Connecting.";

  /** Copies the values. */
  public Sight {
    values = Map.copyOf(values);
  }

  /** Before the first answer. */
  public static Sight ofNobodyYet(Subject subject) {
    return new Sight(subject, CONNECTING, Map.of());
  }

  /** Whether it has not been asked yet. */
  public boolean isConnecting() {
    return down.equals(CONNECTING);
  }

  /** The value of an attribute. */
  public Value value(String attribute) {
    return values.getOrDefault(attribute, Value.UNKNOWN);
  }

  /** The same with more values. */
  public Sight with(Map<String, Value> more) {
    var all = new HashMap<>(values);
    all.putAll(more);
    return new Sight(subject, down, all);
  }

  /** The same of a device that answers. */
  public Sight up() {
    return new Sight(subject, "", values);
  }

  /** The same of a device that does not answer. */
  public Sight down(String sentence) {
    return new Sight(subject, sentence, values);
  }
}
