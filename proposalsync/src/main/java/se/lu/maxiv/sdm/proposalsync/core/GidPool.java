package se.lu.maxiv.sdm.proposalsync.core;

import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import se.lu.maxiv.sdm.model.ProposalId;

/**
 * The group numbers that are free. A number that a proposal once had is for that proposal only,
 * even when its group is gone: there may be files with it.
 */
final class GidPool {
  private final GidRange range;
  private final Map<String, Integer> given;
  private final IntPredicate takenElsewhere;
  private final Set<Integer> taken;
  private final Set<Integer> givenToSomebody;
  private long next;

  GidPool(GidRange range, Situation situation) {
    this.range = range;
    this.given = situation.journal().gids();
    this.takenElsewhere = situation.takenGids();
    this.taken = new HashSet<>(situation.directory().gids());
    for (DirectoryGroup group : situation.directory().groups()) {
      if (group.gidNumber() != null) {
        taken.add(group.gidNumber());
      }
    }
    for (DirectoryAccount account : situation.directory().accounts()) {
      if (account.gidNumber() != null) {
        taken.add(account.gidNumber());
      }
    }
    this.givenToSomebody = Set.copyOf(new HashSet<>(given.values()));
    this.next = range.first();
  }

  /** The number for a proposal's group: the one it had, else the lowest free one. */
  OptionalInt take(ProposalId proposal) {
    Integer had = given.get(proposal.text());
    if (had != null && range.contains(had) && isFree(had)) {
      taken.add(had);
      return OptionalInt.of(had);
    }
    while (next <= range.last()) {
      int gid = (int) next++;
      if (!givenToSomebody.contains(gid) && isFree(gid)) {
        taken.add(gid);
        return OptionalInt.of(gid);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isFree(int gid) {
    return !taken.contains(gid) && !takenElsewhere.test(gid);
  }
}
