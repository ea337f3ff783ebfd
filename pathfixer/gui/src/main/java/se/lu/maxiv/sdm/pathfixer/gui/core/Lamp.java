package se.lu.maxiv.sdm.pathfixer.gui.core;

import java.util.List;

/**
 * The lamp that is seen across the room, and the sentence below it.
 *
 * @param light its colour's meaning
 * @param word what stands on it
 * @param why why it is so
 */
public record Lamp(Light light, String word, String why) {
  /** The meanings of its colours. */
  public enum Light {
    /** Scan. */
    GREEN,
    /** Wait. */
    AMBER,
    /** Do not scan. */
    RED,
    /** Nobody knows. */
    GREY
  }

  /**
   * The lamp for what the device shows.
   *
   * @param isUp whether the device answers
   * @param isReady its attribute ReadyToScan
   * @param samplePath its attribute SamplePath
   * @param targets its board
   */
  public static Lamp of(boolean isUp, boolean isReady, String samplePath, List<Target> targets) {
    if (!isUp) {
      return new Lamp(Light.GREY, "NO CONTACT", "The device does not answer.");
    }
    if (isReady) {
      return new Lamp(Light.GREEN, "READY TO SCAN", "");
    }
    if (samplePath.isEmpty()) {
      return new Lamp(
          Light.RED, "NO SESSION – NO DATA", "Choose a proposal and a visit, then Apply.");
    }
    return targets.stream()
        .filter(target -> !target.isReady() && !target.status().equals("PENDING"))
        .findFirst()
        .map(t -> new Lamp(Light.RED, "NOT READY", t.name() + ": " + why(t)))
        .orElseGet(() -> waiting(targets));
  }

  private static String why(Target target) {
    return target.reason().isEmpty() ? target.status() : target.reason();
  }

  private static Lamp waiting(List<Target> targets) {
    return targets.stream()
        .filter(target -> target.status().equals("PENDING"))
        .findFirst()
        .map(t -> new Lamp(Light.AMBER, "WAIT", t.name() + " is being told the path."))
        .orElseGet(() -> new Lamp(Light.RED, "NOT READY", "See the status above."));
  }
}
