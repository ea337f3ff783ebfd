package se.lu.maxiv.sdm.widgets;

import java.awt.EventQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.support.live.DeviceWatch;
import se.lu.maxiv.sdm.support.live.Readings;
import se.lu.maxiv.sdm.widgets.link.DeviceCalls;

/**
 * A device for the parts of a window: they hear its readings, and call it, on Swing's event thread,
 * which never waits for the device. A burst of events is shown once, by its last state.
 *
 * <p>For the event thread only.
 */
public final class DeviceModel implements AutoCloseable {
  private final AtomicReference<@Nullable Readings> pending = new AtomicReference<>();
  private final List<Consumer<Readings>> listeners = new ArrayList<>();
  private final DeviceCalls calls;
  private final String device;
  private final List<String> attributes;
  private final List<String> telling;
  private Readings shown;
  private @Nullable DeviceWatch watch;

  /**
   * Does not connect yet.
   *
   * @param device its name
   * @param attributes what the window shows, State and Status among them
   * @param telling those of them that change with what must never be shown when it is old
   */
  public DeviceModel(String device, List<String> attributes, List<String> telling) {
    this.device = device;
    this.attributes = attributes;
    this.telling = telling;
    this.shown = Readings.ofNobodyYet(device);
    this.calls = new DeviceCalls(device, EventQueue::invokeLater);
  }

  /** Connects; to be called when all parts listen. */
  public void start() {
    watch = new DeviceWatch(device, attributes, telling, this::heard);
  }

  /** Hears the readings as they are now, and whenever they change. */
  public void listen(Consumer<Readings> listener) {
    listeners.add(listener);
    listener.accept(shown);
  }

  /** What is shown at present. */
  public Readings readings() {
    return shown;
  }

  /** The device's commands; answers come on the event thread. */
  public DeviceCalls calls() {
    return calls;
  }

  @Override
  public void close() {
    calls.close();
    if (watch != null) {
      watch.close();
    }
  }

  private void heard(Readings readings) {
    if (pending.getAndSet(readings) == null) {
      EventQueue.invokeLater(this::show);
    }
  }

  private void show() {
    Readings last = pending.getAndSet(null);
    if (last != null) {
      shown = last;
      listeners.forEach(listener -> listener.accept(last));
    }
  }
}
