package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalId;

class PlanTextTest {
  private final Site site = new Site();

  @Test
  void planReadsByProposal() {
    site.visitor("ana");
    site.group(Site.GROUP, null, "", Set.of());
    site.has(Site.proposal(Site.ID, "ana", "ghost"), Site.proposal("20180007", "ana"));

    String text = String.join("\n", PlanText.of(site.plan()));

    assertThat(text)
        .contains("changes, 6 more wait; plan " + site.plan().hash())
        .contains(
            """
            Proposal 20170251
              ~ account ana moves into ActiveOu
            """)
        .contains("  ? ~ group 20170251-group becomes SDM's -- Group \"20170251-group\" matches")
        .contains("  ? ~ group 20170251-group gets number 50000 -- ")
        .contains("  ! ghost of proposal 20170251 has no account in the directory")
        .contains("Proposal 20180007\n  + group 20180007-group with number 50001\n");
  }

  @Test
  void nothingToDoIsSaid() {
    assertThat(PlanText.of(SyncPlan.of(List.of(), List.of(), List.of(), List.of())))
        .containsExactly("Nothing to do.");
  }

  @Test
  void whatConcernsNoProposalComesFirst() {
    assertThat(PlanText.of(site.plan())).element(1).isEqualTo("All proposals");
  }

  @Test
  void renamingIsSaidWithoutTheName() {
    var move =
        new Change.MoveAccount(
            ObjectRef.planned("ana"),
            new ProposalId(Site.ID),
            "CN=Anna",
            "Anna",
            "Anna (ana)",
            "why");

    assertThat(PlanText.line(move))
        .isEqualTo("~ account ana moves into ActiveOu under another name, since its own is taken");
  }

  @Test
  void wordsThatAreShownHaveNoPersonsName() {
    assertThat(site.visitor("ana")).hasToString("account ana");
    assertThat(site.directory.group("presto")).hasToString("group presto");
    assertThat(site.directory.snapshot()).hasToString("dc1: 1 accounts, 5 groups");
  }

  @Test
  void hashIsOverTheCanonicalJsonOfEveryKindOfChange() {
    site.visitor("ana");
    site.visitor("bÖ \"1\"");
    site.group(Site.GROUP, null, "", Set.of(site.directory.account("ana").id()));
    site.has(Site.proposal(Site.ID, "bÖ \"1\""), Site.proposal("20180007", "ana"));
    SyncPlan plan = site.plan();

    List<Object> trees =
        plan.approvable().stream().map(c -> (Object) JournalForm.tree(Trace.of(c))).toList();

    assertThat(plan.approvable().stream().map(Trace::kind).distinct())
        .hasSize(Trace.Kind.values().length);
    assertThat(plan.hash()).isEqualTo(Fingerprint.sha256(CanonicalJson.of(trees)));
  }
}
