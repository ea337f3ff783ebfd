package se.lu.maxiv.sdm.cli.inspect;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.DbDatum;
import fr.esrf.TangoApi.DeviceInfo;
import fr.esrf.TangoApi.DeviceProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.lu.maxiv.sdm.cli.dsconfig.PropertyValues;
import se.lu.maxiv.sdm.cli.tango.TangoCall;

/**
 * A device as the Tango database has it, whether it runs or not.
 *
 * @param name the device's
 * @param deviceClass its class
 * @param server executable and instance
 * @param host where its server runs, or ran last; empty before its first start
 * @param isExported whether its server runs, as far as the database knows
 * @param properties its own, and below them those of its class
 */
public record Registered(
    String name,
    String deviceClass,
    String server,
    String host,
    boolean isExported,
    PropertyValues properties) {

  /**
   * Looks a device up.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (COMMUNICATION_BROKEN) when there is no such device,
   *     or no database
   */
  public static Registered lookUp(String name) {
    return TangoCall.of("Looking up " + name, () -> read(name, new DeviceProxy(name)));
  }

  /** The lines of a property that say something. */
  public List<String> lines(String property) {
    return properties.lines(property).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The first of them; empty for none. */
  public String text(String property) {
    return lines(property).stream().findFirst().orElse("");
  }

  private static Registered read(String name, DeviceProxy device) throws DevFailed {
    DeviceInfo info = device.get_info();
    String deviceClass = device.get_class();
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    var database = device.get_db_obj();
    String[] ofClass = database.get_class_property_list(deviceClass, "*");
    if (ofClass.length > 0) {
      put(values, database.get_class_property(deviceClass, ofClass));
    }
    String[] own = device.get_property_list("*");
    if (own.length > 0) {
      put(values, device.get_property(own));
    }
    return new Registered(
        name, deviceClass, info.server, host(info), info.exported, PropertyValues.of(values));
  }

  private static String host(DeviceInfo info) {
    return List.of("nada", "unknown").contains(info.hostname) ? "" : info.hostname;
  }

  private static void put(Map<String, List<String>> values, DbDatum[] data) {
    for (DbDatum datum : data) {
      if (!datum.is_empty()) {
        values.put(datum.name, new ArrayList<>(List.of(datum.extractStringArray())));
      }
    }
  }
}
