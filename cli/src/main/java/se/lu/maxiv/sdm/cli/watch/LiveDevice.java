package se.lu.maxiv.sdm.cli.watch;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.CallBack;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import fr.esrf.TangoApi.events.EventData;
import fr.esrf.TangoDs.TangoConst;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.cli.tango.Value;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * A device whose values come by its change events. They are read only after connecting, since what
 * happened before is in no event. A ping every second tells that it is gone, and when it is back;
 * Tango's own heartbeat takes ten.
 *
 * <p>Thread-safe: connecting and pinging is done by one thread, events come on TangORB's.
 */
final class LiveDevice implements AutoCloseable {
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int LIMIT_MILLIS = 2000;

  /** Beats after which all is read once more: events flow some time after subscribing returned. */
  private static final int SETTLED = 2;

  /** TangORB opens its one receiver at the first subscription, and twice if two come at once. */
  private static final Object SUBSCRIBING = new Object();

  private final Subject subject;
  private final Runnable changed;
  private final RemoteDevice remote;
  private final ScheduledExecutorService thread;
  private @Nullable DeviceProxy connected;
  private int beats;
  private volatile Sight sight;

  /**
   * Starts to watch.
   *
   * @param changed is told after every change, by any thread
   */
  LiveDevice(Subject subject, Runnable changed) {
    this.subject = subject;
    this.changed = changed;
    this.remote = new RemoteDevice(subject.device(), LIMIT_MILLIS);
    this.sight = Sight.ofNobodyYet(subject);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var daemon = new Thread(task, "watch of " + subject.device());
              daemon.setDaemon(true);
              return daemon;
            });
    Future<?> unused =
        thread.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What is known now. */
  Sight sight() {
    return sight;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private void beat() {
    try {
      DeviceProxy now = remote.call("Asking " + subject.device(), LiveDevice::pinged);
      if (isNew(now)) {
        connect();
      } else if (++beats == SETTLED) {
        read();
      }
    } catch (SdmException e) {
      connected = null;
      show(known -> known.down(e.sentence()));
    } catch (RuntimeException e) {
      // the next beat must come, whatever this was
      connected = null;
      show(known -> known.down("Watching it failed: " + e + "."));
    }
  }

  /** Another proxy than before stands for a server that was started anew. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isNew(DeviceProxy device) {
    return device != connected;
  }

  private static DeviceProxy pinged(DeviceProxy device) throws DevFailed {
    device.ping();
    return device;
  }

  private void connect() {
    DeviceProxy device = remote.call("Subscribing to " + subject.device(), this::subscribed);
    read();
    connected = device;
    beats = 0;
  }

  private DeviceProxy subscribed(DeviceProxy device) throws DevFailed {
    synchronized (SUBSCRIBING) {
      for (String attribute : subject.attributes()) {
        device.subscribe_event(
            attribute, TangoConst.CHANGE_EVENT, new Ear(attribute), new String[0], false);
      }
    }
    return device;
  }

  private void read() {
    Map<String, Value> values = remote.call("Reading " + subject.device(), this::values);
    show(known -> known.with(values).up());
  }

  private Map<String, Value> values(DeviceProxy device) throws DevFailed {
    Map<String, Value> values = new LinkedHashMap<>();
    for (DeviceAttribute read :
        device.read_attribute(subject.attributes().toArray(String[]::new))) {
      values.put(read.getName(), Value.of(read));
    }
    return values;
  }

  private void show(UnaryOperator<Sight> change) {
    synchronized (this) {
      sight = change.apply(sight);
    }
    changed.run();
  }

  /** Hears one attribute. That events stay away is found by the ping. */
  private final class Ear extends CallBack {
    private final String attribute;

    Ear(String attribute) {
      this.attribute = attribute;
    }

    @Override
    public void push_event(EventData event) {
      @Nullable DeviceAttribute value = event.attr_value;
      if (event.err || value == null) {
        return;
      }
      try {
        Value heard = Value.of(value);
        show(known -> known.with(Map.of(attribute, heard)));
      } catch (DevFailed e) {
        // TangORB's event thread must live; the value is read again after the next connecting
        show(known -> known.with(Map.of(attribute, Value.UNKNOWN)));
      }
    }
  }
}
