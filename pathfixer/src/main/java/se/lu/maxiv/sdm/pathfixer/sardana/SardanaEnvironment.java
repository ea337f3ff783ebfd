package se.lu.maxiv.sdm.pathfixer.sardana;

import fr.esrf.Tango.DevEncoded;
import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceAttribute;
import java.util.Optional;
import java.util.regex.Pattern;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.pathfixer.core.targets.Acquisition;
import se.lu.maxiv.sdm.pathfixer.core.targets.Seen;
import se.lu.maxiv.sdm.pathfixer.core.targets.Wanted;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * ScanDir in the environment of a Sardana MacroServer. Nothing but this one name is ever written,
 * and nothing is deleted.
 */
public final class SardanaEnvironment implements Acquisition {
  /** How often the environment is read until it is whole: a read may meet a change being pushed. */
  private static final int READS = 3;

  /**
   * Sardana evaluates every text it is given as Python; no Python expression starts with a slash,
   * so a path stays a text. Quotes and control characters have no place in one anyway.
   */
  private static final Pattern PATH = Pattern.compile("/[^\\p{Cntrl}'\"\\\\]*");

  private static final RemoteDevice.Call<byte[]> RAW =
      device -> encoded(device.read_attribute("Environment"));

  private final String name;
  private final RemoteDevice macroServer;
  private final Doors doors;

  /**
   * Does not connect yet.
   *
   * @param name the target as the property names it
   * @param macroServer the MacroServer device
   */
  public SardanaEnvironment(String name, String macroServer) {
    this.name = name;
    this.macroServer = new RemoteDevice(macroServer);
    this.doors = new Doors(this.macroServer);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Seen show(Wanted wanted) {
    byte[] pickled = Environment.newScanDir(checked(valueFor(wanted)));
    DeviceAttribute attribute = new DeviceAttribute("Environment");
    attribute.insert(new DevEncoded(Environment.FORMAT, pickled));
    macroServer.write("ScanDir in the Environment", attribute);
    return look(wanted);
  }

  @Override
  public Seen look(Wanted wanted) {
    Environment environment = environment();
    String value = environment.scanDir();
    String busy = value.equals(valueFor(wanted)) ? "" : doors.busy();
    return new Seen(value, environment.scopedScanDirs(), environment.whyNotStored(), busy);
  }

  @Override
  public void close() {
    macroServer.forget();
    doors.forget();
  }

  private Environment environment() {
    for (int read = 1; read <= READS; read++) {
      byte[] pickled = macroServer.call("Reading Environment of " + name, RAW);
      Optional<Environment> environment = Environment.read(pickled, read == READS);
      if (environment.isPresent()) {
        return environment.get();
      }
    }
    throw new SdmException(
        Reason.COMMUNICATION_BROKEN,
        "Reading the environment of "
            + macroServer.name()
            + " gave only changes "
            + READS
            + " times; it is read again soon.");
  }

  private static byte[] encoded(DeviceAttribute attribute) throws DevFailed {
    return attribute.extractDevEncoded().encoded_data;
  }

  private static String checked(String path) {
    if (PATH.matcher(path).matches()) {
      return path;
    }
    throw SdmException.outOfRange(
        "ScanDir was not written: \""
            + path
            + "\" is no absolute path without quotes, and Sardana would run it as Python.");
  }
}
