package se.lu.maxiv.sdm.support.tango;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line of what a device shows: an attribute with all that clients can ask about it.
 *
 * @param name the attribute's exact name
 * @param kind its Tango type
 * @param label what a panel writes beside it
 * @param description one or two sentences for the person who points at it
 * @param unit its unit, empty without one
 * @param format how a panel prints it, in the manner of printf
 * @param expert true if only the expert view of a panel shows it
 * @param getter takes the value out of the device's view
 * @param writer what a write does, null for a read-only attribute
 * @param <V> the device's view
 */
public record AttributeRow<V>(
    String name,
    Kind kind,
    String label,
    String description,
    String unit,
    String format,
    boolean expert,
    Function<V, Object> getter,
    @Nullable Consumer<Object> writer) {

  /** Whether clients may write it. */
  public boolean writable() {
    return writer != null;
  }

  /** The value as the view has it. */
  Object taken(V view) {
    return Objects.requireNonNull(getter.apply(view), name);
  }

  /** A value as it is shown: text made fit to travel, lists as arrays. */
  static Object shown(Object taken) {
    if (taken instanceof String text) {
      return TangoText.of(text);
    }
    if (taken instanceof List<?> texts) {
      return texts.stream().map(text -> TangoText.of((String) text)).toArray(String[]::new);
    }
    return taken;
  }
}
