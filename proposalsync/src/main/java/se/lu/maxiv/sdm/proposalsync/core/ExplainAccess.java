package se.lu.maxiv.sdm.proposalsync.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import se.lu.maxiv.sdm.model.Access;
import se.lu.maxiv.sdm.model.AccessRule;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.Shown;

/** Tells in sentences why somebody has access to a proposal, or why not. */
public final class ExplainAccess {
  private final Planning planning;
  private final SyncPlan plan;
  private final String user;
  private final ProposalId id;
  private final List<String> sentences = new ArrayList<>();

  private ExplainAccess(Situation situation, Policy policy, String user, ProposalId id) {
    this.planning = new Planning(situation, policy);
    this.plan = SyncPlanner.plan(situation.only(id), policy);
    this.user = user;
    this.id = id;
  }

  /**
   * The sentences: what the user office says, what the directory has, what the next run would do.
   *
   * @param question {@code user@proposal}
   * @throws SdmException (DATA_OUT_OF_RANGE) when it is not of that form
   */
  public static List<String> of(String question, Situation situation, Policy policy) {
    int at = question.lastIndexOf('@');
    if (at < 1) {
      throw SdmException.outOfRange(
          "The question %s was refused: write user@proposal, such as carlcarl@20170251."
              .formatted(Shown.quoted(question)));
    }
    String user = question.substring(0, at).strip();
    var id = new ProposalId(question.substring(at + 1).strip());
    return new ExplainAccess(situation, policy, user, id).sentences();
  }

  private List<String> sentences() {
    if (!planning.situation.office().isKnown()) {
      say("The user office has not answered yet.");
    } else {
      sayOffice(planning.situation.office().proposal(id));
    }
    sayAccount();
    if (!isKeptBack()) {
      sayGroup();
    }
    sayPlan();
    return List.copyOf(sentences);
  }

  private void sayOffice(Optional<Proposal> proposal) {
    if (proposal.isEmpty()) {
      say("The user office's answer has no proposal " + id + "; its group stays as it is.");
      return;
    }
    if (proposal.get().status() != ProposalStatus.ACCEPTED) {
      say("Proposal " + id + " is not accepted any more or not yet; its group stays as it is.");
      return;
    }
    say(rule(proposal.get()).because());
    if (planning.isStaff(proposal.get(), user)) {
      say(name() + " is beamline staff, whose group is a member of the proposal's group.");
    }
  }

  /** Who is in the group of a proprietary proposal is told about staff only. */
  private boolean isKeptBack() {
    return planning
        .situation
        .office()
        .proposal(id)
        .filter(p -> p.restricted() && !planning.isStaff(p, user))
        .isPresent();
  }

  private Access rule(Proposal proposal) {
    var spellings = new TreeSet<>(proposal.accounts());
    proposal.visits().forEach(visit -> spellings.addAll(visit.participants()));
    String spelling = spellings.stream().filter(user::equalsIgnoreCase).findFirst().orElse(user);
    var staff = planning.isStaff(proposal, user) ? Set.of(spelling) : Set.<String>of();
    return AccessRule.toProposal(spelling, proposal, staff);
  }

  private void sayAccount() {
    List<DirectoryAccount> accounts = planning.index.accounts(user);
    if (accounts.size() != 1) {
      say("The directory has %d accounts with the username %s.".formatted(accounts.size(), name()));
      return;
    }
    DirectoryAccount account = accounts.get(0);
    say(
        "Account %s is %s, %s."
            .formatted(
                name(),
                account.isEnabled() ? "enabled" : "disabled: nobody can log in with it",
                switch (account.place()) {
                  case ACTIVE -> "in ActiveOu";
                  case SOURCE -> "below SourceOus";
                  case ELSEWHERE -> "outside ActiveOu and SourceOus, so it gets memberships only";
                }));
  }

  private void sayGroup() {
    Optional<DirectoryGroup> found = group();
    if (found.isEmpty()) {
      say("Proposal " + id + " has no group in the directory.");
      return;
    }
    DirectoryGroup group = found.get();
    String shown = Shown.plain(group.name());
    boolean direct =
        planning.index.accounts(user).stream().anyMatch(a -> group.members().contains(a.id()));
    if (direct) {
      say(name() + " is a member of group " + shown + ".");
    } else if (planning.index.usernamesIn(group).contains(DirectoryIndex.key(user))) {
      say(name() + " is a member of group " + shown + " by a group in it.");
    } else {
      say(name() + " is no member of group " + shown + ".");
    }
    if (group.mark().isEmpty()) {
      say("Group " + shown + " does not bear SDM's mark yet: a plan must be approved first.");
    }
  }

  private Optional<DirectoryGroup> group() {
    List<DirectoryGroup> marked = planning.index.groupsMarked(GroupMark.of(id));
    return marked.isEmpty()
        ? planning.index.groups(planning.policy.template().name(id)).stream().findFirst()
        : Optional.of(marked.get(0));
  }

  private void sayPlan() {
    for (Change change : plan.changes()) {
      if (concerns(change)) {
        say("The next run: " + PlanText.line(change) + ".");
      }
    }
    for (Withheld withheld : plan.withheld()) {
      if (concerns(withheld.change())) {
        say("Waits: " + PlanText.line(withheld.change()) + ". " + withheld.because());
      }
    }
    if (planning.verdict.trouble() != null) {
      say(planning.verdict.trouble());
    }
  }

  private boolean concerns(Change change) {
    return change.object().name().equalsIgnoreCase(user)
        || (change instanceof Change.Membership m && m.member().name().equalsIgnoreCase(user));
  }

  private String name() {
    return Shown.plain(user);
  }

  private void say(String sentence) {
    sentences.add(sentence);
  }
}
