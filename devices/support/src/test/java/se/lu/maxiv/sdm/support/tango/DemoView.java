package se.lu.maxiv.sdm.support.tango;

import java.util.List;
import org.tango.DeviceState;

/**
 * What the demo device shows.
 *
 * @param state its state
 * @param status its status
 * @param sample a string that can be written
 * @param visits a list
 * @param generation counts the changes of the sample
 * @param held how many requests wait for Release
 */
record DemoView(
    DeviceState state,
    String status,
    String sample,
    List<String> visits,
    long generation,
    long held) {

  static final DemoView FIRST = new DemoView(DeviceState.INIT, "Starting.", "", List.of(), 0, 0);

  String path() {
    return sample.isEmpty() ? "" : "/data/" + sample;
  }

  boolean ready() {
    return !sample.isEmpty();
  }

  double free() {
    return generation + 0.5;
  }

  /** Everything in one. */
  String json() {
    return "{\"sample\":\"%s\",\"generation\":%d}".formatted(sample, generation);
  }

  DemoView started(String prefix) {
    return new DemoView(DeviceState.STANDBY, "Started.", sample, List.of(prefix), generation, held);
  }

  DemoView withSample(String name) {
    return new DemoView(
        DeviceState.ON,
        "Sample " + name + ".",
        name,
        List.of(name, "2026112208"),
        generation + 1,
        held);
  }

  DemoView holding(long more) {
    return new DemoView(state, status, sample, visits, generation, held + more);
  }
}
