package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DeviceProxy;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** What one test class has of the private Tango control system; what it started ends with it. */
public final class TangoWorld implements AutoCloseable {
  private static final AtomicInteger WORLDS = new AtomicInteger();

  private final PrivateTango tango;
  private final String family;
  private final AtomicInteger members = new AtomicInteger();

  TangoWorld(PrivateTango tango, Class<?> testClass) {
    this.tango = tango;
    String name = testClass.getSimpleName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    this.family = name + "-" + WORLDS.incrementAndGet();
  }

  /** The database. */
  public PrivateTango tango() {
    return tango;
  }

  /** Python scripts that use the database. */
  public Python python() {
    return Python.using(tango);
  }

  /** A device name nobody has used: {@code test/<test class>-<n>/<m>}. */
  public String freshDevice() {
    return "test/" + family + "/" + members.incrementAndGet();
  }

  /** A client of a device. */
  public DeviceProxy proxy(String device) {
    try {
      return new DeviceProxy("tango://" + tango.tangoHost() + "/" + device);
    } catch (DevFailed e) {
      throw TangoFailure.of("Connecting to " + device, e);
    }
  }

  /** What the servers of this class printed. */
  String logs() {
    return "";
  }

  @Override
  public void close() {}
}
