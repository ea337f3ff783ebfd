package se.lu.maxiv.sdm.support.worker;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.lu.maxiv.sdm.model.SdmException;

/** What a person is told when a system outside hangs. */
final class BusySentence {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private BusySentence() {}

  static SdmException overran(String kind, Job<?> job) {
    return SdmException.dependency(
        "The "
            + kind
            + " has not answered for "
            + seconds(job.nanosRunning())
            + " while "
            + job.what
            + "; nothing was changed: try again or call the administrator.");
  }

  static SdmException stuck(String kind, Job<?> job) {
    return SdmException.dependency(
        "The "
            + kind
            + " has not answered since "
            + CLOCK.format(job.startedAt)
            + " ("
            + seconds(job.nanosRunning())
            + ", while "
            + job.what
            + "); nothing was changed: call the administrator, or try again when it is back.");
  }

  static SdmException noTurn(String kind, Job<?> job) {
    return SdmException.dependency(
        "The "
            + kind
            + " was busy with other requests for "
            + seconds(job.nanosWaiting())
            + ", so "
            + job.what
            + " was not begun; nothing was changed: try again.");
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
  }
}
