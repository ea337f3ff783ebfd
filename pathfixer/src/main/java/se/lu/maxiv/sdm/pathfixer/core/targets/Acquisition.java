package se.lu.maxiv.sdm.pathfixer.core.targets;

/**
 * An acquisition system that can be told where to write. Used by one thread at a time; every call
 * ends within the target's own time limits, which are a few seconds at most.
 */
public interface Acquisition {

  /** The target as the property {@code Propagate} names it. */
  String name();

  /**
   * The value this target has when it follows: the path itself, unless it has a closed value of its
   * own (or, one day, sees the storage under another name).
   */
  default String valueFor(Wanted wanted) {
    return wanted.text();
  }

  /**
   * Tells the target and reads back what it then has.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (COMMUNICATION_BROKEN) when it cannot be reached or
   *     refuses; whether it has been told is then unknown
   */
  Seen show(Wanted wanted);

  /**
   * Reads what the target has, changing nothing.
   *
   * @throws se.lu.maxiv.sdm.model.SdmException (COMMUNICATION_BROKEN) when it cannot be reached
   */
  Seen look(Wanted wanted);

  /** Lets go of connections; the target itself is left as it is. */
  void close();
}
