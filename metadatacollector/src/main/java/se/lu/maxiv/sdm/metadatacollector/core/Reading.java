package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute answered once.
 *
 * @param value what it held, null when that is not known
 * @param unit its own unit, empty when it has none
 * @param quality what the device says of the value
 * @param at when the device took the value; when it was asked, if it did not answer
 * @param error why there is no value, one sentence; empty when there is one
 * @param millis how long the answer took, 0 for one that was there before
 */
public record Reading(
    @Nullable Value value, String unit, Quality quality, Instant at, String error, double millis) {

  /** What a device says of a value, as Tango's clients name it. */
  public enum Quality {
    VALID,
    INVALID,
    ALARM,
    CHANGING,
    WARNING
  }

  /** There is no value, and why. */
  public static Reading failed(Instant at, String error, double millis) {
    return new Reading(null, "", Quality.INVALID, at, error, millis);
  }

  /** The value, if there is one. */
  public Optional<Value> present() {
    return Optional.ofNullable(value);
  }
}
