package se.lu.maxiv.sdm.pathfixer.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetLine;
import se.lu.maxiv.sdm.pathfixer.core.targets.TargetStatus;

/** Lines of targets as they stand at {@link Site#NOW}. */
final class Lines {
  static final String TARGET = "sardana:macroserver/nanomax/1";
  private static final Instant NOW = Site.NOW.toInstant();

  private Lines() {}

  /** A target that has confirmed a path and stores its scans. */
  static TargetLine ok(String path) {
    return line(TargetStatus.OK, path, true, null, "");
  }

  /** A target on that path whose scans leave nothing. */
  static TargetLine notStored(String path, Duration ago) {
    return line(TargetStatus.OK, path, false, ago, "scans are not stored; set ScanFile.");
  }

  /** A target that is closed. */
  static TargetLine closed() {
    return line(TargetStatus.CLOSED, "/data/visitors/nanomax/NO-SESSION/x", true, null, "");
  }

  /** A target in trouble for that long, though its status changed a second ago. */
  static TargetLine away(TargetStatus status, Duration ago) {
    return line(status, "/data/x", true, ago, "it does not answer.");
  }

  private static TargetLine line(
      TargetStatus status, String wanted, boolean stored, @Nullable Duration ago, String reason) {
    return new TargetLine(
        TARGET,
        status,
        wanted,
        wanted,
        stored,
        NOW.minusSeconds(1),
        ago == null ? null : NOW.minus(ago),
        NOW,
        reason);
  }
}
