package se.lu.maxiv.sdm.support.tango;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.tango.DeviceState;

/**
 * Collects the lines of an {@link AttributeTable}. {@link #label}, {@link #about}, {@link #unit},
 * {@link #format}, {@link #expert} and {@link #writer} say more about the attribute added last.
 *
 * @param <V> the device's view
 */
public final class AttributeTableBuilder<V> {
  private final String device;
  private final List<Draft<V>> drafts = new ArrayList<>();
  private @Nullable Function<V, DeviceState> state;
  private @Nullable Function<V, String> status;

  /** An attribute as far as it has been told. */
  private static final class Draft<V> {
    final String name;
    final Kind kind;
    final Function<V, Object> getter;
    String label;
    String description = "";
    String unit = "";
    String format;
    boolean expert;
    @Nullable Consumer<Object> writer;

    Draft(String name, Kind kind, Function<V, Object> getter) {
      this.name = name;
      this.kind = kind;
      this.getter = getter;
      this.label = name;
      this.format = kind.usualFormat();
    }

    AttributeRow<V> row() {
      return new AttributeRow<>(
          name, kind, label, description, unit, format, expert, getter, writer);
    }
  }

  AttributeTableBuilder(String device) {
    this.device = device;
  }

  /** The device's state. */
  public AttributeTableBuilder<V> state(Function<V, DeviceState> getter) {
    state = getter;
    return this;
  }

  /** The device's status, in one or more sentences. */
  public AttributeTableBuilder<V> status(Function<V, String> getter) {
    status = getter;
    return this;
  }

  /** Adds a string. */
  public AttributeTableBuilder<V> text(String name, Function<V, String> getter) {
    return add(name, Kind.TEXT, getter::apply);
  }

  /** Adds a spectrum of strings; a list must not change any more once it was given. */
  public AttributeTableBuilder<V> texts(String name, Function<V, List<String>> getter) {
    return add(name, Kind.TEXTS, getter::apply);
  }

  /** Adds a boolean. */
  public AttributeTableBuilder<V> flag(String name, Predicate<V> getter) {
    return add(name, Kind.FLAG, getter::test);
  }

  /** Adds a DevLong64. */
  public AttributeTableBuilder<V> count(String name, ToLongFunction<V> getter) {
    return add(name, Kind.COUNT, getter::applyAsLong);
  }

  /** Adds a DevDouble. */
  public AttributeTableBuilder<V> amount(String name, ToDoubleFunction<V> getter) {
    return add(name, Kind.AMOUNT, getter::applyAsDouble);
  }

  private AttributeTableBuilder<V> add(String name, Kind kind, Function<V, Object> getter) {
    drafts.add(new Draft<>(name, kind, getter));
    return this;
  }

  /** What a panel writes beside the attribute; its name if not told. */
  public AttributeTableBuilder<V> label(String label) {
    last().label = label;
    return this;
  }

  /** What the attribute is, in a sentence or two. */
  public AttributeTableBuilder<V> about(String description) {
    last().description = description;
    return this;
  }

  /** The attribute's unit. */
  public AttributeTableBuilder<V> unit(String unit) {
    last().unit = unit;
    return this;
  }

  /** How a panel prints the attribute, in the manner of printf; by its type if not told. */
  public AttributeTableBuilder<V> format(String format) {
    last().format = format;
    return this;
  }

  /** Shows the attribute in the expert view of panels only. */
  public AttributeTableBuilder<V> expert() {
    last().expert = true;
    return this;
  }

  /**
   * Makes a string writable.
   *
   * @param writer what a write does; it returns when every read shows the effect
   */
  public AttributeTableBuilder<V> writer(Consumer<String> writer) {
    return writer(Kind.TEXT, value -> writer.accept((String) value));
  }

  /**
   * Makes a boolean writable.
   *
   * @param writer what a write does; it returns when every read shows the effect
   */
  public AttributeTableBuilder<V> flagWriter(Consumer<Boolean> writer) {
    return writer(Kind.FLAG, value -> writer.accept((Boolean) value));
  }

  private AttributeTableBuilder<V> writer(Kind kind, Consumer<Object> writer) {
    if (last().kind != kind) {
      throw new IllegalArgumentException(last().name + " cannot be written as " + kind);
    }
    last().writer = writer;
    return this;
  }

  /**
   * The table.
   *
   * @throws NullPointerException without state or status
   * @throws IllegalArgumentException if two attributes have one name
   */
  public AttributeTable<V> build() {
    return new AttributeTable<>(
        device,
        Objects.requireNonNull(state, "a device shows its state"),
        Objects.requireNonNull(status, "a device shows its status"),
        drafts.stream().map(Draft::row).toList());
  }

  private Draft<V> last() {
    return drafts.get(drafts.size() - 1);
  }
}
