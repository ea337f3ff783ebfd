package se.lu.maxiv.sdm.proposalsync.core;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.Finding.Kind;

/** Finds a proposal's group, or has it made or adopted, with number, description and mark. */
final class GroupFinder {
  private final Planning planning;
  private final GidPool gids;

  GroupFinder(Planning planning) {
    this.planning = planning;
    this.gids = new GidPool(planning.policy.gids(), planning.situation);
  }

  /** What the description of a proposal's group says; nothing of title or people. */
  static String description(ProposalId proposal) {
    return "Proposal " + proposal + ", members as in the user office";
  }

  /** The group; empty when there can be none, which is reported. */
  Optional<ProposalGroup> find(ProposalId proposal) {
    reportStrays(proposal);
    List<DirectoryGroup> marked = planning.index.groupsMarked(GroupMark.of(proposal));
    if (marked.size() > 1) {
      unusable(proposal, marked.size() + " groups bear its mark; take it from all but one");
      return Optional.empty();
    }
    if (marked.isEmpty()) {
      return findByName(proposal);
    }
    reportName(proposal, marked.get(0));
    return Optional.of(checked(proposal, marked.get(0), null));
  }

  private void reportStrays(ProposalId proposal) {
    for (DirectoryGroup stray : planning.index.straysMarked(GroupMark.of(proposal))) {
      planning.find(
          Kind.GROUP_UNUSABLE,
          proposal,
          "Group %s bears the mark of proposal %s but lies outside GroupsOu, so it is not used; move it there or take the mark from it."
              .formatted(Shown.quoted(stray.name()), proposal));
    }
  }

  private void reportName(ProposalId proposal, DirectoryGroup marked) {
    String name = planning.policy.template().name(proposal);
    if (!marked.name().equalsIgnoreCase(name)) {
      planning.find(
          Kind.GROUP_RENAMED,
          proposal,
          "Group %s bears the mark of proposal %s, whose group should be %s; it is used; rename it, or take the mark from it if it is another one."
              .formatted(Shown.quoted(marked.name()), proposal, Shown.quoted(name)));
    }
  }

  private Optional<ProposalGroup> findByName(ProposalId proposal) {
    String name = planning.policy.template().name(proposal);
    List<DirectoryGroup> named = planning.index.groups(name);
    if (named.isEmpty()) {
      return create(proposal, name);
    }
    String trouble = trouble(named);
    if (trouble != null) {
      unusable(proposal, trouble);
      return Optional.empty();
    }
    return Optional.of(adopt(proposal, named.get(0)));
  }

  private static @Nullable String trouble(List<DirectoryGroup> named) {
    DirectoryGroup group = named.get(0);
    if (named.size() > 1) {
      return named.size() + " groups have its name; rename all but one";
    }
    if (!group.mark().isEmpty()) {
      return "%s bears the mark %s; correct name or mark"
          .formatted(Shown.quoted(group.name()), Shown.quoted(group.mark()));
    }
    return group.inGroupsOu()
        ? null
        : Shown.quoted(group.name()) + " lies outside GroupsOu; move or rename it";
  }

  private ProposalGroup adopt(ProposalId proposal, DirectoryGroup group) {
    String waits =
        "Group %s matches the template but does not bear SDM's mark; it is adopted by an approved plan only."
            .formatted(Shown.quoted(group.name()));
    var members = new TreeSet<String>(group.others());
    group.members().forEach(member -> members.add(member.toString()));
    planning.hold(
        new Change.AdoptGroup(
            group.ref(),
            proposal,
            group.mark(),
            GroupMark.of(proposal),
            members,
            "It has the name of the group of proposal " + proposal + "."),
        waits);
    return checked(proposal, group, waits);
  }

  private Optional<ProposalGroup> create(ProposalId proposal, String name) {
    if (!planning.index.accounts(name).isEmpty()) {
      unusable(proposal, "an account has the name " + Shown.quoted(name) + "; rename it");
      return Optional.empty();
    }
    OptionalInt gid = gid(proposal);
    if (gid.isEmpty()) {
      return Optional.empty();
    }
    var group = ObjectRef.planned(name);
    planning.changes.add(
        new Change.CreateGroup(
            group,
            proposal,
            gid.getAsInt(),
            description(proposal),
            GroupMark.of(proposal),
            "Proposal " + proposal + " is accepted and has no group."));
    return Optional.of(new ProposalGroup(group, null, null, false));
  }

  private OptionalInt gid(ProposalId proposal) {
    OptionalInt gid;
    try {
      gid = gids.take(proposal);
    } catch (SdmException e) {
      planning.find(
          Kind.NO_GID,
          proposal,
          "The group of proposal " + proposal + " gets no number now: " + e.sentence());
      return OptionalInt.empty();
    }
    if (gid.isEmpty()) {
      GidRange range = planning.policy.gids();
      planning.find(
          Kind.NO_GID,
          proposal,
          "The group of proposal %s gets no number, since all from %d to %d are taken; widen GidRange."
              .formatted(proposal, range.first(), range.last()));
    }
    return gid;
  }

  private ProposalGroup checked(
      ProposalId proposal, DirectoryGroup existing, @Nullable String waits) {
    boolean unsafe = isUnsafe(proposal, existing);
    var group = new ProposalGroup(existing.ref(), existing, waits, unsafe);
    if (existing.gidNumber() == null) {
      gid(proposal)
          .ifPresent(
              gid ->
                  group.put(
                      new Change.SetGid(
                          existing.ref(), proposal, gid, "The group has no number yet."),
                      planning));
    }
    String description = description(proposal);
    if (!existing.description().equals(description)) {
      group.put(
          new Change.SetDescription(
              existing.ref(),
              proposal,
              existing.description(),
              description,
              "The description says what the group is."),
          planning);
    }
    return group;
  }

  private boolean isUnsafe(ProposalId proposal, DirectoryGroup group) {
    Integer gid = group.gidNumber();
    if (gid == null) {
      return false;
    }
    String trouble =
        gid < 1
            ? "which is never given to data"
            : planning.index.isGidShared(gid) ? "which another group has too" : null;
    if (trouble != null) {
      planning.find(
          Kind.UNSAFE_GID,
          proposal,
          "Group %s of proposal %s has the number %d, %s, so nobody is added to it; correct the number in the directory and on disk."
              .formatted(Shown.quoted(group.name()), proposal, gid, trouble));
    }
    return trouble != null;
  }

  private void unusable(ProposalId proposal, String what) {
    planning.find(
        Kind.GROUP_UNUSABLE,
        proposal,
        "Proposal " + proposal + " has no usable group: " + what + ".");
  }
}
