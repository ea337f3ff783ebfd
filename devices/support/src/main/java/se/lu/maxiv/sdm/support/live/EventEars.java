package se.lu.maxiv.sdm.support.live;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.CallBack;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import fr.esrf.TangoApi.events.EventData;
import fr.esrf.TangoDs.TangoConst;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the change events of one attribute. Whatever TangORB says of silence or loss means that a
 * value may be missing.
 */
final class EventEars extends CallBack {
  private static final Logger LOG = LoggerFactory.getLogger(EventEars.class);

  private final String attribute;
  private final Ears ears;

  /** Who wants the events. Called by TangORB's one event thread: must be done at once. */
  interface Ears {
    /** A new value. */
    void heard(Map<String, Object> value);

    /** Events may have been lost. */
    void missed();
  }

  EventEars(String attribute, Ears ears) {
    this.attribute = attribute;
    this.ears = ears;
  }

  /**
   * Listens from now on, or to a server that was started anew: subscribing again leads TangORB to
   * its new address at once, which it would find itself about 16 s later.
   */
  void listen(DeviceProxy device) throws DevFailed {
    device.subscribe_event(attribute, TangoConst.CHANGE_EVENT, this, new String[0], false);
  }

  @Override
  public void push_event(EventData event) {
    try {
      tell(event);
    } catch (DevFailed | RuntimeException e) {
      // TangORB's event thread must live
      LOG.warn("an event of {} could not be read", attribute, e);
      ears.missed();
    }
  }

  private void tell(EventData event) throws DevFailed {
    @Nullable DeviceAttribute value = event.attr_value;
    Optional<Object> plain = event.err || value == null ? Optional.empty() : PlainValue.of(value);
    plain.ifPresentOrElse(known -> ears.heard(Map.of(attribute, known)), ears::missed);
  }
}
