package se.lu.maxiv.sdm.proposalsync.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.Shown;

/** Decides which resources a proposal's group is a member of. */
final class ResourcePlanner {
  private static final String PROPERTY = "Resources";

  private final Planning planning;
  private final List<DirectoryGroup> named;

  ResourcePlanner(Planning planning) {
    this.planning = planning;
    this.named = List.copyOf(planning.namedGroups().values());
  }

  void plan(Proposal proposal, ProposalGroup group) {
    Map<ObjectId, ResourceRule> granted = granted(proposal);
    for (DirectoryGroup resource : named) {
      ResourceRule rule = granted.get(resource.id());
      if (rule != null) {
        add(proposal, group, resource, rule);
      } else if (!proposal.restricted()) {
        remove(proposal, group, resource);
      }
    }
  }

  private Map<ObjectId, ResourceRule> granted(Proposal proposal) {
    var granted = new LinkedHashMap<ObjectId, ResourceRule>();
    for (ResourceRule rule : planning.policy.resources()) {
      if (rule.grants(proposal, planning.policy.userTypes())) {
        planning
            .named(PROPERTY, rule.group())
            .ifPresent(resource -> granted.putIfAbsent(resource.id(), rule));
      }
    }
    return granted;
  }

  private void add(
      Proposal proposal, ProposalGroup group, DirectoryGroup resource, ResourceRule rule) {
    ObjectId id = group.ref().id();
    boolean isIn = id != null && resource.members().contains(id);
    if (isIn || group.unsafe() || resource.id().equals(id)) {
      return;
    }
    group.put(
        new Change.AddMember(
            resource.ref(),
            group.ref(),
            proposal.id(),
            "Proposal "
                + proposal.id()
                + " has "
                + Shown.plain(resource.name())
                + ": "
                + Shown.plain(rule.because())
                + "."),
        planning);
  }

  private void remove(Proposal proposal, ProposalGroup group, DirectoryGroup resource) {
    ObjectId id = group.ref().id();
    if (id == null
        || !resource.members().contains(id)
        || !planning.journal.hasAdded(new MembershipKey(resource.id(), id))) {
      return;
    }
    var change =
        new Change.RemoveMember(
            resource.ref(),
            group.ref(),
            proposal.id(),
            "Nothing grants %s to proposal %s any more; SDM had added it."
                .formatted(Shown.plain(resource.name()), proposal.id()));
    planning.removals.add(new Planning.Removal(change, group.waits(), false));
  }
}
