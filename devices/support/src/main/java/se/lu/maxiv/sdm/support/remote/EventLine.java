package se.lu.maxiv.sdm.support.remote;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.CallBack;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import fr.esrf.TangoApi.events.EventData;
import fr.esrf.TangoDs.TangoConst;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change events of one attribute, for as many listeners as want them: TangORB 9.7.0 keeps one
 * listener for an attribute in a whole JVM, and a second one silences the first without a word.
 * Thread-safe.
 */
public final class EventLine extends CallBack {
  private static final Logger LOG = LoggerFactory.getLogger(EventLine.class);
  private static final Map<String, EventLine> LINES = new ConcurrentHashMap<>();

  /** What TangORB says when it hears nothing; all else was said by the device, which is there. */
  private static final Pattern DEAF =
      Pattern.compile(
          "API_NoHeartbeat|API_EventTimeout|TangoApi_.*|.*CORBA.*|API_CommunicationFailed|DB_.*");

  private static final Pattern MISSED = Pattern.compile("Api_MissedEvents");

  private final String device;
  private final String attribute;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private @Nullable DeviceProxy proxy;
  private int subscription;

  /** Who wants the events. Called by TangORB's one event thread: must be done at once. */
  public interface Listener {
    /** A value, or word that there is none. */
    void heard(@Nullable DeviceAttribute value);

    /**
     * Events were lost.
     *
     * @param deaf why more are being lost; empty when they flow again
     */
    void lost(String deaf);
  }

  private EventLine(String device, String attribute) {
    this.device = device;
    this.attribute = attribute;
  }

  /** The one of that attribute. */
  public static EventLine of(String device, String attribute) {
    String key = (device + "/" + attribute).toLowerCase(Locale.ROOT);
    return LINES.computeIfAbsent(key, k -> new EventLine(device, attribute));
  }

  /**
   * Listens from now on; events come some milliseconds later, and TangORB finds a server that was
   * restarted by itself, about 16 s later.
   *
   * @throws DevFailed when the device is down; TangORB does not try again
   */
  public synchronized void join(Listener listener) throws DevFailed {
    if (listeners.contains(listener)) {
      return;
    }
    listeners.add(listener);
    if (proxy != null) {
      return;
    }
    try {
      DeviceProxy connected = new DeviceProxy(device);
      subscription =
          connected.subscribe_event(attribute, TangoConst.CHANGE_EVENT, this, new String[0], false);
      proxy = connected;
    } catch (DevFailed e) {
      listeners.remove(listener);
      throw e;
    }
  }

  /** Listens no more. */
  public synchronized void leave(Listener listener) {
    DeviceProxy connected = proxy;
    if (!listeners.remove(listener) || !listeners.isEmpty() || connected == null) {
      return;
    }
    proxy = null;
    try {
      connected.unsubscribe_event(subscription);
    } catch (DevFailed e) {
      LOG.debug("{} of {} was gone already: {}", attribute, device, TangoSentence.of(e));
    }
  }

  @Override
  public void push_event(EventData event) {
    for (Listener listener : listeners) {
      try {
        tell(listener, event);
      } catch (RuntimeException e) {
        // TangORB's event thread must live
        LOG.error("An event of {} of {} was lost", attribute, device, e);
      }
    }
  }

  private static void tell(Listener listener, EventData event) {
    @Nullable DeviceAttribute value = event.attr_value;
    if (!event.err) {
      listener.heard(value == null || value.hasFailed() ? null : value);
      return;
    }
    DevError @Nullable [] errors = event.errors;
    String reason = errors == null || errors.length == 0 ? "" : errors[0].reason;
    if (MISSED.matcher(reason).matches()) {
      listener.lost("");
    } else if (DEAF.matcher(reason).matches()) {
      listener.lost(TangoSentence.of(errors));
    } else {
      listener.heard(null);
    }
  }
}
