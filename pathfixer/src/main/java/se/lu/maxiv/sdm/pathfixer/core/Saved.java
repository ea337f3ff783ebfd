package se.lu.maxiv.sdm.pathfixer.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What survives a restart.
 *
 * @param selection what was chosen
 * @param generation of the sample path
 * @param samplePath the path that was shown, empty when none was
 * @param gid number of the group that owned it, 0 when none was
 * @param selectedAt when it was chosen, null when nothing is
 * @param pins what is settled for good
 */
public record Saved(
    Selection selection,
    long generation,
    String samplePath,
    int gid,
    @Nullable Instant selectedAt,
    Pins pins) {
  /** Before anything was ever chosen. */
  public static final Saved NOTHING = new Saved(Selection.NONE, 0, "", 0, null, Pins.NONE);

  /** What of a view has to survive. */
  public static Saved of(View view, Pins pins) {
    Place place = view.place();
    return new Saved(
        view.selection(),
        view.generation(),
        view.samplePath(),
        place == null ? 0 : place.gid(),
        view.selectedAt(),
        pins);
  }
}
