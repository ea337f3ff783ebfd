package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.UserType;

/** Select and MakeVisit: several values at once. */
class SelectTest {
  private static final Site SITE = Site.usual();

  @Test
  void selectChoosesEverythingAtOnce() {
    Selection after = select("carl", Site.ID, "2026112208", "d/bo", "imaging");

    assertThat(after)
        .isEqualTo(
            SITE.chooser()
                .sample(SITE.visiting("carl", Site.ID, "2026112208"), "d/bo")
                .withEndstation("imaging"));
  }

  @Test
  void selectWithoutSampleAndEndstationClearsTheOneAndKeepsTheOther() {
    Selection present = select("carl", Site.ID, "2026112208", "d/bo", "imaging");

    Selection after =
        SITE.chooser().select(present, new Wish("dora", Site.ID, "20261122", "", null, null));

    assertThat(after.username()).isEqualTo("dora");
    assertThat(after.sample()).isNull();
    assertThat(after.endstation()).isEqualTo("imaging");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "None", "Not initialised"})
  void selectNeedsUserProposalAndVisit(String word) {
    Refusal.notAllowed(() -> select(word, Site.ID, "2026112208", "", null))
        .contains("no user is chosen");
    Refusal.outOfRange(() -> select("carl", word, "2026112208", "", null))
        .contains("a proposal is eight digits");
    Refusal.outOfRange(() -> select("carl", Site.ID, word, "", null))
        .contains("choose one of 2026112208");
    assertThat(select("carl", Site.ID, "2026112208", word, word).sample()).isNull();
  }

  @Test
  void oneWrongValueRefusesTheWholeSelect() {
    Refusal.outOfRange(() -> select("eve", Site.ID, "2026112208", "", null)).contains("\"eve\"");
    Refusal.outOfRange(() -> select("carl", Site.ID, "2026112208", "../x", null))
        .contains("The sample \"..\"");
    Refusal.outOfRange(() -> select("carl", Site.ID, "2026112208", "", "roof"))
        .contains("Endstation \"roof\"");
    Refusal.notAllowed(() -> select("carl", "commissioning", "2026112208", "", null))
        .contains("only staff");
  }

  @Test
  void makeVisitNeedsNoUserAndSelectsNoSample() {
    Selection made = makeVisit("", Site.ID, "2026112208", null);

    assertThat(made.username()).isEmpty();
    assertThat(made.sample()).isNull();
    assertThat(made.dataPath(Site.ROOT, Site.BEAMLINE).orElseThrow().raw())
        .hasToString("/data/visitors/nanomax/20260251/2026112208/raw");
  }

  @Test
  void makeVisitTakesAsUserTypeOnlyWhatTheDataHave() {
    assertThat(makeVisit("", Site.ID, "2026112208", UserType.VISITORS).isComplete()).isTrue();
    Refusal.outOfRange(() -> makeVisit("", Site.ID, "2026112208", UserType.STAFF))
        .contains("its data are under visitors, not staff; leave userType out or give visitors.");
  }

  @Test
  void aUserGivenToMakeVisitMustHaveAccessToProposalAndVisit() {
    Site site =
        Site.with(
            Draft.of(Site.ID)
                .visits(
                    Draft.visit("v1", "2026-11-22T08:00+01:00", "2026-11-23T08:00+01:00", "carl")));
    Wish dora = new Wish("dora", Site.ID, "2026112208", "", null, null);
    Wish carl = new Wish("carl", Site.ID, "2026112208", "", null, null);
    Wish eve = new Wish("eve", Site.ID, "2026112208", "", null, null);

    assertThat(site.chooser().makeVisit(carl).username()).isEqualTo("carl");
    Refusal.notAllowed(() -> site.chooser().makeVisit(dora)).contains("dora is not among");
    Refusal.outOfRange(() -> site.chooser().makeVisit(eve)).contains("\"eve\"");
  }

  @Test
  void makeVisitFollowsTheRulesOfProposalsAndVisits() {
    Refusal.outOfRange(() -> makeVisit("", "20269999", "2026112208", null)).contains("not know it");
    Refusal.outOfRange(() -> makeVisit("", Site.ID, "2026112308x", null)).contains("choose one of");
    Refusal.outOfRange(() -> makeVisit("", Site.ID, "", null)).contains("choose one of");
  }

  private static Selection select(
      String user, String proposal, String visit, String sample, @Nullable String endstation) {
    return SITE.chooser()
        .select(Selection.NONE, new Wish(user, proposal, visit, sample, endstation, null));
  }

  private static Selection makeVisit(
      String user, String proposal, String visit, @Nullable UserType type) {
    return SITE.chooser().makeVisit(new Wish(user, proposal, visit, "", null, type));
  }
}
