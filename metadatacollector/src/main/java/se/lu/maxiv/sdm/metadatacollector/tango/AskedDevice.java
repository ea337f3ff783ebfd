package se.lu.maxiv.sdm.metadatacollector.tango;

import fr.esrf.Tango.DevFailed;
import fr.esrf.TangoApi.AttributeInfoEx;
import fr.esrf.TangoApi.DeviceAttribute;
import fr.esrf.TangoApi.DeviceProxy;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.omg.CORBA.SystemException;
import se.lu.maxiv.sdm.metadatacollector.core.Reading;
import se.lu.maxiv.sdm.support.remote.RemoteDevice;

/**
 * A device whose attributes are read: all that are wanted in one call, over one connection, which
 * is kept. For one thread at a time.
 */
final class AskedDevice {
  private static final double NANOS_PER_MILLI = 1e6;

  private final RemoteDevice remote;
  private final Clock clock;
  private final Map<String, AttributeFacts> facts = new HashMap<>();

  AskedDevice(RemoteDevice remote, Clock clock) {
    this.remote = remote;
    this.clock = clock;
  }

  /**
   * Reads attributes.
   *
   * @param names without duplicates
   * @return a reading for each name
   * @throws se.lu.maxiv.sdm.model.SdmException (COMMUNICATION_BROKEN) when the device does not
   *     answer; the next call connects anew
   */
  Map<String, Reading> read(List<String> names) {
    Instant asked = clock.instant();
    long begin = System.nanoTime();
    DeviceAttribute[] answers =
        remote.call(
            "Reading %s of %s".formatted(what(names), remote.name()),
            device -> answers(device, names.toArray(String[]::new)));
    double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
    var readings = new LinkedHashMap<String, Reading>();
    for (int i = 0; i < answers.length; i++) {
      AttributeFacts known = facts.getOrDefault(names.get(i), AttributeFacts.NONE);
      readings.put(names.get(i), TangoValues.reading(answers[i], known, asked, millis));
    }
    return readings;
  }

  private static String what(List<String> names) {
    return names.size() == 1 ? names.get(0) : names.size() + " attributes";
  }

  private DeviceAttribute[] answers(DeviceProxy device, String[] names) throws DevFailed {
    DeviceAttribute[] answers = device.read_attribute(names);
    String[] unknown =
        IntStream.range(0, answers.length)
            .filter(i -> !answers[i].hasFailed() && !facts.containsKey(names[i]))
            .mapToObj(i -> names[i])
            .toArray(String[]::new);
    if (unknown.length > 0) {
      learn(device, unknown);
    }
    return answers;
  }

  /** A value is worth having without its unit: who cannot tell it is asked another time. */
  private void learn(DeviceProxy device, String[] names) {
    try {
      AttributeInfoEx[] configurations = device.get_attribute_info_ex(names);
      for (int i = 0; i < configurations.length; i++) {
        facts.put(names[i], AttributeFacts.of(configurations[i]));
      }
    } catch (DevFailed | SystemException e) {
      for (String name : names) {
        facts.remove(name);
      }
    }
  }

  /** Another program may answer at the next connection, configured otherwise. */
  void forget() {
    remote.forget();
    facts.clear();
  }
}
