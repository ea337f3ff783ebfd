package se.lu.maxiv.sdm.pathfixer.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with the device, and what is worth knowing; each a sentence.
 *
 * @param isStarting whether it is still starting
 * @param faults why it cannot work, the first cause first
 * @param alarms what a person should look at
 * @param notes what is worth knowing
 */
public record Health(
    boolean isStarting, List<String> faults, List<String> alarms, List<String> notes) {
  /** Before anything is known. */
  public static final Health STARTING =
      new Health(true, List.of(), List.of(), List.of("PathFixer is starting."));

  /** Copies the lists. */
  public Health {
    faults = List.copyOf(faults);
    alarms = List.copyOf(alarms);
    notes = List.copyOf(notes);
  }

  /** All sentences, the gravest first. */
  public List<String> sentences() {
    var all = new ArrayList<>(faults);
    all.addAll(alarms);
    all.addAll(notes);
    return all;
  }
}
