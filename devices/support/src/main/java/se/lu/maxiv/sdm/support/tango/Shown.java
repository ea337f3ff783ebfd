package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevState;
import org.tango.DeviceState;

/**
 * All that a device shows at one moment, ready to be read. Never changed once made.
 *
 * @param view where it was taken from
 * @param state the device's state
 * @param status the device's status
 * @param values the attributes' values in the order of the table
 * @param <V> the device's view
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Shown<V>(V view, DeviceState state, String status, Object[] values) {
  DevState tangoState() {
    return state.getDevState();
  }

  Shown<V> with(DeviceState otherState, String otherStatus) {
    return new Shown<>(view, otherState, otherStatus, values);
  }
}
