package se.lu.maxiv.sdm.pathfixer.attribute;

import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import java.util.Arrays;
import java.util.Map;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.targets.Acquisition;
import se.lu.maxiv.sdm.pathfixer.core.targets.Seen;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * A writable DevString attribute of any device: a detector server, an analyser, a camera.
 *
 * <p>What it reads counts, not what was written; only where the read part is empty, as on devices
 * that keep the path to themselves, and on write-only attributes the set point is taken instead.
 */
public final class AttributeTarget implements Acquisition {
  /** The set point that Tango's C++ library gives to a text attribute nobody has written. */
  private static final String NEVER_WRITTEN = "Not initialised";

  private final String name;
  private final RemoteDevice device;
  private final String attribute;
  private final String closedValue;

  /**
   * Does not connect yet.
   *
   * @param name the target as the property names it
   * @param address device and attribute
   * @param closedValue what it is told without a session; empty for the closed path
   */
  public AttributeTarget(String name, AttributeAddress address, String closedValue) {
    this.name = name;
    this.device = new RemoteDevice(address.device());
    this.attribute = address.attribute();
    this.closedValue = closedValue;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String valueFor(Wanted wanted) {
    return wanted instanceof Wanted.Closed && !closedValue.isEmpty() ? closedValue : wanted.text();
  }

  @Override
  public Seen show(Wanted wanted) {
    device.write(attribute, new DeviceAttribute(attribute, valueFor(wanted)));
    return look(wanted);
  }

  @Override
  public Seen look(Wanted wanted) {
    String value = device.call("Reading " + attribute + " of " + device.name(), this::value);
    return new Seen(value, Map.of(), "", value.equals(valueFor(wanted)) ? "" : busy());
  }

  @Override
  public void close() {
    device.forget();
  }

  private String value(DeviceProxy proxy) throws DevFailed {
    String[] readAndSet = proxy.read_attribute(attribute).extractStringArray();
    return Arrays.stream(readAndSet).filter(AttributeTarget::isPath).findFirst().orElse("");
  }

  private static boolean isPath(String value) {
    return !value.isEmpty() && !value.equals(NEVER_WRITTEN);
  }

  private String busy() {
    try {
      DevState state = device.state();
      boolean works = state == DevState.RUNNING || state == DevState.MOVING;
      return works ? device.name() + " is at work" : "";
    } catch (SdmException e) {
      return e.sentence();
    }
  }
}
