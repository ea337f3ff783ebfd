package se.lu.maxiv.sdm.cli.watch;

import se.lu.maxiv.sdm.cli.tango.Value;
import se.lu.maxiv.sdm.support.live.Readings;

/**
 * What is known of a device at one moment.
 *
 * @param subject the device
 * @param readings what it reads, or why it does not answer
 */
record Sight(Subject subject, Readings readings) {
  /** Before the first answer. */
  static Sight ofNobodyYet(Subject subject) {
    return new Sight(subject, Readings.ofNobodyYet(subject.device()));
  }

  /** The value of an attribute. */
  Value value(String attribute) {
    return Value.of(readings.values().get(attribute));
  }
}
