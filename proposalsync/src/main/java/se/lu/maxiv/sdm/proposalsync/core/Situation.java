package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Instant;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.ProposalId;

/**
 * All that a plan is made from, besides the settings.
 *
 * @param office the whole answer of the user office
 * @param directory the whole directory
 * @param journal what SDM remembers
 * @param takenGids whether a group number is taken outside the directory (NSS); asked only of
 *     numbers that are about to be given out; when it throws, that proposal gets no group now
 * @param homes the names in the home root
 * @param now the time
 * @param only the proposal the plan is for; null: all
 */
public record Situation(
    OfficeSnapshot office,
    DirectorySnapshot directory,
    JournalKnowledge journal,
    IntPredicate takenGids,
    Set<String> homes,
    Instant now,
    @Nullable ProposalId only) {

  /** Copies the names. */
  public Situation {
    homes = Set.copyOf(homes);
  }

  /** The same for one proposal. */
  public Situation only(ProposalId proposal) {
    return new Situation(office, directory, journal, takenGids, homes, now, proposal);
  }
}
