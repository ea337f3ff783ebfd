package se.lu.maxiv.sdm.support.tango;

import java.util.List;
import org.tango.DeviceState;

/**
 * What the demo device shows.
 *
 * @param state its state
 * @param status its status
 * @param sample a string that can be written
 * @param path a string that follows the sample
 * @param visits a list
 * @param generation counts the changes
 * @param ready a boolean
 * @param free a number with unit
 */
record DemoView(
    DeviceState state,
    String status,
    String sample,
    String path,
    List<String> visits,
    long generation,
    boolean ready,
    double free) {

  static final DemoView FIRST =
      new DemoView(DeviceState.INIT, "Starting.", "", "", List.of(), 0, false, 0);

  /** All attributes told in one. */
  String json() {
    return "{\"sample\":\"%s\",\"generation\":%d}".formatted(sample, generation);
  }

  DemoView started(String prefix) {
    return new DemoView(
        DeviceState.STANDBY, "No sample.", sample, path, List.of(prefix), generation, ready, free);
  }

  DemoView withSample(String name) {
    return new DemoView(
        DeviceState.ON,
        "Sample " + name + ".",
        name,
        "/data/" + name,
        List.of(name, "2026112208"),
        generation + 1,
        true,
        generation + 0.5);
  }
}
