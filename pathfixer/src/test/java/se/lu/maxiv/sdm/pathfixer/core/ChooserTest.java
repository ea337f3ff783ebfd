package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.UserType;

class ChooserTest {
  private static final Site SITE = Site.usual();
  private static final Selection VISITING =
      SITE.visiting("carl", Site.ID, "2026112208").withSample(new SampleName("0001_a"));

  @ParameterizedTest
  @ValueSource(strings = {"ana", "pat", "carl", "dora", "stina"})
  void whoIsStaffOrNamedByAProposalMayBeTheUser(String name) {
    assertThat(SITE.chooser().username(Selection.NONE, name).username()).isEqualTo(name);
  }

  @Test
  void whoIsOnlyListedByAVisitMayBeTheUser() {
    Site site =
        Site.with(
            Draft.of(Site.ID)
                .visits(
                    Draft.visit("v1", "2026-11-22T08:00+01:00", "2026-11-23T08:00+01:00", "gus")));

    assertThat(site.chooser().username(Selection.NONE, "gus").username()).isEqualTo("gus");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eve", "Carl", "carl ", "../carl", "carl\n", "none"})
  void anUnknownUserIsRefused(String name) {
    Refusal.outOfRange(() -> SITE.chooser().username(Selection.NONE, name))
        .contains("neither staff of nanomax nor named by an accepted proposal there");
  }

  @Test
  void aNewUserStartsFromNothingButTheEndstation() {
    Selection after = SITE.chooser().username(VISITING.withEndstation("imaging"), "dora");

    assertThat(after).isEqualTo(new Selection("dora", null, null, null, "imaging"));
  }

  @Test
  void aNewProposalClearsVisitAndSample() {
    Selection after = SITE.chooser().proposal(VISITING, Site.ID);

    assertThat(after.requireProposal().id()).isEqualTo(new ProposalId(Site.ID));
    assertThat(after.isComplete()).isFalse();
    assertThat(after.sample()).isNull();
    assertThat(after.username()).isEqualTo("carl");
  }

  @Test
  void theSameVisitAgainClearsTheSampleToo() {
    Selection after = SITE.chooser().visit(VISITING, "2026112208");

    assertThat(after.isSameVisitAs(VISITING)).isTrue();
    assertThat(after.sample()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "None", "Not initialised"})
  void theWordsForNothingClear(String word) {
    Chooser chooser = SITE.chooser();

    assertThat(chooser.username(VISITING, word)).isEqualTo(Selection.NONE);
    assertThat(chooser.proposal(VISITING, word)).isEqualTo(Site.user("carl"));
    assertThat(chooser.visit(VISITING, word)).isEqualTo(SITE.chosen("carl", Site.ID));
    assertThat(chooser.sample(VISITING, word)).isEqualTo(VISITING.withSample(null));
    assertThat(chooser.endstation(VISITING.withEndstation("imaging"), word)).isEqualTo(VISITING);
  }

  @Test
  void theWordsForNothingClearEvenWhatIsNotThere() {
    assertThat(SITE.chooser().proposal(Selection.NONE, "")).isEqualTo(Selection.NONE);
    assertThat(SITE.chooser().visit(Selection.NONE, "None")).isEqualTo(Selection.NONE);
    assertThat(SITE.chooser().sample(Selection.NONE, "Not initialised")).isEqualTo(Selection.NONE);
  }

  @Test
  void aProposalIsChosenWithTypeGroupTitleAndInvestigator() {
    assertThat(SITE.chosen("carl", Site.ID).requireProposal())
        .isEqualTo(
            new ChosenProposal(
                new ProposalId(Site.ID),
                UserType.VISITORS,
                "20260251-group",
                Draft.TITLE,
                Draft.PI_NAME));
  }

  @Test
  void aProposalBeforeAUserIsRefused() {
    Refusal.notAllowed(() -> SITE.chooser().proposal(Selection.NONE, Site.ID))
        .contains("no user is chosen; write Username first");
  }

  @Test
  void aVisitBeforeAProposalIsRefused() {
    Refusal.notAllowed(() -> SITE.chooser().visit(Site.user("carl"), "2026112208"))
        .isEqualTo("Visit \"2026112208\" was refused: no proposal is chosen; choose it first.");
  }

  @Test
  void anUnknownProposalIsRefused() {
    Refusal.outOfRange(() -> SITE.chosen("carl", "20260252"))
        .isEqualTo(
            "Proposal 20260252 was refused: the user office does not know it at this beamline;"
                + " check the number or Refresh.");
  }

  @Test
  void nothingIsCalledUnknownBeforeTheOfficeEverAnswered() {
    Site silent = SITE.officeThatNeverAnswered();
    String sentence = "the user office has not answered yet; look at Status and Refresh.";

    Refusal.outOfRange(() -> silent.chosen("carl", Site.ID)).endsWith(sentence);
    Refusal.outOfRange(() -> silent.chooser().username(Selection.NONE, "carl")).endsWith(sentence);
    Refusal.outOfRange(() -> silent.chooser().info(Site.ID)).endsWith(sentence);
    assertThat(silent.chooser().username(Selection.NONE, "stina").username()).isEqualTo("stina");
  }

  @Test
  void aProposalOfAnotherBeamlineIsRefusedEvenForStaff() {
    Site site = Site.with(Draft.of(Site.ID).at("balder"));

    Refusal.notAllowed(() -> site.chosen("stina", Site.ID))
        .contains("it is not for beamline nanomax; use the PathFixer of its own beamline");
  }

  @ParameterizedTest
  @CsvSource({
    "RESERVED, Reserve list, Reserve list",
    "REFUSED, '', REFUSED",
    "FINISHED, '', FINISHED",
    "UNKNOWN, In review, In review"
  })
  void aProposalThatIsNotAcceptedIsRefused(ProposalStatus status, String raw, String shown) {
    Site site = Site.with(Draft.of(Site.ID).status(status, raw));

    Refusal.notAllowed(() -> site.chosen("stina", Site.ID))
        .contains("the user office has it as \"" + shown + "\", not as accepted");
  }

  @Test
  void aProposalIsRefusedBeforeAndAfterItsDates() {
    Site early = Site.with(Draft.of(Site.ID).valid("2026-11-24T23:30:00Z", null));
    Site late = Site.with(Draft.of(Site.ID).valid(null, "2026-11-14T23:30:00Z"));

    Refusal.notAllowed(() -> early.chosen("ana", Site.ID)).contains("it begins on 2026-11-25;");
    Refusal.notAllowed(() -> late.chosen("ana", Site.ID)).contains("it ended on 2026-11-15;");
  }

  @Test
  void theDaysRoundAVisitCountForTheDatesOfAProposalToo() {
    Site early = Site.with(Draft.of(Site.ID).valid("2026-11-24T09:00:00Z", null));
    Site late = Site.with(Draft.of(Site.ID).valid(null, "2026-11-15T09:00:00Z"));

    assertThat(early.chosen("ana", Site.ID).proposal()).isNotNull();
    assertThat(late.chosen("ana", Site.ID).proposal()).isNotNull();
  }

  @Test
  void whoTakesNoPartIsRefused() {
    Site site = Site.with(Draft.of(Site.ID), Draft.of("20260252"));
    Selection eve = Site.user("eve");

    Refusal.notAllowed(() -> site.chooser().proposal(eve, Site.ID))
        .startsWith("Proposal 20260251 was refused: eve is no participant of proposal 20260251;");
  }

  @Test
  void aProposalThatWasTakenBackMeanwhileHasNoVisitsToChoose() {
    Selection chosen = SITE.chosen("carl", Site.ID);
    Site later = Site.with(Draft.of(Site.ID).status(ProposalStatus.FINISHED, ""));

    Refusal.notAllowed(() -> later.chooser().visit(chosen, "2026112208")).contains("FINISHED");
  }

  @Test
  void aSampleNeedsASession() {
    Refusal.notAllowed(() -> SITE.chooser().sample(SITE.chosen("carl", Site.ID), "0001_a"))
        .contains("there is no session; choose a proposal and a visit first");
    assertThat(SITE.chooser().sample(VISITING, "d/bo").sample()).isEqualTo(new SampleName("d/bo"));
  }

  @Test
  void aSampleIsChosenWhateverDatesAndOfficeSay() {
    Site later = SITE.officeThatNeverAnswered().at("2030-01-01T10:00+01:00");

    assertThat(later.chooser().sample(VISITING, "0002_b").sample())
        .isEqualTo(new SampleName("0002_b"));
  }

  @Test
  void anEndstationIsOneOfTheSitesAndClearsNothing() {
    assertThat(SITE.chooser().endstation(VISITING, "diffraction"))
        .isEqualTo(VISITING.withEndstation("diffraction"));
    Refusal.outOfRange(() -> SITE.chooser().endstation(VISITING, "Imaging"))
        .endsWith("choose one of imaging, diffraction.");
    Refusal.outOfRange(() -> SITE.withoutEndstations().chooser().endstation(VISITING, "imaging"))
        .endsWith("property Endstations names none.");
  }

  @Test
  void aProposalMayBeLookedUpWhereverItStands() {
    Site site = Site.with(Draft.of(Site.ID).at("balder").status(ProposalStatus.REFUSED, ""));

    assertThat(site.chooser().info(Site.ID).title()).isEqualTo(Draft.TITLE);
    Refusal.outOfRange(() -> site.chooser().info("commissioning")).contains("does not know it");
    Refusal.outOfRange(() -> site.chooser().info("x")).contains("eight digits");
  }

  @Test
  void theUserTypeOfAProposalIsThePinnedOneFirst() {
    Chooser chooser =
        SITE.pinned(new Pins(java.util.Map.of(Site.ID, UserType.STAFF), java.util.Map.of()))
            .chooser();

    assertThat(chooser.userTypeOf(chooser.info(Site.ID))).contains(UserType.STAFF);
    assertThat(SITE.chooser().userTypeOf(chooser.info(Site.ID))).contains(UserType.VISITORS);
  }
}
