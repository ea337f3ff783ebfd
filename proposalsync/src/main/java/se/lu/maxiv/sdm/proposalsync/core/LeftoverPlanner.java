package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.Shown;

/**
 * Decides what becomes of members that SDM added to other people's groups because of a property
 * that says something else by now. What accepted proposals have is {@link ResourcePlanner}'s.
 */
final class LeftoverPlanner {
  private static final int TOLD_BY_NAME = 10;

  private final Planning planning;
  private final Map<ObjectId, DirectoryGroup> named;
  private final Map<String, Proposal> records = new HashMap<>();
  private final Map<ObjectId, List<String>> unnamed = new TreeMap<>();

  LeftoverPlanner(Planning planning) {
    this.planning = planning;
    this.named = planning.namedGroups();
    planning.situation.office().proposals().forEach(p -> records.put(GroupMark.of(p.id()), p));
  }

  void plan() {
    planning.journal.added().forEach(this::plan);
    unnamed.forEach(this::report);
  }

  private void plan(MembershipKey membership, String then) {
    DirectoryGroup group = planning.index.group(membership.group());
    if (group == null
        || planning.isProposals(group)
        || !group.members().contains(membership.member())) {
      return;
    }
    DirectoryAccount account = planning.index.account(membership.member());
    DirectoryGroup member = planning.index.group(membership.member());
    if (!named.containsKey(group.id())) {
      String name = account != null ? account.username() : member != null ? member.name() : then;
      unnamed.computeIfAbsent(group.id(), id -> new ArrayList<>()).add(name);
    } else if (account != null) {
      visitor(group, account);
    } else if (member != null) {
      resource(group, member);
    }
  }

  /** People are added to the visitors' group only: that group was it. */
  private void visitor(DirectoryGroup group, DirectoryAccount account) {
    String visitors = planning.policy.visitorsGroup();
    boolean isIt =
        !visitors.isEmpty()
            && planning.named("VisitorsGroup", visitors).map(group::equals).orElse(true);
    if (!isIt) {
      remove(
          new Change.RemoveMember(
              group.ref(),
              account.ref(),
              null,
              "Group %s is not VisitorsGroup any more; SDM had added %s."
                  .formatted(Shown.plain(group.name()), Shown.plain(account.username()))));
    }
  }

  /** A proposal that is not accepted any more keeps what a rule may still grant it. */
  private void resource(DirectoryGroup group, DirectoryGroup member) {
    Proposal known = records.get(member.mark());
    Optional<String> id = GroupMark.proposal(member.mark());
    boolean isOthers =
        known != null && (known.status() == ProposalStatus.ACCEPTED || known.restricted());
    if (isOthers || id.isEmpty() || mayBeGranted(group, known, id.get())) {
      return;
    }
    remove(
        new Change.RemoveMember(
            group.ref(),
            member.ref(),
            new ProposalId(id.get()),
            "No rule can grant %s to proposal %s any more; SDM had added it."
                .formatted(Shown.plain(group.name()), id.get())));
  }

  private boolean mayBeGranted(DirectoryGroup group, @Nullable Proposal known, String id) {
    return planning.policy.resources().stream()
        .filter(rule -> planning.named("Resources", rule.group()).filter(group::equals).isPresent())
        .anyMatch(
            rule ->
                known != null
                    ? rule.grants(known, planning.policy.userTypes())
                    : rule.mayGrant(id));
  }

  private void remove(Change.RemoveMember change) {
    planning.removals.add(new Planning.Removal(change, null, false));
  }

  private void report(ObjectId id, Collection<String> members) {
    DirectoryGroup group = planning.index.group(id);
    String names =
        members.stream()
            .sorted()
            .limit(TOLD_BY_NAME)
            .map(Shown::plain)
            .collect(Collectors.joining(", "));
    int more = members.size() - TOLD_BY_NAME;
    planning.find(
        Finding.Kind.NOT_NAMED,
        null,
        "SDM added members to the group %s, which no property names any more, and they are in it still: %s%s; take them out by hand, or name the group in Resources, for those that are to have it, so that SDM does."
            .formatted(
                Shown.quoted(group == null ? "" : group.name()),
                names,
                more > 0 ? " and " + more + " more" : ""));
  }
}
