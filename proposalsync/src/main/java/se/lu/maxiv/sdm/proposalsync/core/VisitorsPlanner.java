package se.lu.maxiv.sdm.proposalsync.core;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Decides who is in the visitors' group: all people of accepted proposals; out go only those whom
 * SDM added, once they are in no proposal and no proposal's group any more.
 */
final class VisitorsPlanner {
  private final Planning planning;
  private final @Nullable DirectoryGroup visitors;
  private final Set<ObjectId> wanted = new LinkedHashSet<>();

  VisitorsPlanner(Planning planning) {
    this.planning = planning;
    String name = planning.policy.visitorsGroup();
    this.visitors = name.isEmpty() ? null : planning.named("VisitorsGroup", name).orElse(null);
  }

  void add(Proposal proposal, Crew crew) {
    for (DirectoryAccount account : crew.accounts()) {
      boolean isNew = wanted.add(account.id());
      if (isNew
          && visitors != null
          && !visitors.members().contains(account.id())
          && !planning.isLeft(account)) {
        planning.changes.add(
            new Change.AddMember(
                visitors.ref(),
                account.ref(),
                proposal.id(),
                Shown.plain(account.username()) + " is of proposal " + proposal.id() + "."));
      }
    }
    wanted.addAll(crew.ambiguous());
  }

  /** Comes after all proposals, whose groups are reasons to stay. */
  void remove() {
    if (visitors == null) {
      return;
    }
    List<ObjectId> unwanted = unwanted(visitors);
    if (unwanted.isEmpty()) {
      return;
    }
    Map<ObjectId, String> leaving = leaving();
    Set<ObjectId> kept = kept();
    for (ObjectId member : unwanted) {
      DirectoryAccount account = planning.index.account(member);
      if (account != null && !kept.contains(member)) {
        var change =
            new Change.RemoveMember(
                visitors.ref(),
                account.ref(),
                null,
                Shown.plain(account.username())
                    + " is in no proposal and no proposal's group any more; SDM had added it.");
        planning.removals.add(new Planning.Removal(change, leaving.get(member), false));
      }
    }
  }

  /**
   * Whom SDM added and no proposal names, sorted; mostly nobody, and nothing more is asked then.
   */
  private List<ObjectId> unwanted(DirectoryGroup visitors) {
    return visitors.members().stream()
        .filter(member -> !wanted.contains(member))
        .filter(member -> planning.journal.hasAdded(new MembershipKey(visitors.id(), member)))
        .sorted()
        .toList();
  }

  /** Who leaves a proposal's group with this plan, and what that waits for. */
  private Map<ObjectId, String> leaving() {
    var leaving = new HashMap<ObjectId, String>();
    for (Planning.Removal removal : planning.removals) {
      String waits = Withholding.waits(removal, planning);
      if (waits != null) {
        leaving.putIfAbsent(removal.membership().member(), waits);
      }
    }
    return leaving;
  }

  private Set<ObjectId> kept() {
    var goes = new HashSet<MembershipKey>();
    planning.removals.stream()
        .filter(removal -> Withholding.of(removal, planning) == null)
        .forEach(removal -> goes.add(removal.membership()));
    var kept = new HashSet<ObjectId>();
    for (DirectoryGroup group : planning.situation.directory().groups()) {
      if (planning.isProposals(group)) {
        for (ObjectId member : group.members()) {
          if (!goes.contains(new MembershipKey(group.id(), member))) {
            kept.add(member);
          }
        }
      }
    }
    return kept;
  }
}
