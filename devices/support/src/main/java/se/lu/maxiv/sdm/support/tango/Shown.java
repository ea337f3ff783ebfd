package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevState;
import org.tango.DeviceState;

/**
 * All that a device shows at one moment, ready to be read. Never changed once made.
 *
 * @param view where it was taken from
 * @param state the device's state
 * @param status the device's status
 * @param taken the attributes' values as the view has them, in the order of the table
 * @param values the same as they are shown
 * @param <V> the device's view
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
record Shown<V>(V view, DeviceState state, String status, Object[] taken, Object[] values) {
  DevState tangoState() {
    return state.getDevState();
  }

  Shown<V> with(DeviceState otherState, String otherStatus) {
    return new Shown<>(view, otherState, otherStatus, taken, values);
  }
}
