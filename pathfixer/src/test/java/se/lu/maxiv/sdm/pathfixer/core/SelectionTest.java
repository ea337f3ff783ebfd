package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.UserType;

/** Selections, and what they settle and leave behind. */
class SelectionTest {
  private static final Selection FULL =
      Site.usual()
          .visiting("carl", Site.ID, "2026112208")
          .withSample(new SampleName("0001_a"))
          .withEndstation("imaging");
  private static final ChosenProposal PROPOSAL = FULL.requireProposal();
  private static final ChosenVisit VISIT = FULL.requireVisit();

  @Test
  void hasNoVisitWithoutProposalAndNoSampleWithoutVisit() {
    SampleName sample = new SampleName("a");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Selection("carl", null, VISIT, null, ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Selection("carl", PROPOSAL, null, sample, ""));
  }

  @Test
  void whatDependsOnAChangeIsCleared() {
    assertThat(FULL.withUsername("dora"))
        .isEqualTo(new Selection("dora", null, null, null, "imaging"));
    assertThat(FULL.withProposal(PROPOSAL))
        .isEqualTo(new Selection("carl", PROPOSAL, null, null, "imaging"));
    assertThat(FULL.withVisit(VISIT))
        .isEqualTo(new Selection("carl", PROPOSAL, VISIT, null, "imaging"));
    assertThat(FULL.withVisit(null).isComplete()).isFalse();
  }

  @Test
  void onlyACompleteOneHasAPath() {
    assertThat(Selection.NONE.dataPath(Site.ROOT, Site.BEAMLINE)).isEmpty();
    assertThat(FULL.withVisit(null).dataPath(Site.ROOT, Site.BEAMLINE)).isEmpty();
    assertThat(FULL.dataPath(Site.ROOT, Site.BEAMLINE).orElseThrow().raw())
        .hasToString("/data/visitors/nanomax/20260251/2026112208/raw");
  }

  @Test
  void isOfTheSameVisitWhenTheFolderIsTheSame() {
    ChosenProposal moved =
        new ChosenProposal(PROPOSAL.id(), UserType.STAFF, PROPOSAL.group(), "", "");
    ChosenProposal other =
        new ChosenProposal(new ProposalId("20260252"), UserType.VISITORS, "", "", "");

    assertThat(FULL.isSameVisitAs(FULL.withSample(null).withEndstation(""))).isTrue();
    assertThat(FULL.isSameVisitAs(FULL.withVisit(ChosenVisit.typed("2026112208")))).isTrue();
    assertThat(FULL.isSameVisitAs(FULL.withVisit(ChosenVisit.typed("2026112209")))).isFalse();
    assertThat(FULL.isSameVisitAs(FULL.withProposal(moved).withVisit(VISIT))).isFalse();
    assertThat(FULL.isSameVisitAs(FULL.withProposal(other).withVisit(VISIT))).isFalse();
    assertThat(FULL.isSameVisitAs(FULL.withVisit(null))).isFalse();
    assertThat(FULL.withVisit(null).isSameVisitAs(FULL)).isFalse();
    assertThat(Selection.NONE.isSameVisitAs(Selection.NONE)).isFalse();
    assertThat(FULL.isSameVisitAs(Selection.NONE)).isFalse();
  }

  @Test
  void settlesTypeAndFolderAndWhatIsSettledStays() {
    Pins first = Pins.NONE.with(PROPOSAL, VISIT);
    ChosenProposal moved =
        new ChosenProposal(PROPOSAL.id(), UserType.STAFF, PROPOSAL.group(), "", "");
    ChosenVisit renamed = new ChosenVisit("2026112316", VISIT.officeId(), null, null);

    Pins second = first.with(moved, renamed);

    assertThat(first.typeOf(PROPOSAL.id())).contains(UserType.VISITORS);
    assertThat(first.folderOf(PROPOSAL.id(), "v1")).contains("2026112208");
    assertThat(second).isEqualTo(first);
    assertThat(first.folderOf(PROPOSAL.id(), "v2")).isEmpty();
    assertThat(first.typeOf(new ProposalId("20260252"))).isEmpty();
  }

  @Test
  void aTypedVisitSettlesTheTypeOnly() {
    Pins pins = Pins.NONE.with(PROPOSAL, ChosenVisit.typed("2026112208"));

    assertThat(pins).isEqualTo(new Pins(Map.of(Site.ID, UserType.VISITORS), Map.of()));
    assertThat(pins.folderOf(PROPOSAL.id(), "")).isEmpty();
  }

  @Test
  void survivesARestartWithItsPathAndGroup() {
    Place place = Site.usual().place(FULL);
    View view = View.STARTING.with(FULL, place, Site.NOW.toInstant());
    Pins pins = Pins.NONE.with(PROPOSAL, VISIT);

    assertThat(Saved.of(view, pins))
        .isEqualTo(
            new Saved(
                FULL,
                1,
                "/data/visitors/nanomax/20260251/2026112208/raw/0001_a",
                4711,
                Site.NOW.toInstant(),
                pins));
    assertThat(Saved.of(View.STARTING, Pins.NONE)).isEqualTo(Saved.NOTHING);
  }

  @Test
  void aProposalsGroupFollowsTheTemplate() {
    Rules rules = Site.usual().rules();

    assertThat(rules.groupOf(new ProposalId("20170251"))).isEqualTo("20170251-group");
    assertThat(rules.groupOf(ProposalId.COMMISSIONING)).isEqualTo("nanomax");
    assertThat(rules.endstations()).isEqualTo(List.of("imaging", "diffraction"));
  }
}
