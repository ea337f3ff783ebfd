package se.lu.maxiv.sdm.proposalsync.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.AccessRule;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.model.Visit;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Observation;

/** Decides who comes into a proposal's group and who leaves it. */
final class MemberPlanner {
  private final Planning planning;
  private final Proposal proposal;
  private final Crew crew;
  private final ProposalGroup group;

  MemberPlanner(Planning planning, Proposal proposal, Crew crew, ProposalGroup group) {
    this.planning = planning;
    this.proposal = proposal;
    this.crew = crew;
    this.group = group;
  }

  /** Why a member stays in a proposal's group; null when nothing keeps it. */
  static @Nullable String keeps(
      Planning planning, Proposal proposal, Crew crew, DirectoryAccount account) {
    String name = DirectoryIndex.key(account.username());
    if (crew.names().contains(name)) {
      return "the user office names " + Shown.plain(account.username());
    }
    if (planning.isStaff(proposal, name)
        && AccessRule.toProposal(name, proposal, Set.of(name)).isGranted()) {
      return Shown.plain(account.username()) + " is beamline staff";
    }
    return contacts(proposal).contains(name)
        ? Shown.plain(account.username()) + " is local contact of a visit"
        : null;
  }

  void plan() {
    addPeople();
    if (!proposal.restricted() && !crew.names().isEmpty() && group.existing() != null) {
      removePeople(group.existing());
    }
  }

  private void addPeople() {
    if (group.unsafe()) {
      return;
    }
    for (DirectoryAccount account : crew.accounts()) {
      if (!group.has(account.id()) && !planning.isLeft(account)) {
        group.put(
            new Change.AddMember(
                group.ref(),
                account.ref(),
                proposal.id(),
                "The user office names "
                    + Shown.plain(account.username())
                    + " in proposal "
                    + proposal.id()
                    + "."),
            planning);
      }
    }
  }

  private void removePeople(DirectoryGroup existing) {
    var wanted = crew.accounts().stream().map(DirectoryAccount::id).collect(Collectors.toSet());
    var leaving = new TreeSet<ObjectId>(existing.members());
    leaving.removeAll(wanted);
    var stay = new HashSet<ObjectId>(existing.members());
    for (ObjectId member : leaving) {
      DirectoryAccount account = planning.index.account(member);
      if (account != null && !stays(existing, account)) {
        stay.remove(member);
        remove(existing, account);
      }
    }
    noteReturned(existing, stay);
  }

  private boolean stays(DirectoryGroup existing, DirectoryAccount account) {
    return crew.ambiguous().contains(account.id())
        || keeps(planning, proposal, crew, account) != null
        || isRenamed(new MembershipKey(existing.id(), account.id()));
  }

  /** The person is named still, by the username that the account had when SDM added it. */
  private boolean isRenamed(MembershipKey membership) {
    String then = planning.journal.added().get(membership);
    return then != null
        && crew.names().contains(DirectoryIndex.key(then))
        && planning.index.accounts(then).isEmpty();
  }

  private void remove(DirectoryGroup existing, DirectoryAccount account) {
    var change =
        new Change.RemoveMember(
            existing.ref(),
            account.ref(),
            proposal.id(),
            "The user office's record of proposal %s does not name %s."
                .formatted(proposal.id(), Shown.plain(account.username())));
    planning.removals.add(new Planning.Removal(change, waits(), true));
  }

  /** Nobody leaves unseen as long as it is not known for sure who should stay. */
  private @Nullable String waits() {
    if (group.waits() != null) {
      return group.waits();
    }
    if (!crew.isWhole()) {
      return "Proposal %s names people without username or account, one of whom may be the same person; the removal needs approval."
          .formatted(proposal.id());
    }
    return planning.isStaffUnknown(proposal)
        ? "The directory has no usable group of the staff of a beamline of proposal %s, so this member may be staff; the removal needs approval."
            .formatted(proposal.id())
        : null;
  }

  private void noteReturned(DirectoryGroup existing, Set<ObjectId> stay) {
    if (planning.verdict.trouble() != null || planning.journal.missing().isEmpty()) {
      return;
    }
    for (ObjectId member : stay) {
      DirectoryAccount account = planning.index.account(member);
      if (account != null
          && planning.journal.missingSince(new MembershipKey(existing.id(), member)).isPresent()) {
        planning.note(Observation.RETURNED, existing.ref(), account.ref());
      }
    }
  }

  private static Set<String> contacts(Proposal proposal) {
    return proposal.visits().stream()
        .map(Visit::localContact)
        .filter(Objects::nonNull)
        .map(DirectoryIndex::key)
        .collect(Collectors.toSet());
  }

  /** The groups of the beamlines' staff come as members; SDM's own ones go with the beamline. */
  void planBeamlines() {
    Map<String, DirectoryGroup> wanted = planning.beamlineGroups(proposal);
    wanted.forEach(this::addBeamline);
    DirectoryGroup existing = group.existing();
    if (existing != null) {
      reportOthers(existing, wanted.values());
    }
    if (existing == null || proposal.beamlines().isEmpty() || proposal.restricted()) {
      return;
    }
    var ids = wanted.values().stream().map(DirectoryGroup::id).collect(Collectors.toSet());
    for (ObjectId member : existing.members()) {
      DirectoryGroup staff = ids.contains(member) ? null : planning.index.group(member);
      if (staff != null && !mayBeWanted(staff)) {
        removeBeamline(existing, staff);
      }
    }
  }

  /** A group that cannot be found by the name in the property may be this one, renamed. */
  private boolean mayBeWanted(DirectoryGroup staff) {
    return planning.isStaffUnknown(proposal)
        && planning.policy.beamlineGroups().values().stream()
            .noneMatch(staff.name()::equalsIgnoreCase);
  }

  /** Who is in by them has access as well, and nobody asks the user office about it. */
  private void reportOthers(DirectoryGroup existing, Collection<DirectoryGroup> wanted) {
    var groups = new HashSet<ObjectId>();
    int foreign = existing.others().size();
    for (ObjectId member : existing.members()) {
      boolean isGroup = planning.index.group(member) != null;
      if (isGroup && !planning.journal.hasAdded(new MembershipKey(existing.id(), member))) {
        groups.add(member);
      }
      foreign += isGroup || planning.index.account(member) != null ? 0 : 1;
    }
    wanted.forEach(staff -> groups.remove(staff.id()));
    if (!groups.isEmpty() || foreign > 0) {
      planning.find(
          Finding.Kind.OTHER_MEMBERS,
          proposal.id(),
          "Group %s of proposal %s has %d %s besides its beamlines' staff and %d members that are no accounts of this directory; SDM leaves them, so see that they belong there."
              .formatted(
                  Shown.quoted(existing.name()),
                  proposal.id(),
                  groups.size(),
                  groups.size() == 1 ? "group" : "groups",
                  foreign));
    }
  }

  private void addBeamline(String beamline, DirectoryGroup staff) {
    if (group.unsafe() || group.has(staff.id()) || staff.id().equals(group.ref().id())) {
      return;
    }
    group.put(
        new Change.AddMember(
            group.ref(),
            staff.ref(),
            proposal.id(),
            "Proposal %s is at %s, whose staff sees all."
                .formatted(proposal.id(), Shown.plain(beamline))),
        planning);
  }

  private void removeBeamline(DirectoryGroup existing, DirectoryGroup staff) {
    var membership = new MembershipKey(existing.id(), staff.id());
    if (planning.journal.hasAdded(membership)) {
      var change =
          new Change.RemoveMember(
              existing.ref(),
              staff.ref(),
              proposal.id(),
              "%s is not the staff's group of a beamline of proposal %s any more; SDM had added it."
                  .formatted(Shown.plain(staff.name()), proposal.id()));
      planning.removals.add(new Planning.Removal(change, group.waits(), false));
    }
  }
}
