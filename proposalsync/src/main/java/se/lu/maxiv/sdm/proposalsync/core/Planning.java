package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Observation;

/** A plan in the making: what it is made from, and what is decided so far. Of one thread. */
final class Planning {
  final Situation situation;
  final Policy policy;
  final JournalKnowledge journal;
  final DirectoryIndex index;
  final OfficeVerdict verdict;
  final List<Change> changes = new ArrayList<>();
  final List<Withheld> withheld = new ArrayList<>();
  final List<Removal> removals = new ArrayList<>();
  final List<JournalLine> notes = new ArrayList<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Map<String, Optional<DirectoryGroup>> named = new LinkedHashMap<>();
  private final Map<ObjectId, Set<String>> staff = new LinkedHashMap<>();
  private final Set<String> skipped = new HashSet<>();
  private final Set<ProposalId> untold = new TreeSet<>();

  /**
   * A member that may go.
   *
   * @param change the removal
   * @param waits why it needs approval whatever the limits say; null: it does not
   * @param grace whether {@code GraceDays} hold for it
   */
  record Removal(Change.RemoveMember change, @Nullable String waits, boolean grace) {
    MembershipKey membership() {
      return new MembershipKey(change.group().existingId(), change.member().existingId());
    }
  }

  Planning(Situation situation, Policy policy) {
    this.situation = situation;
    this.policy = policy;
    this.index = new DirectoryIndex(situation.directory());
    List<JournalLine> settled =
        new Settlement(index, situation.homes(), situation.now()).of(situation.journal().open());
    notes.addAll(settled);
    JournalKnowledge known =
        settled.isEmpty() ? situation.journal() : situation.journal().with(settled);
    notes.addAll(seenEnabled(known));
    this.journal = notes.isEmpty() ? known : situation.journal().with(notes);
    this.verdict = OfficeVerdict.of(situation.office(), journal, situation.now());
    findings.addAll(verdict.findings());
    situation.office().skipped().forEach(s -> skipped.add(DirectoryIndex.key(s.id().strip())));
  }

  /** What SDM was to enable and somebody else has: who disables it from now on means it. */
  private List<JournalLine> seenEnabled(JournalKnowledge known) {
    return known.enablingDue().stream()
        .sorted()
        .map(index::account)
        .filter(Objects::nonNull)
        .filter(DirectoryAccount::isEnabled)
        .map(
            account ->
                (JournalLine)
                    new JournalLine.Noted(
                        situation.now(), Observation.ENABLED, account.ref(), account.ref()))
        .toList();
  }

  /**
   * Whether something of that proposal could not be understood: its record may lack people,
   * beamlines and visits that the proposal has.
   */
  boolean isPartial(ProposalId proposal) {
    return skipped.contains(proposal.text());
  }

  /** Nobody tells all people of that accepted proposal: its group may lack those left out. */
  void leaveUntold(ProposalId proposal) {
    untold.add(proposal);
  }

  /** Those proposals, sorted. */
  Set<ProposalId> untold() {
    return Collections.unmodifiableSet(untold);
  }

  void find(Finding.Kind kind, @Nullable ProposalId proposal, String sentence) {
    findings.add(new Finding(kind, proposal, sentence));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  void hold(Change change, String because) {
    withheld.add(new Withheld(change, Withheld.Hold.APPROVAL, because));
  }

  void note(Observation observation, ObjectRef group, ObjectRef member) {
    notes.add(new JournalLine.Noted(situation.now(), observation, group, member));
  }

  /** Whether somebody disabled an account after SDM had enabled it: then it is left alone. */
  boolean isLeft(DirectoryAccount account) {
    return !account.isEnabled() && journal.hasEnabled(account.id());
  }

  /** The group that a property names; reported once when there is none. */
  Optional<DirectoryGroup> named(String property, String name) {
    return named.computeIfAbsent(
        DirectoryIndex.key(name),
        key -> {
          List<DirectoryGroup> found = index.groups(name);
          if (found.size() != 1) {
            find(
                Finding.Kind.NO_SUCH_GROUP,
                null,
                "%s names the group %s, of which the directory has %d; make it or correct the property."
                    .formatted(property, Shown.quoted(name), found.size()));
          }
          return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        });
  }

  /** The groups that properties name, by identity: of other people's, SDM writes only these. */
  Map<ObjectId, DirectoryGroup> namedGroups() {
    var groups = new LinkedHashMap<ObjectId, DirectoryGroup>();
    Stream.of(policy.visitorsGroup())
        .filter(name -> !name.isEmpty())
        .forEach(name -> putNamed("VisitorsGroup", name, groups));
    policy.beamlineGroups().values().stream()
        .sorted()
        .forEach(name -> putNamed("BeamlineGroups", name, groups));
    policy.resources().stream()
        .map(ResourceRule::group)
        .sorted()
        .forEach(name -> putNamed("Resources", name, groups));
    return groups;
  }

  private void putNamed(String property, String name, Map<ObjectId, DirectoryGroup> groups) {
    named(property, name).ifPresent(group -> groups.put(group.id(), group));
  }

  /** Whether a group is some proposal's, or may be. */
  boolean isProposals(DirectoryGroup group) {
    return group.mark().startsWith(GroupMark.PREFIX) || policy.template().matches(group.name());
  }

  /** Whether somebody is staff of one of a proposal's beamlines. */
  boolean isStaff(Proposal proposal, String username) {
    String key = DirectoryIndex.key(username);
    return beamlineGroups(proposal).values().stream()
        .anyMatch(g -> staff.computeIfAbsent(g.id(), id -> index.usernamesIn(g)).contains(key));
  }

  /** Whether a beamline of a proposal has a group of its staff that cannot be found. */
  boolean isStaffUnknown(Proposal proposal) {
    return proposal.beamlines().stream()
        .sorted()
        .map(policy.beamlineGroups()::get)
        .anyMatch(name -> name != null && named("BeamlineGroups", name).isEmpty());
  }

  /** The groups of the staff of a proposal's beamlines, by beamline. */
  Map<String, DirectoryGroup> beamlineGroups(Proposal proposal) {
    var groups = new LinkedHashMap<String, DirectoryGroup>();
    proposal.beamlines().stream()
        .sorted()
        .forEach(
            beamline -> {
              String name = policy.beamlineGroups().get(beamline);
              if (name == null) {
                find(
                    Finding.Kind.NO_BEAMLINE_GROUP,
                    null,
                    "BeamlineGroups has no group for the beamline "
                        + Shown.quoted(beamline)
                        + "; its staff is not added to its proposals' groups.");
              } else {
                named("BeamlineGroups", name).ifPresent(group -> groups.put(beamline, group));
              }
            });
    return groups;
  }
}
