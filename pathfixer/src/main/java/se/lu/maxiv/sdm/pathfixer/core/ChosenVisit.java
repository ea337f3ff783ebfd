package se.lu.maxiv.sdm.pathfixer.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit as it was when it was chosen.
 *
 * @param folder the name of its folder, which is what {@code Visit} shows
 * @param officeId the user office's id; empty for a typed date and for commissioning
 * @param start begin of its first shift, null when it was typed
 * @param end end of its last shift, null when it was typed
 */
public record ChosenVisit(
    String folder, String officeId, @Nullable Instant start, @Nullable Instant end) {

  /** A visit that a person typed and the user office does not know. */
  public static ChosenVisit typed(String folder) {
    return new ChosenVisit(folder, "", null, null);
  }
}
