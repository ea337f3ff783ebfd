package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.AttrQuality;
import fr.esrf.Tango.AttributeDim;
import fr.esrf.Tango.AttributeValue_5;
import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.TimeVal;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tango.server.events.EventManager;
import org.tango.server.events.EventType;

/**
 * The way of change events to subscribers, around three faults of JTango 9.7.0's {@link
 * EventManager}.
 *
 * <ul>
 *   <li>Its map of subscriptions is a HashMap that requests change while devices push: a map made
 *       for that takes its place before the first subscription.
 *   <li>It closes its sockets when the last subscription runs out, even if somebody subscribes at
 *       that moment, and later tells clients the old addresses too: one subscription to a device
 *       that does not exist, which nobody ever pushes to, keeps it open.
 *   <li>A subscription stays tied to the attribute object it was made with, so after DevRestart or
 *       RestartServer subscribers would get the old device's last value for ever: the value is
 *       given along with the event instead.
 * </ul>
 *
 * <p>Clients of IDL 5 get the events, that is Tango 9 (2015) and later.
 */
final class EventChannel {
  private static final Logger LOG = LoggerFactory.getLogger(EventChannel.class);
  private static final String NOBODY = "no/device/keeps-the-events-open";
  private static final DevError[] NO_ERRORS = {};

  private EventChannel() {}

  /** Opens the sockets for good; to be called by a starting device. Cheap when open already. */
  static synchronized void open() throws DevFailed {
    EventManager events = EventManager.getInstance();
    makeMapConcurrent(events);
    events.subscribe(NOBODY);
  }

  private static void makeMapConcurrent(EventManager events) {
    try {
      Field field = EventManager.class.getDeclaredField("eventImplMap");
      field.setAccessible(true);
      if (field.get(events) instanceof Map<?, ?> map && !(map instanceof ConcurrentHashMap)) {
        field.set(events, new ConcurrentHashMap<>(map));
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.warn("subscribing while an event is pushed may lose an event: JTango has changed", e);
    }
  }

  /**
   * Hands a change event to ZMQ.
   *
   * @param device the device's name
   * @param attribute the attribute's name
   * @param kind its type
   * @param value the new value, for a writable attribute also its set value
   * @param writable whether it has a set value
   */
  static void push(String device, String attribute, Kind kind, Object value, boolean writable)
      throws DevFailed {
    AttributeValue_5 event = new AttributeValue_5();
    event.name = attribute;
    event.data_type = kind.tangoType();
    event.data_format = kind.dataFormat();
    event.value = kind.onTheWire(value, writable);
    event.r_dim = new AttributeDim(kind.length(value), 0);
    event.w_dim = new AttributeDim(writable ? 1 : 0, 0);
    event.quality = AttrQuality.ATTR_VALID;
    event.time = now();
    event.err_list = NO_ERRORS;
    EventManager.getInstance()
        .pushAttributeValueIDL5Event(device, attribute, event, EventType.CHANGE_EVENT);
  }

  private static TimeVal now() {
    Instant now = Instant.now();
    return new TimeVal(Math.toIntExact(now.getEpochSecond()), now.getNano() / 1000, 0);
  }
}
