package se.lu.maxiv.sdm.metadatacollector.core;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import se.lu.maxiv.sdm.metadatacollector.core.DoorEvent.Past;

/**
 * The scans of one MacroServer that were told lately, so that none is told twice: its Doors have
 * one counter and one history, which does not say whose a scan was. For one thread.
 */
public final class RecentScans {
  /** Sardana's history has twenty at most; the rest is for scans that never get into it. */
  private static final int MOST = 200;

  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<Long> numbers = new LinkedHashSet<>();
  private final Set<String> busy = new HashSet<>();

  /** Nothing was told yet. */
  public RecentScans() {}

  void add(Origin origin) {
    keep(keys, key(origin));
    keep(numbers, origin.number());
  }

  void addAll(RecentScans others) {
    others.keys.forEach(key -> keep(keys, key));
    others.numbers.forEach(number -> keep(numbers, number));
    busy.addAll(others.busy);
  }

  private static <T> void keep(Set<T> all, T one) {
    all.add(one);
    if (all.size() > MOST) {
      all.remove(all.iterator().next());
    }
  }

  /** Numbers alone repeat. */
  private static String key(Origin origin) {
    return origin.number() + "@" + origin.start().getEpochSecond();
  }

  boolean contains(Origin origin) {
    return keys.contains(key(origin));
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
      if (contains(origin(last.source(), scans.get(i)))) {
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
