package se.lu.maxiv.sdm.support.live;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * Keeps the readings of a device true, by its change events, and comes back by itself after it was
 * down.
 *
 * <p>A heartbeat every second asks for State and the few attributes that tell of every change: it
 * finds within two seconds that the device is gone or was started anew, where Tango's own takes
 * ten, and that events do not arrive, as behind a firewall: then all is read again. Values are read
 * after every connecting, and once more some beats later, since a subscription reaches the server
 * after subscribing has returned.
 *
 * <p>All calls are made by one thread of its own. The listener is called by that thread or by
 * TangORB's.
 */
public final class DeviceWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final int LIMIT_MILLIS = 2000;
  private static final String STATE = "State";

  /** TangORB opens its receiver of events twice when two threads subscribe first at once. */
  private static final Object SUBSCRIBING = new Object();

  /** Beats after connecting at which all is read once more. */
  private static final int SETTLED = 3;

  private final RemoteDevice remote;
  private final List<String> attributes;
  private final List<String> telling;
  private final Knowledge known;
  private final Heartbeat heartbeat = new Heartbeat();
  private final ScheduledExecutorService thread;

  private @Nullable DeviceProxy connected;
  private int beats;
  private volatile boolean mustRead;

  /**
   * Starts to watch.
   *
   * @param device its name
   * @param attributes those that are wanted; all push change events, State is among them
   * @param telling those of them that change with what must never be shown when it is old; they are
   *     asked for every second, with State
   * @param listener hears every change
   */
  public DeviceWatch(
      String device, List<String> attributes, List<String> telling, Consumer<Readings> listener) {
    this.remote = new RemoteDevice(device, LIMIT_MILLIS);
    this.attributes = List.copyOf(attributes);
    this.telling =
        Stream.concat(Stream.of(STATE), telling.stream().filter(attributes::contains))
            .distinct()
            .toList();
    this.known = new Knowledge(device, listener);
    this.thread =
        Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "watch of " + device));
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends it, without waiting for a call that goes on. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  /** A thread that keeps no program alive. */
  public static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private void beat() {
    try {
      if (isAnother(remote.call("Asking " + remote.name(), this::compare))) {
        connect();
      } else if (++beats == SETTLED || mustRead) {
        readAll();
      }
    } catch (SdmException e) {
      connected = null;
      known.isAway(e.sentence());
    } catch (RuntimeException e) {
      // a task that throws would be the last one
      LOG.error("watching {} failed; it is tried again", remote.name(), e);
      connected = null;
    }
  }

  /** Another proxy than before stands for a server that was started anew. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isAnother(DeviceProxy device) {
    return device != connected;
  }

  private DeviceProxy compare(DeviceProxy device) throws DevFailed {
    mustRead |= heartbeat.isDeaf(values(device, telling), known.present());
    return device;
  }

  private void connect() {
    DeviceProxy device =
        remote.call(
            "Subscribing to " + remote.name(),
            proxy -> {
              synchronized (SUBSCRIBING) {
                for (String attribute : attributes) {
                  ears(attribute).listen(proxy);
                }
              }
              return proxy;
            });
    readAll();
    connected = device;
    beats = 0;
  }

  private EventEars ears(String attribute) {
    return new EventEars(
        attribute,
        new EventEars.Ears() {
          @Override
          public void heard(Map<String, Object> value) {
            known.heard(value);
          }

          @Override
          public void missed() {
            mustRead = true;
          }
        });
  }

  private void readAll() {
    mustRead = false;
    known.asking();
    known.answered(remote.call("Reading " + remote.name(), device -> values(device, attributes)));
  }

  private static Map<String, Object> values(DeviceProxy device, List<String> names)
      throws DevFailed {
    DeviceAttribute[] read = device.read_attribute(names.toArray(String[]::new));
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < read.length; i++) {
      String name = names.get(i);
      PlainValue.of(read[i]).ifPresent(value -> values.put(name, value));
    }
    return values;
  }
}
