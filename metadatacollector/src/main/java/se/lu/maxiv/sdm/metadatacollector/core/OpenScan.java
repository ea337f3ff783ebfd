package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scan of a Door that goes on, and what was told of it. For one thread. */
final class OpenScan {
  final Origin origin;

  /** The macro that it is, null when it is inside another or nobody knows. */
  private @Nullable String macro;

  private @Nullable Instant recorded;
  private @Nullable EndStatus told;
  private long points;
  private boolean counted;

  /** One that began before the eyes of this program. */
  OpenScan(Origin origin, @Nullable String macro) {
    this.origin = origin;
    this.macro = macro;
    this.counted = true;
  }

  /** One that began before this program did. */
  static OpenScan resumed(Origin origin) {
    OpenScan scan = new OpenScan(origin, null);
    scan.counted = false;
    return scan;
  }

  boolean isOf(@Nullable String ended) {
    return ended != null && ended.equals(macro);
  }

  /** Numbers tell how many there are, whatever was lost before. */
  void point(long number) {
    points = Math.max(points + 1, number + 1);
    counted |= number >= 0;
  }

  /** Words may be lost, and a MacroServer that starts again counts its macros anew. */
  void lost() {
    macro = null;
    counted = false;
  }

  void recorded(Instant end) {
    recorded = end;
  }

  /** How its macro ended; when is told by other words. */
  void told(EndStatus status) {
    told = status;
  }

  boolean isRecorded() {
    return recorded != null;
  }

  EndStatus statusOr(EndStatus guess) {
    return told == null ? guess : told;
  }

  Instant endOr(Instant guess) {
    return recorded == null ? guess : recorded;
  }

  ScanFact ended(Instant end, EndStatus status) {
    return new ScanFact.Ended(origin, end, status, counted ? points : -1);
  }
}
