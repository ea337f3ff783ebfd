package se.lu.maxiv.sdm.proposalsync.gui.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.proposalsync.gui.core.PlanLine.Kind;

class PlanTest {
  private static final String HASH = "3f9c0123456789ab";
  private static final List<String> TEXT =
      List.of(
          "3 changes, 1 more wait; plan " + HASH + ".",
          "Proposal 20260412",
          "  + group 20260412-group with number 61000",
          "  ~ account carlcarl moves into ActiveOu",
          "  - member dora out of group 20260412-group",
          "Proposal 20260555",
          "  ? - member anagon out of group 20260555-group -- More than 20 removals.",
          "  ! Account meichen has no uidNumber; give it one.");

  private final Plan plan = Plan.of(TEXT, HASH);

  @Test
  void everyLineIsWhatItsSignSays() {
    assertThat(plan.lines())
        .extracting(PlanLine::kind)
        .containsExactly(
            Kind.HEADING, Kind.COMES, Kind.CHANGES, Kind.GOES, Kind.HEADING, Kind.WAITS, Kind.KNOW);
    assertThat(plan.lines().get(1).text()).isEqualTo("group 20260412-group with number 61000");
  }

  @Test
  void whatWaitsSaysWhy() {
    assertThat(plan.lines().get(5))
        .isEqualTo(
            new PlanLine(
                Kind.WAITS,
                "- member anagon out of group 20260555-group",
                "More than 20 removals."));
  }

  @Test
  void aSearchKeepsTheHeadingsOfWhatItFinds() {
    assertThat(plan.matching("CARLCARL"))
        .extracting(PlanLine::text)
        .containsExactly("Proposal 20260412", "account carlcarl moves into ActiveOu");
    assertThat(plan.matching("20260555")).hasSize(3);
    assertThat(plan.matching("nobody")).isEmpty();
    assertThat(plan.matching(" ")).isEqualTo(plan.lines());
  }

  @Test
  void theSummaryHasTheHashAsPeopleCompareIt() {
    assertThat(plan.summary()).isEqualTo("3 changes, 1 more wait; plan 3f9c01234567….");
  }

  @Test
  void onlyAPlanWhoseHashBelongsToItsTextCanBeApproved() {
    assertThat(plan.canBeApproved()).isTrue();
    assertThat(Plan.of(TEXT, "another").canBeApproved()).isFalse();
    assertThat(Plan.of(TEXT, "").canBeApproved()).isFalse();
    assertThat(Plan.of(List.of("Nothing to do."), HASH).canBeApproved()).isFalse();
  }

  @Test
  void theQuestionTellsHowMuchComesAndGoes() {
    assertThat(plan.question())
        .contains("1 come, 1 change, 1 go, and 1 more", "The plan is 3f9c01234567…");
  }

  @Test
  void beforeTheFirstPlanThereIsNone() {
    assertThat(Plan.of(List.of(), "")).isEqualTo(Plan.NONE);
    assertThat(Plan.NONE.canBeApproved()).isFalse();
  }

  @Test
  void aSignNobodyKnowsIsShownAsItStands() {
    assertThat(PlanLine.of("  * what is this").kind()).isEqualTo(Kind.HEADING);
  }

  @Test
  void aSyncIsAskedForAndTellsThatItPlansAnew() {
    assertThat(Plan.syncQuestion(false)).contains("plans anew", "writes at once");
    assertThat(Plan.syncQuestion(true)).contains("plans anew", "writes nothing");
  }
}
