package se.lu.maxiv.sdm.proposalsync.core;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.Shown;
import se.lu.maxiv.sdm.proposalsync.core.Finding.Kind;
import se.lu.maxiv.sdm.proposalsync.core.JournalLine.Observation;

/**
 * Compares the user office with the directory and says what must change in the directory.
 *
 * <p>The same input gives the same plan, in whatever order its parts come.
 */
public final class SyncPlanner {
  private static final Duration SAME_OFFICE_EVERY = Duration.ofHours(1);

  private static final Comparator<MembershipKey> BY_GROUP =
      Comparator.comparing(MembershipKey::group).thenComparing(MembershipKey::member);

  private final Planning planning;

  private SyncPlanner(Planning planning) {
    this.planning = planning;
  }

  /**
   * The plan. Applied as a whole and made again, it is empty.
   *
   * @param situation user office, directory and memory
   * @param policy the site's settings
   */
  public static SyncPlan plan(Situation situation, Policy policy) {
    var planning = new Planning(situation, policy);
    if (planning.verdict.usable()) {
      new SyncPlanner(planning).plan();
    }
    return SyncPlan.of(planning);
  }

  private void plan() {
    var accounts = new AccountPlanner(planning);
    var visitors = new VisitorsPlanner(planning);
    var groups = new GroupFinder(planning);
    var resources = new ResourcePlanner(planning);
    for (Proposal proposal : accepted().values()) {
      if (!isAsked(proposal.id())) {
        accounts.learn(proposal, Crew.names(proposal));
        continue;
      }
      Crew crew = Crew.of(proposal, planning);
      reportPeople(proposal, crew);
      accounts.learn(proposal, crew.names());
      if (planning.isPartial(proposal.id())) {
        planning.leaveUntold(proposal.id());
      }
      accounts.need(proposal, crew);
      visitors.add(proposal, crew);
      groups
          .find(proposal.id())
          .ifPresent(
              group -> {
                var members = new MemberPlanner(planning, proposal, crew, group);
                members.plan();
                members.planBeamlines();
                resources.plan(proposal, group);
              });
    }
    accounts.plan();
    if (planning.situation.only() == null) {
      visitors.remove();
      new LeftoverPlanner(planning).plan();
      noteForgotten();
    }
    new Withholding(planning).decide();
    noteOffice();
  }

  /** All that are accepted, by identity, those the plan is not for included. */
  private Map<ProposalId, Proposal> accepted() {
    reportSkipped(planning.situation.office());
    Set<ProposalId> twice = twice();
    var accepted = new TreeMap<ProposalId, Proposal>();
    for (Proposal proposal : planning.situation.office().proposals()) {
      if (proposal.status() == ProposalStatus.ACCEPTED
          && !proposal.id().isCommissioning()
          && !twice.contains(proposal.id())) {
        accepted.put(proposal.id(), proposal);
      }
    }
    ProposalId only = planning.situation.only();
    if (only != null && !accepted.containsKey(only) && !twice.contains(only)) {
      planning.find(
          Kind.NOT_ACCEPTED,
          only,
          "Proposal %s is not among the accepted ones of the user office's answer, so nothing is done for it; check its number and its status."
              .formatted(only));
    }
    return accepted;
  }

  private boolean isAsked(ProposalId proposal) {
    ProposalId only = planning.situation.only();
    return only == null || only.equals(proposal);
  }

  private Set<ProposalId> twice() {
    var seen = new HashSet<ProposalId>();
    var twice = new HashSet<ProposalId>();
    for (Proposal proposal : planning.situation.office().proposals()) {
      if (!seen.add(proposal.id()) && twice.add(proposal.id()) && isAsked(proposal.id())) {
        planning.find(
            Kind.TWICE,
            proposal.id(),
            "Proposal %s stands in the user office's answer twice, so it is left as it is."
                .formatted(proposal.id()));
      }
    }
    return twice;
  }

  private void reportSkipped(OfficeSnapshot office) {
    Set<String> present =
        office.proposals().stream().map(p -> p.id().text()).collect(Collectors.toSet());
    for (OfficeSnapshot.Skipped skipped : office.skipped()) {
      String sentence =
          present.contains(DirectoryIndex.key(skipped.id().strip()))
              ? "Proposal %s could be understood in part only, so it adds people and removes nobody: %s"
              : "Proposal %s could not be understood, so it is left as it is: %s";
      planning.find(
          Kind.SKIPPED,
          null,
          sentence.formatted(Shown.plain(skipped.id()), Shown.plain(skipped.reason())));
    }
  }

  private void reportPeople(Proposal proposal, Crew crew) {
    if (proposal.restricted()) {
      planning.find(
          Kind.RESTRICTED,
          proposal.id(),
          "Proposal %s is proprietary: its group has the beamline's staff, and nobody is added or removed by the user office."
              .formatted(proposal.id()));
      return;
    }
    if (crew.names().isEmpty()) {
      planning.find(
          Kind.NO_PEOPLE,
          proposal.id(),
          "The user office names nobody with a username in proposal %s, so nobody is removed from its group."
              .formatted(proposal.id()));
    }
    long without = Crew.withoutUsername(proposal);
    if (without > 0) {
      planning.find(
          Kind.NO_USERNAME,
          proposal.id(),
          "%d people of proposal %s have no username in the user office and get no access."
              .formatted(without, proposal.id()));
    }
  }

  private void noteOffice() {
    OfficeSnapshot office = planning.situation.office();
    if (office.complete() && (!planning.changes.isEmpty() || isNews())) {
      planning.notes.add(
          new JournalLine.OfficeSeen(
              planning.situation.now(), office.asOf(), planning.verdict.accepted()));
    }
  }

  /** An office that says the same every few minutes is written down once an hour. */
  private boolean isNews() {
    return planning
        .journal
        .lastOffice()
        .filter(last -> last.accepted() == planning.verdict.accepted())
        .filter(last -> planning.situation.now().isBefore(last.at().plus(SAME_OFFICE_EVERY)))
        .isEmpty();
  }

  /** What somebody else took away is not SDM's any more, should somebody put it back. */
  private void noteForgotten() {
    List<Map.Entry<MembershipKey, String>> gone =
        planning.journal.added().entrySet().stream().filter(e -> isGone(e.getKey())).toList();
    if (gone.isEmpty()) {
      return;
    }
    Set<MembershipKey> again = addedAgain();
    gone.stream()
        .filter(e -> !again.contains(e.getKey()))
        .sorted(Map.Entry.comparingByKey(BY_GROUP))
        .forEach(e -> noteForgotten(e.getKey(), e.getValue()));
  }

  private boolean isGone(MembershipKey membership) {
    DirectoryGroup group = planning.index.group(membership.group());
    return group != null && !group.members().contains(membership.member());
  }

  private Set<MembershipKey> addedAgain() {
    var again = new HashSet<MembershipKey>();
    for (Change change : planning.changes) {
      if (change instanceof Change.AddMember add && add.group().exists() && add.member().exists()) {
        again.add(new MembershipKey(add.group().existingId(), add.member().existingId()));
      }
    }
    return again;
  }

  private void noteForgotten(MembershipKey membership, String name) {
    DirectoryGroup group = Objects.requireNonNull(planning.index.group(membership.group()));
    planning.note(Observation.FORGOTTEN, group.ref(), ObjectRef.of(membership.member(), name));
  }
}
