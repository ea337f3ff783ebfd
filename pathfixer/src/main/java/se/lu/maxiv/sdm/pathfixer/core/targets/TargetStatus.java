package se.lu.maxiv.sdm.pathfixer.core.targets;

/** How a target stands to what is wanted of it. */
public enum TargetStatus {
  /** It has read back the wanted path. */
  OK,
  /** It has read back the closed value: it cannot store data. */
  CLOSED,
  /** It has been or is being told; its confirmation is awaited. */
  PENDING,
  /** It reads back something else. */
  MISMATCH,
  /** It has the wanted path, but a name that takes precedence holds another one. */
  SHADOWED,
  /** It cannot be reached or refuses; it is tried again and again. */
  FAILED
}
