package se.lu.maxiv.sdm.metadatacollector;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The pause that all couriers make together while the catalogue serves nobody: then one at a time
 * tries, ever more rarely, and the first success lets all of them go on. One scan that fails again
 * and again keeps no others. Thread-safe.
 */
final class CommonPause {
  /** So many different scans fail, with no success between, before it is the catalogue's fault. */
  static final int SCANS = 4;

  static final Duration LONGEST = Duration.ofSeconds(30);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int MOST_DOUBLINGS = 5;

  private final InstantSource time;
  private final Set<UUID> failed = new HashSet<>();
  private int doublings;
  private boolean trying;
  private Instant next = Instant.MIN;

  CommonPause(InstantSource time) {
    this.time = time;
  }

  /** Whether a courier may set out now; who may must report. */
  synchronized boolean begin() {
    if (isOn()) {
      return false;
    }
    trying = failed.size() >= SCANS;
    return true;
  }

  /** Whether nobody need set out now. */
  synchronized boolean isOn() {
    Duration left = Duration.between(time.instant(), next);
    // a clock that was set back must not stop the deliveries
    boolean waits = !left.isNegative() && left.compareTo(LONGEST) <= 0;
    return failed.size() >= SCANS && (trying || waits);
  }

  /** The catalogue has served it, whatever it said of the scan. */
  synchronized void served() {
    failed.clear();
    doublings = 0;
    trying = false;
  }

  /** The catalogue has not served this one. */
  synchronized void failed(UUID scan) {
    failed.add(scan);
    trying = false;
    if (failed.size() >= SCANS) {
      Duration pause = FIRST.multipliedBy(1L << Math.min(doublings, MOST_DOUBLINGS));
      doublings++;
      next = time.instant().plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }
  }
}
