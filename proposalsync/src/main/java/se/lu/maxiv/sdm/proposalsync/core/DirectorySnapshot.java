package se.lu.maxiv.sdm.proposalsync.core;

import java.util.List;
import java.util.Set;

/**
 * What one domain controller said at one moment: complete, or the adapter throws.
 *
 * @param controller which one
 * @param accounts all accounts below the base
 * @param groups all groups below the base
 * @param activeNames the common names (CN) of everything directly in {@code ActiveOu}, accounts or
 *     not, by which a name is taken there
 * @param gids the gidNumbers of all groups below the base, and those of anything else that has one
 *     and is not an account
 */
public record DirectorySnapshot(
    String controller,
    List<DirectoryAccount> accounts,
    List<DirectoryGroup> groups,
    Set<String> activeNames,
    Set<Integer> gids) {

  /** Copies the collections. */
  public DirectorySnapshot {
    accounts = List.copyOf(accounts);
    groups = List.copyOf(groups);
    activeNames = Set.copyOf(activeNames);
    gids = Set.copyOf(gids);
  }

  @Override
  public String toString() {
    return "%s: %d accounts, %d groups".formatted(controller, accounts.size(), groups.size());
  }
}
