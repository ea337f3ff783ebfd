package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lu.maxiv.sdm.model.UserType;

/** Commissioning, types that the office does not tell, and types that are settled. */
class UserTypeTest {
  private static final Site SITE = Site.usual();
  private static final Site UNKNOWN = Site.with(Draft.of(Site.ID).type("X\n"));

  @Test
  void commissioningIsForStaffWithTheBeamlineGroup() {
    Selection after = SITE.visiting("stina", "commissioning", "20241101_diff_livexrf_tests");

    assertThat(after.requireProposal().userType()).isEqualTo(UserType.STAFF);
    assertThat(after.requireProposal().group()).isEqualTo("nanomax");
    assertThat(after.requireVisit()).isEqualTo(ChosenVisit.typed("20241101_diff_livexrf_tests"));
    assertThat(after.dataPath(Site.ROOT, Site.BEAMLINE).orElseThrow().raw())
        .hasToString("/data/staff/nanomax/commissioning/20241101_diff_livexrf_tests/raw");
  }

  @Test
  void commissioningNeedsNoUserOfficeAndTakesNoRunningVisit() {
    Site silent = SITE.officeThatNeverAnswered().autoVisit();

    assertThat(silent.visiting("stina", "commissioning", "a").isComplete()).isTrue();
    assertThat(silent.chosen("stina", "commissioning").isComplete()).isFalse();
  }

  @Test
  void nobodyElseMayChooseCommissioning() {
    Refusal.notAllowed(() -> SITE.chosen("ana", "commissioning"))
        .isEqualTo(
            "Proposal commissioning was refused: only staff of nanomax may select it and ana is"
                + " not; choose a proposal of the user office.");
    Refusal.notAllowed(() -> makeVisit(SITE, "ana", "commissioning", null)).contains("only staff");
  }

  @Test
  void aFreeVisitIsStillAPlainName() {
    Selection chosen = SITE.chosen("stina", "commissioning");

    Refusal.outOfRange(() -> SITE.chooser().visit(chosen, "../20260251")).contains("The visit ");
    Refusal.outOfRange(() -> SITE.chooser().visit(chosen, "raw")).contains("\"raw\"");
    Refusal.outOfRange(() -> SITE.chooser().visit(chosen, "with blank")).contains("only letters");
  }

  @Test
  void theWordsForNothingAreNeverAFolder() {
    Wish none = new Wish("stina", "commissioning", "None", "", null, null);

    Refusal.outOfRange(() -> SITE.chooser().select(Selection.NONE, none))
        .contains("The visit \"None\" was refused: it means no visit");
    Refusal.outOfRange(() -> SITE.chooser().makeVisit(none)).contains("it means no visit");
  }

  @Test
  void commissioningIsNeverOfAnotherType() {
    Refusal.outOfRange(() -> makeVisit(SITE, "", "commissioning", UserType.VISITORS))
        .contains("its data are under staff, not visitors");
    Refusal.outOfRange(() -> makeVisit(SITE, "stina", "commissioning", UserType.PROPRIETARY))
        .contains("its data are under staff, not proprietary");
    assertThat(makeVisit(SITE, "", "commissioning", UserType.STAFF).isComplete()).isTrue();
  }

  @Test
  void aProposalOfUnknownTypeIsRefusedUntilStaffConfirmIt() {
    String sentence =
        "Proposal 20260251 was refused: its type \"X?\" is unknown here; beamline staff must"
            + " confirm visitors, staff or proprietary once with MakeVisit (username, userType,"
            + " proposal, visit).";

    Refusal.notAllowed(() -> UNKNOWN.chosen("ana", Site.ID)).isEqualTo(sentence);
    Refusal.notAllowed(() -> UNKNOWN.chosen("stina", Site.ID)).isEqualTo(sentence);
    Refusal.notAllowed(() -> makeVisit(UNKNOWN, "stina", Site.ID, null)).isEqualTo(sentence);
  }

  @Test
  void onlyStaffConfirmAType() {
    Refusal.notAllowed(() -> makeVisit(UNKNOWN, "", Site.ID, UserType.VISITORS))
        .contains("beamline staff must confirm");
    Refusal.notAllowed(() -> makeVisit(UNKNOWN, "ana", Site.ID, UserType.VISITORS))
        .contains("beamline staff must confirm");
  }

  @ParameterizedTest
  @EnumSource(UserType.class)
  void whatStaffConfirmIsSettledForEverybody(UserType type) {
    Selection made = makeVisit(UNKNOWN, "stina", Site.ID, type);
    Site later = UNKNOWN.pinned(Pins.NONE.with(made.requireProposal(), made.requireVisit()));

    assertThat(made.requireProposal().userType()).isEqualTo(type);
    assertThat(later.visiting("stina", Site.ID, "2026112208").requireProposal().userType())
        .isEqualTo(type);
    Refusal.outOfRange(
            () ->
                makeVisit(
                    later,
                    "stina",
                    Site.ID,
                    type == UserType.STAFF ? UserType.VISITORS : UserType.STAFF))
        .contains("its data are under " + type);
  }

  @Test
  void aSettledTypeStaysWhateverTheOfficeSaysLater() {
    Site site =
        Site.with(Draft.of(Site.ID).named(UserType.STAFF))
            .pinned(new Pins(Map.of(Site.ID, UserType.VISITORS), Map.of()));

    assertThat(site.chosen("ana", Site.ID).requireProposal().userType())
        .isEqualTo(UserType.VISITORS);
  }

  private static Selection makeVisit(
      Site site, String user, String proposal, @Nullable UserType type) {
    return site.chooser().makeVisit(new Wish(user, proposal, "2026112208", "", null, type));
  }
}
