package se.lu.maxiv.sdm.proposalsync.core;

import org.jspecify.annotations.Nullable;

/**
 * The group of one proposal, as the plan will have it.
 *
 * @param ref the group
 * @param existing as it is now; null: the plan makes it
 * @param waits why everything about it needs approval; null: it does not
 * @param unsafe whether its number forbids that anybody is added
 */
record ProposalGroup(
    ObjectRef ref, @Nullable DirectoryGroup existing, @Nullable String waits, boolean unsafe) {
  /** Whether that is a direct member now. */
  boolean has(@Nullable ObjectId member) {
    return existing != null && member != null && existing.members().contains(member);
  }

  /** Adds a change to the plan, or to what waits for approval. */
  void put(Change change, Planning planning) {
    if (waits == null) {
      planning.changes.add(change);
    } else {
      planning.hold(change, waits);
    }
  }
}
