package se.lu.maxiv.sdm.support.remote;

import fr.esrf.Tango.DevFailed;
import fr.esrf.Tango.DevState;
import fr.esrf.TangoApi.ApiUtil;
import fr.esrf.TangoApi.DbDevImportInfo;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import org.jacorb.orb.policies.RelativeRoundtripTimeoutPolicy;
import org.jspecify.annotations.Nullable;
import org.omg.CORBA.Policy;
import org.omg.CORBA.SetOverrideType;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Another Tango device, called within time limits: it is connected to when it is first needed, and
 * anew after every failure, since a restarted server has another address. For one thread at a time.
 *
 * <p>A call of a connected device ends within the limit. Connecting asks the Tango database
 * (TangORB's limit there is 3 s), knocks with the same limit, and only then hands over to TangORB,
 * which would wait twice 3 s for a server that hangs. A host that swallows packets is given up
 * after TangORB's {@code connect_timeout} of 0.3 s.
 */
public final class RemoteDevice {
  /** The longest a device may take to answer unless another limit is given, in milliseconds. */
  public static final int LIMIT_MILLIS = 1000;

  private static final long HUNDRED_NANOS_PER_MILLI = 10_000;

  private final String name;
  private final int limitMillis;
  private final int lane;
  private @Nullable DeviceProxy proxy;

  /**
   * Does not connect yet.
   *
   * @param name the device, with {@code tango://host:port/} in front when it belongs to another
   *     database
   */
  public RemoteDevice(String name) {
    this(name, LIMIT_MILLIS);
  }

  /**
   * Does not connect yet.
   *
   * @param name the device, with {@code tango://host:port/} in front when it belongs to another
   *     database
   * @param limitMillis the longest that it may take to answer, in milliseconds
   */
  public RemoteDevice(String name, int limitMillis) {
    this(name, limitMillis, 0);
  }

  /**
   * Does not connect yet.
   *
   * @param name the device, with {@code tango://host:port/} in front when it belongs to another
   *     database
   * @param limitMillis the longest that it may take to answer, in milliseconds
   * @param lane devices of one server that are called at the same time answer at the same time only
   *     in different lanes: a small number, each of which is a connection to that server
   */
  public RemoteDevice(String name, int limitMillis, int lane) {
    this.name = name;
    this.limitMillis = limitMillis;
    this.lane = lane;
  }

  /** Its name as it was given. */
  public String name() {
    return name;
  }

  /**
   * Reads an attribute.
   *
   * @throws SdmException (COMMUNICATION_BROKEN) with the device's own words
   */
  public DeviceAttribute read(String attribute) {
    return call("Reading " + attribute + " of " + name, device -> device.read_attribute(attribute));
  }

  /**
   * Writes an attribute; when it fails, the value may have arrived nevertheless.
   *
   * @param what what is written, for the sentence
   * @throws SdmException (COMMUNICATION_BROKEN) with the device's own words
   */
  public void write(String what, DeviceAttribute value) {
    call(
        "Writing " + what + " of " + name,
        device -> {
          device.write_attribute(value);
          return true;
        });
  }

  /**
   * Reads the state.
   *
   * @throws SdmException (COMMUNICATION_BROKEN) when it cannot be read
   */
  public DevState state() {
    return call("Reading State of " + name, DeviceProxy::state);
  }

  /**
   * Calls the device, once more when the connection turns out to be an old one that is broken.
   *
   * @param doing what is tried, as the beginning of a sentence
   * @throws SdmException (COMMUNICATION_BROKEN) with the device's own words
   */
  public <T> T call(String doing, Call<T> call) {
    boolean connected = proxy != null;
    try {
      return call.on(device());
    } catch (DevFailed | org.omg.CORBA.SystemException e) {
      forget();
      if (connected && TangoSentence.saysBroken(e)) {
        return call(doing, call);
      }
      throw new SdmException(
          Reason.COMMUNICATION_BROKEN, doing + " failed: " + TangoSentence.of(e), e);
    }
  }

  /** Lets go of the connection; the next call makes a new one. */
  public void forget() {
    proxy = null;
  }

  private DeviceProxy device() throws DevFailed {
    if (proxy == null) {
      proxy = connect();
    }
    return proxy;
  }

  private DeviceProxy connect() throws DevFailed {
    DeviceProxy device = lookedUp();
    device.set_transparency_reconnection(false);
    device.set_timeout_millis(limitMillis);
    return device;
  }

  private DeviceProxy lookedUp() throws DevFailed {
    DeviceProxy device;
    DbDevImportInfo exported;
    try {
      device = new DeviceProxy(name);
      exported = device.import_device();
    } catch (DevFailed | org.omg.CORBA.SystemException e) {
      throw new SdmException(
          Reason.COMMUNICATION_BROKEN,
          "Looking up " + name + " in the Tango database failed: " + TangoSentence.of(e),
          e);
    }
    if (!exported.exported) {
      throw new SdmException(
          Reason.COMMUNICATION_BROKEN,
          name + " is not running: its server (" + exported.server + ") has to be started.");
    }
    exported.ior = Lane.of(exported.ior, lane);
    knock(exported.ior);
    return lane == 0 ? device : inLane(exported);
  }

  private DeviceProxy inLane(DbDevImportInfo exported) throws DevFailed {
    exported.name = name;
    return new DeviceProxy(exported);
  }

  private void knock(String ior) throws DevFailed {
    var limit = new RelativeRoundtripTimeoutPolicy(HUNDRED_NANOS_PER_MILLI * limitMillis);
    ApiUtil.get_orb()
        .string_to_object(ior)
        ._set_policy_override(new Policy[] {limit}, SetOverrideType.ADD_OVERRIDE)
        ._is_a("knock");
  }

  /** What is done with a connected device. */
  @FunctionalInterface
  public interface Call<T> {
    /** Calls the device. */
    T on(DeviceProxy device) throws DevFailed;
  }
}
