package se.lu.maxiv.sdm.harness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One event as a client received it: a value, or what went wrong.
 *
 * @param received when the client had it
 * @param value the value: a String, Boolean, Long, Double or DevState, or a List of them for a
 *     spectrum (images are flattened); empty where there are errors or the attribute's type is
 *     another
 * @param errors the error stack as "reason: description", outermost first; a lost server shows as
 *     {@code API_NoHeartbeat}
 */
public record TangoEvent(Instant received, Optional<Object> value, List<String> errors) {
  /** Keeps its own copy of the errors. */
  public TangoEvent {
    errors = List.copyOf(errors);
  }

  /** Whether it carries exactly this value. */
  public boolean has(Object expected) {
    return value.filter(expected::equals).isPresent();
  }
}
