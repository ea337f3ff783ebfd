package se.lu.maxiv.sdm.support.live;

import java.util.Map;

/**
 * Tells from what a device answers at every beat that events do not arrive. An event may be under
 * way: only what differs twice running tells that none came.
 */
final class Heartbeat {
  private boolean wasOdd;

  /**
   * Compares one answer.
   *
   * @param real what the device has; what could not be read is left out
   * @param shown what the events told
   * @return whether all is to be read again
   */
  boolean isDeaf(Map<String, Object> real, Readings shown) {
    boolean isOdd =
        real.entrySet().stream()
            .anyMatch(entry -> !entry.getValue().equals(shown.values().get(entry.getKey())));
    boolean isDeaf = isOdd && wasOdd;
    wasOdd = isOdd;
    return isDeaf;
  }
}
