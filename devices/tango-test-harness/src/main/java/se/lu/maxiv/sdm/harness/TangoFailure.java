package se.lu.maxiv.sdm.harness;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import java.util.Arrays;
import java.util.List;

/** What a Tango error stack says in words; {@link DevFailed} itself has no message. */
final class TangoFailure {
  private TangoFailure() {}

  /** Turns a failed Tango call into one sentence of what was tried and what the other side said. */
  static IllegalStateException of(String tried, DevFailed cause) {
    return new IllegalStateException(tried + " failed: " + sentences(cause.errors) + ".", cause);
  }

  static List<String> sentences(DevError[] errors) {
    return Arrays.stream(errors).map(error -> error.reason + ": " + error.desc.strip()).toList();
  }
}
