package se.lu.maxiv.sdm.widgets;

import se.lu.maxiv.sdm.support.live.Readings;

/** The sentence for a person whose command was not given, since the window was not free for it. */
public final class NothingDone {
  private NothingDone() {}

  /**
   * The sentence.
   *
   * @param device as it is known
   * @param doing what the window does, such as "Applying …"; empty for nothing
   */
  public static String because(Readings device, String doing) {
    return "Nothing was done: "
        + (device.isUp()
            ? "the window is still at something else (" + doing + "); try again when that is done."
            : device.why());
  }
}
