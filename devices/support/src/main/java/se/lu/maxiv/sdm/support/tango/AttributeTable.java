package se.lu.maxiv.sdm.support.tango;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.tango.DeviceState;

/**
 * The one definition of what a device shows: state, status and attributes, each taken from one
 * immutable view value. The Tango attributes, the events and the table in the README come from it.
 *
 * <p>Events are pushed in the order of the table: what stands last is told last.
 *
 * @param <V> the device's view
 */
public final class AttributeTable<V> {
  private final String device;
  private final Function<V, DeviceState> state;
  private final Function<V, String> status;
  private final List<AttributeRow<V>> rows;

  AttributeTable(
      String device,
      Function<V, DeviceState> state,
      Function<V, String> status,
      List<AttributeRow<V>> rows) {
    this.device = device;
    this.state = state;
    this.status = status;
    this.rows = List.copyOf(rows);
    refuseTwins();
  }

  /**
   * Starts a table.
   *
   * @param device the device's class, as it stands in the origin of errors
   * @param view the type of the device's view
   * @param <V> the type of the device's view
   */
  public static <V> AttributeTableBuilder<V> of(String device, Class<V> view) {
    Objects.requireNonNull(view);
    return new AttributeTableBuilder<>(device);
  }

  /** The device's class. */
  public String device() {
    return device;
  }

  /** The attributes in the order of the table, without State and Status. */
  public List<AttributeRow<V>> rows() {
    return rows;
  }

  /** Takes all that is shown out of a view; an exception here means that the view is wrong. */
  Shown<V> shown(V view) {
    Object[] taken = taken(view);
    return shown(view, taken, Arrays.stream(taken).map(AttributeRow::shown).toArray());
  }

  /** The same after another view: what has not changed, long lists above all, is shown again. */
  Shown<V> shown(V view, Shown<V> before) {
    Object[] taken = taken(view);
    Object[] values = new Object[taken.length];
    for (int i = 0; i < values.length; i++) {
      boolean isSame = taken[i] == before.taken()[i];
      values[i] = isSame ? before.values()[i] : AttributeRow.shown(taken[i]);
    }
    return shown(view, taken, values);
  }

  private Shown<V> shown(V view, Object[] taken, Object[] values) {
    return new Shown<>(view, state.apply(view), TangoText.of(status.apply(view)), taken, values);
  }

  private Object[] taken(V view) {
    return rows.stream().map(row -> row.taken(view)).toArray();
  }

  private void refuseTwins() {
    Set<String> names = new HashSet<>(Set.of("state", "status"));
    for (AttributeRow<V> row : rows) {
      if (!names.add(row.name().toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("two attributes are named " + row.name());
      }
    }
  }
}
