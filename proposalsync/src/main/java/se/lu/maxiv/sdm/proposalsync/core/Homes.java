package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Set;

/** The home folders. A port; calls block. */
public interface Homes {
  /** The names in {@code HomeRoot}, whatever they are: an existing one is never touched. */
  Set<String> names();

  /** Makes one, complete or not at all. */
  Outcome create(Change.CreateHome change);
}
