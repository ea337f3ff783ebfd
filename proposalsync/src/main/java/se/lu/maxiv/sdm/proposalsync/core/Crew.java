package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.lu.maxiv.sdm.model.AccessRule;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.Shown;

/**
 * The people of one proposal as accounts: PI, proposer, participants and the visits' participants,
 * as far as the {@link AccessRule} gives them access.
 *
 * @param names all usernames that the user office gives access, as {@link DirectoryIndex#key}
 * @param accounts their accounts, in the order of the usernames
 * @param ambiguous accounts of usernames that several accounts have: they neither come nor go
 * @param isWhole whether everybody whom the user office names has a username and an account;
 *     otherwise one of them may be in the group already, under another spelling
 */
record Crew(
    Set<String> names, List<DirectoryAccount> accounts, Set<ObjectId> ambiguous, boolean isWhole) {
  static Crew of(Proposal proposal, Planning planning) {
    Set<String> names = names(proposal);
    var accounts = new ArrayList<DirectoryAccount>(names.size());
    var ambiguous = new HashSet<ObjectId>();
    boolean isWhole = withoutUsername(proposal) == 0;
    for (String name : names) {
      List<DirectoryAccount> found = planning.index.accounts(name);
      if (found.size() == 1) {
        accounts.add(found.get(0));
      } else {
        isWhole &= !found.isEmpty();
        found.forEach(account -> ambiguous.add(account.id()));
        report(proposal, name, found.size(), planning);
      }
    }
    return new Crew(names, accounts, ambiguous, isWhole);
  }

  /** The usernames with access, without regard to case, sorted. */
  static Set<String> names(Proposal proposal) {
    var spellings = new TreeMap<String, String>();
    proposal.accounts().forEach(name -> put(spellings, name));
    proposal.visits().forEach(v -> v.participants().forEach(name -> put(spellings, name)));
    spellings
        .values()
        .removeIf(name -> !AccessRule.toProposal(name, proposal, Set.of()).isGranted());
    return spellings.keySet();
  }

  private static void put(Map<String, String> spellings, String name) {
    if (!name.isBlank()) {
      spellings.put(DirectoryIndex.key(name), name);
    }
  }

  /** How many people the user office names without a username. */
  static long withoutUsername(Proposal proposal) {
    return proposal.participants().stream()
        .map(Participant::account)
        .filter(name -> name.filter(n -> !n.isBlank()).isEmpty())
        .count();
  }

  private static void report(Proposal proposal, String name, int found, Planning planning) {
    if (found == 0) {
      planning.find(
          Finding.Kind.NO_ACCOUNT,
          proposal.id(),
          "%s of proposal %s has no account in the directory; have one made or correct the username in the user office."
              .formatted(Shown.plain(name), proposal.id()));
    } else {
      planning.find(
          Finding.Kind.AMBIGUOUS_ACCOUNT,
          proposal.id(),
          "%s of proposal %s is the username of %d accounts, so none of them is touched; correct the directory."
              .formatted(Shown.plain(name), proposal.id(), found));
    }
  }
}
