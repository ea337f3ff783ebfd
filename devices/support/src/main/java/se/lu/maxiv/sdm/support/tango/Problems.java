package se.lu.maxiv.sdm.support.tango;

import java.util.ArrayList;
import java.util.List;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * Collects what is wrong with a device's properties, so that the administrator is told everything
 * at once. Not thread-safe.
 */
public final class Problems {
  private final List<String> sentences = new ArrayList<>();

  /** Starts without problems. */
  public Problems() {}

  /**
   * Adds a problem.
   *
   * @param sentence what is wrong and what it should be; ends without full stop
   */
  public void add(String sentence) {
    sentences.add(sentence);
  }

  /** The problems in the order they were found. */
  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  /**
   * Ends the collection.
   *
   * @param device the device's name, for the message
   * @throws SdmException with all problems in one message, if there are any
   */
  public void refuseIfAny(String device) {
    if (!sentences.isEmpty()) {
      throw SdmException.configuration(
          "%s cannot work with its properties: %s. Correct them (Jive or bin/sdm) and run Init."
              .formatted(device, String.join("; ", sentences)));
    }
  }
}
