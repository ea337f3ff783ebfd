package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevFailed;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.DeviceState;
import org.tango.server.dynamic.DynamicManager;

/**
 * The view that a device shows at present. Readers take it from memory and never wait; a change is
 * seen by every read before the first event about it leaves, and all its events have left when
 * {@link #update} returns.
 *
 * <p>Thread-safe. Changes are made one after another, their events in the same order.
 *
 * @param <V> the device's view, an immutable value
 */
public final class Published<V> {
  private static final Logger LOG = LoggerFactory.getLogger(Published.class);

  private final AttributeTable<V> table;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Shown<V> shown;

  /** Status of a device that starts; null when it does not. Guarded by {@link #changing}. */
  private @Nullable String starting;

  /** The device's name once events can leave, null before and after. */
  private volatile @Nullable String device;

  /**
   * Starts with a first view.
   *
   * @param table what is shown of it
   * @param first what is shown until the first change
   */
  public Published(AttributeTable<V> table, V first) {
    this.table = table;
    this.shown = table.shown(first);
  }

  /** The present view. */
  public V view() {
    return shown.view();
  }

  /** The state as clients see it. */
  public DeviceState state() {
    return shown.state();
  }

  /** The status as clients see it. */
  public String status() {
    return shown.status();
  }

  /**
   * Makes a change and tells it.
   *
   * @param change the next view from the present one; quick, since others wait for it
   * @return the new view
   */
  public V update(UnaryOperator<V> change) {
    return show(before -> table.shown(change.apply(before.view()), before)).view();
  }

  /**
   * Shows another state and status than the view's until the next {@link #update}.
   *
   * @param state the state
   * @param status one sentence
   */
  public void overrule(DeviceState state, String status) {
    locked(() -> starting = null);
    show(before -> before.with(state, TangoText.of(status)));
  }

  /** Shows INIT, whatever changes, until {@link #started} or {@link #overrule}. */
  void starting(String status) {
    locked(() -> starting = TangoText.of(status));
    show(UnaryOperator.identity());
  }

  /** Shows the view's own state again. */
  void started() {
    locked(() -> starting = null);
    update(UnaryOperator.identity());
  }

  private void locked(Runnable change) {
    changing.lock();
    try {
      change.run();
    } finally {
      changing.unlock();
    }
  }

  private Shown<V> show(UnaryOperator<Shown<V>> change) {
    if (changing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a change of the view cannot make another one");
    }
    changing.lock();
    try {
      Shown<V> before = shown;
      Shown<V> wished = change.apply(before);
      Shown<V> after = starting == null ? wished : wished.with(DeviceState.INIT, starting);
      shown = after;
      tell(before, after);
      return after;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Adds the attributes to a device; to be called once for a device object.
   *
   * @param attributes JTango's handle on the device's attributes
   */
  void attach(DynamicManager attributes) throws DevFailed {
    List<AttributeRow<V>> rows = table.rows();
    for (int i = 0; i < rows.size(); i++) {
      int index = i;
      attributes.addAttribute(
          new ShownAttribute(table.device(), rows.get(i), () -> shown.values()[index]));
    }
  }

  /**
   * Lets events leave and tells everything, so that subscribers of a device that came back have the
   * present values.
   *
   * @param deviceName the device's name
   */
  void goOnline(String deviceName) throws DevFailed {
    EventChannel.open();
    changing.lock();
    try {
      device = deviceName;
      tell(null, shown);
    } finally {
      changing.unlock();
    }
  }

  /** Ends events: another object may stand for the device from now on. */
  void goOffline() {
    changing.lock();
    try {
      device = null;
    } finally {
      changing.unlock();
    }
  }

  private void tell(@Nullable Shown<V> before, Shown<V> after) {
    String name = device;
    if (name == null) {
      return;
    }
    // JeroMQ would close its sockets for good if it met an interrupted thread
    boolean interrupted = Thread.interrupted();
    try {
      push(name, before, after);
    } catch (DevFailed | RuntimeException e) {
      // the view is right and can be read: the change must not fail for an event
      LOG.error("no event about the last change of {} left", name, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void push(String name, @Nullable Shown<V> before, Shown<V> after) throws DevFailed {
    if (before == null || before.state() != after.state()) {
      EventChannel.push(name, "State", Kind.STATE, after.tangoState(), false);
    }
    if (before == null || !before.status().equals(after.status())) {
      EventChannel.push(name, "Status", Kind.TEXT, after.status(), false);
    }
    List<AttributeRow<V>> rows = table.rows();
    for (int i = 0; i < rows.size(); i++) {
      Object value = after.values()[i];
      if (before == null || !Objects.deepEquals(before.values()[i], value)) {
        AttributeRow<V> row = rows.get(i);
        EventChannel.push(name, row.name(), row.kind(), value, row.writable());
      }
    }
  }
}
