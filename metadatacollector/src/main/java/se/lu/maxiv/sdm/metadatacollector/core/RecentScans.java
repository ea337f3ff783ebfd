package se.lu.maxiv.sdm.metadatacollector.core;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;

/**
 * The scans of one MacroServer that were told lately, so that none is told twice: its Doors have
 * one counter and one history, which does not say whose a scan was. For one thread.
 */
public final class RecentScans {
  /** Sardana's history has twenty at most; the rest is for scans that never get into it. */
  private static final int MOST = 200;

  /** No two zones are farther apart, and all are by whole quarters of an hour. */
  private static final long FARTHEST_ZONE_SECONDS = 26 * 3600;

  private static final long ZONE_STEP_SECONDS = 15 * 60;

  private final Set<Told> told = new LinkedHashSet<>();
  private final Set<Long> numbers = new LinkedHashSet<>();
  private final Set<String> busy = new HashSet<>();

  /** Numbers alone repeat. */
  private record Told(long number, long second) {
    static Told of(Origin origin) {
      return new Told(origin.number(), origin.start().getEpochSecond());
    }
  }

  /** Nothing was told yet. */
  public RecentScans() {}

  void add(Origin origin) {
    keep(told, Told.of(origin));
    keep(numbers, origin.number());
  }

  void addAll(RecentScans others) {
    others.told.forEach(one -> keep(told, one));
    others.numbers.forEach(number -> keep(numbers, number));
    busy.addAll(others.busy);
  }

  private static <T> void keep(Set<T> all, T one) {
    all.add(one);
    if (all.size() > MOST) {
      all.remove(all.iterator().next());
    }
  }

  boolean contains(Origin origin) {
    return told.contains(Told.of(origin));
  }

  /**
   * How much later the history has one that is known to have begun: nothing, or the difference of
   * two zones, since packets tell local times and may be read in the wrong zone.
   *
   * @param past the scan as the history has it
   * @return empty when that scan is not known
   */
  Optional<Duration> offset(Origin past) {
    return told.stream()
        .filter(one -> one.number() == past.number())
        .map(one -> Duration.ofSeconds(past.start().getEpochSecond() - one.second()))
        .filter(RecentScans::isOfZones)
        .min(Comparator.comparing(Duration::abs));
  }

  private static boolean isOfZones(Duration offset) {
    return offset.toSeconds() % ZONE_STEP_SECONDS == 0
        && offset.abs().toSeconds() <= FARTHEST_ZONE_SECONDS;
  }

  boolean containsNumber(long number) {
    return numbers.contains(number);
  }

  /** Somebody has set the counter back: numbers come again. */
  void forgetNumbers() {
    numbers.clear();
  }

  void busy(String door, boolean isBusy) {
    if (isBusy) {
      busy.add(door);
    } else {
      busy.remove(door);
    }
  }

  /** Whether the number that was taken last may be that of a scan that goes on. */
  boolean isAnyBusy() {
    return !busy.isEmpty();
  }

  /**
   * Where in the history that begins which is news: behind the oldest scan that is known, wherever
   * the clock stood; without any, by the clock.
   *
   * @param last the newest scan that is known
   */
  int news(List<Past> scans, Origin last) {
    for (int i = 0; i < scans.size(); i++) {
      if (offset(origin(last.source(), scans.get(i))).isPresent()) {
        return i;
      }
    }
    for (int i = 0; i < scans.size(); i++) {
      if (isAfter(origin(last.source(), scans.get(i)), last)) {
        return i;
      }
    }
    return scans.size();
  }

  static Origin origin(String door, Past past) {
    return new Origin(door, past.number(), past.start());
  }

  /** The history has fractions of a second and the packets have not. */
  private static boolean isAfter(Origin origin, Origin known) {
    long second = origin.start().getEpochSecond();
    long knownSecond = known.start().getEpochSecond();
    return second > knownSecond || (second == knownSecond && origin.number() > known.number());
  }
}
