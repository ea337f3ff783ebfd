package se.lu.maxiv.sdm.support.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The workers of a device, which outlive its restarts: an Init while a system outside hangs finds
 * the worker that hangs there already, instead of a second one that would hang as well. Another
 * system, for instance after a change of a property, has another worker. Thread-safe.
 *
 * @param device the device's name
 */
public record Workers(String device) {
  private static final Map<Key, BoundedWorker> ALL = new ConcurrentHashMap<>();

  private record Key(String device, String kind, String system) {}

  /**
   * The worker for a system; its thread is a daemon and idle as long as nothing is asked of it.
   *
   * @param kind what the system is, as sentences call it: "storage", "user office"
   * @param system which one it is: a folder, an address
   */
  public BoundedWorker of(String kind, String system) {
    return ALL.computeIfAbsent(new Key(device, kind, system), key -> new BoundedWorker(kind));
  }
}
