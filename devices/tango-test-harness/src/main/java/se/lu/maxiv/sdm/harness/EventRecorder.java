package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.CallBack;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import fr.esrf.TangoApi.events.EventData;
import fr.esrf.TangoDs.TangoConst;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The change events of one attribute, in the order in which a Java client received them. The first
 * is the value at the time of subscribing. Thread-safe.
 */
public final class EventRecorder implements AutoCloseable {
  private final DeviceProxy device;
  private final String attribute;
  private final int subscription;
  private final Recording recording = new Recording();
  private int next;

  private EventRecorder(DeviceProxy device, String attribute) throws DevFailed {
    this.device = device;
    this.attribute = attribute;
    this.subscription =
        device.subscribe_event(attribute, TangoConst.CHANGE_EVENT, recording, new String[0]);
  }

  /**
   * Subscribes to the change events of an attribute.
   *
   * @throws IllegalStateException if the device is down or does not push change events for it
   */
  public static EventRecorder subscribe(DeviceProxy device, String attribute) {
    try {
      return new EventRecorder(device, attribute);
    } catch (DevFailed e) {
      throw TangoFailure.of("Subscribing to " + device.name() + "/" + attribute, e);
    }
  }

  /** All events so far. */
  public List<TangoEvent> events() {
    return recording.copy();
  }

  /**
   * Returns the next event that is wanted. What is returned, and what came before it, is not looked
   * at again, so that a second call waits for a later event.
   *
   * @throws IllegalStateException listing what came instead if it does not come in time
   */
  public synchronized TangoEvent await(Predicate<TangoEvent> wanted, Duration limit) {
    try {
      return Await.value("an event of " + attribute, limit, () -> take(wanted));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(e.getMessage() + " There came: " + events(), e);
    }
  }

  /** As {@link #await}, for an event whose value is wanted; returns the value. */
  public Object awaitValue(Predicate<Object> wanted, Duration limit) {
    return await(event -> event.value().filter(wanted).isPresent(), limit).value().orElseThrow();
  }

  /** As {@link #await}, for an event with exactly this value. */
  public TangoEvent awaitValue(Object expected, Duration limit) {
    return await(event -> event.has(expected), limit);
  }

  /**
   * Makes sure that events flow: a subscription reaches the server's socket some time after
   * subscribing has returned, and what is pushed before is lost.
   *
   * @param nudge makes the server push an event of this attribute; called again and again
   * @throws IllegalStateException if none comes in time
   */
  public EventRecorder flowing(Runnable nudge, Duration limit) {
    int before = events().size();
    Await.until(
        "the first event of " + attribute,
        limit,
        () -> {
          nudge.run();
          return events().size() > Math.max(1, before);
        });
    return this;
  }

  /** Ends the subscription. That the server is gone by now is no error. */
  @Override
  public void close() {
    try {
      device.unsubscribe_event(subscription);
    } catch (DevFailed e) {
      recording.add(new TangoEvent(Instant.now(), Optional.empty(), List.of("unsubscribed")));
    }
  }

  private Optional<TangoEvent> take(Predicate<TangoEvent> wanted) {
    List<TangoEvent> all = events();
    for (int i = next; i < all.size(); i++) {
      if (wanted.test(all.get(i))) {
        next = i + 1;
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** What TangORB calls on its event thread. */
  private static final class Recording extends CallBack {
    private final List<TangoEvent> events = new ArrayList<>();

    @Override
    public void push_event(EventData data) {
      add(event(data));
    }

    synchronized void add(TangoEvent event) {
      events.add(event);
    }

    synchronized List<TangoEvent> copy() {
      return List.copyOf(events);
    }

    private static TangoEvent event(EventData data) {
      Instant now = Instant.now();
      @Nullable DeviceAttribute attribute = data.attr_value;
      if (data.err || attribute == null) {
        return new TangoEvent(now, Optional.empty(), TangoFailure.sentences(data.errors));
      }
      // The first event can carry a failed attribute with err=false.
      if (attribute.hasFailed()) {
        var errors = TangoFailure.sentences(attribute.getErrStack());
        return new TangoEvent(now, Optional.empty(), errors);
      }
      try {
        return new TangoEvent(now, AttributeValues.of(attribute), List.of());
      } catch (DevFailed e) {
        return new TangoEvent(now, Optional.empty(), TangoFailure.sentences(e.errors));
      }
    }
  }
}
