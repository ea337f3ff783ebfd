package se.lu.maxiv.sdm.support.tango;

import fr.esrf.Tango.DevError;
import fr.esrf.Tango.DevFailed;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The sentence for a start that failed: what to do about it, not the stack of errors. */
final class StartFailure {
  private StartFailure() {}

  static String sentence(String server, DevFailed failure) {
    String told = told(failure);
    if (told.contains("already running")) {
      return "%s does not start: it is already running; stop the other one first (Astor or its service)."
          .formatted(server);
    }
    if (tangoHost().isEmpty()) {
      return "%s does not start: TANGO_HOST is not set; set it to <host>:<port> of the Tango database."
          .formatted(server);
    }
    return "%s does not start: %s (TANGO_HOST is %s; check that it names the Tango database and that the database runs)."
        .formatted(server, told, tangoHost().get());
  }

  private static String told(DevFailed failure) {
    DevError[] errors = failure.errors == null ? new DevError[0] : failure.errors;
    return Arrays.stream(errors)
        .map(error -> Objects.toString(error.desc, "").strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(text -> text.lines().findFirst().orElse(text))
        .orElse("the Tango database does not answer");
  }

  private static Optional<String> tangoHost() {
    String host = System.getProperty("TANGO_HOST", "");
    return Optional.ofNullable(host.isEmpty() ? System.getenv("TANGO_HOST") : host)
        .filter(text -> !text.isEmpty());
  }
}
