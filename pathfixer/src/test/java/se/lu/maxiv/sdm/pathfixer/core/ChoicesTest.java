package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserType;
import se.lu.maxiv.sdm.model.Visit;

class ChoicesTest {
  private static final Visit OLD =
      Draft.visit("v0", "2020-11-20T08:00+01:00", "2020-11-22T08:00+01:00", "carl", "gus");
  private static final Visit PLANNED =
      Draft.visit("v2", "2026-12-06T08:00+01:00", "2026-12-07T08:00+01:00");

  @Test
  void withoutAUserOnlyUsersAreOffered() {
    Choices choices = Site.usual().chooser().choices(Selection.NONE);

    assertThat(choices.usernames()).containsExactly("ana", "carl", "dora", "pat", "stina");
    assertThat(choices.proposals()).isEmpty();
    assertThat(choices.visits()).isEmpty();
  }

  @Test
  void proposalsAreThoseWithTheNewestVisitFirst() {
    Site site =
        Site.with(
            Draft.of("20260001").visits(OLD),
            Draft.of("20250002").visits(OLD, PLANNED),
            Draft.of("20260003").visits(),
            Draft.of("20260004").visits());

    assertThat(site.chooser().choices(Site.user("carl")).proposals())
        .containsExactly("20250002", "20260001", "20260004", "20260003");
  }

  @Test
  void proposalsAreTheAcceptedOnesHereThatThePersonMaySee() {
    Site site =
        Site.with(
            Draft.of("20260001").visits(OLD),
            Draft.of("20260002").at("balder"),
            Draft.of("20260003").status(ProposalStatus.RESERVED, ""),
            Draft.of("20260004").restricted());

    assertThat(site.chooser().choices(Site.user("gus")).proposals()).containsExactly("20260001");
    assertThat(site.chooser().choices(Site.user("eve")).proposals()).isEmpty();
  }

  @Test
  void staffAreOfferedCommissioningLast() {
    assertThat(Site.usual().chooser().choices(Site.user("stina")).proposals())
        .containsExactly(Site.ID, "commissioning");
    assertThat(Site.usual().chooser().choices(Site.user("ana")).proposals())
        .containsExactly(Site.ID);
  }

  @Test
  void usersAreNeverThoseOfProposalsThatCannotBeChosenHere() {
    Site site =
        Site.with(
            Draft.of("20260002").at("balder"),
            Draft.of("20260003").status(ProposalStatus.RESERVED, ""));

    assertThat(site.chooser().choices(Selection.NONE).usernames()).containsExactly("stina");
  }

  @Test
  void visitsAreNewestFirstAndThoseThatThePersonMaySee() {
    Site site =
        Site.with(Draft.of(Site.ID).visits(OLD, Draft.RUNNING, PLANNED)).window(100, 10_000);

    assertThat(site.chooser().choices(site.chosen("carl", Site.ID)).visits())
        .containsExactly("2026120608", "2026112208", "2020112008");
    assertThat(site.chooser().choices(site.chosen("dora", Site.ID)).visits())
        .containsExactly("2026120608", "2026112208");
  }

  @Test
  void visitsOutsideTheirDatesAreNotOffered() {
    Site site = Site.with(Draft.of(Site.ID).visits(OLD, Draft.RUNNING, PLANNED));

    assertThat(site.chooser().choices(site.chosen("carl", Site.ID)).visits())
        .containsExactly("2026112208");
  }

  @Test
  void aNameThatTwoVisitsShareIsOfferedOnce() {
    Visit later = Draft.visit("v9", "2026-11-25T09:00+01:00", "2026-11-25T10:00+01:00");
    Site site =
        Site.with(Draft.of(Site.ID).visits(Draft.RUNNING, later))
            .pinned(new Pins(java.util.Map.of(), java.util.Map.of(Site.ID + "/v9", "2026112208")));

    assertThat(site.chooser().choices(site.chosen("carl", Site.ID)).visits())
        .containsExactly("2026112208");
  }

  @Test
  void noVisitsAreOfferedForCommissioningOrForWhatTheOfficeForgot() {
    Site site = Site.usual();

    assertThat(site.chooser().choices(site.chosen("stina", "commissioning")).visits()).isEmpty();
    assertThat(Site.with().chooser().choices(site.chosen("carl", Site.ID)).visits()).isEmpty();
  }

  @Test
  void nothingButStaffIsOfferedBeforeTheOfficeEverAnswered() {
    Choices choices = Site.usual().officeThatNeverAnswered().chooser().choices(Site.user("stina"));

    assertThat(choices.usernames()).containsExactly("stina");
    assertThat(choices.proposals()).containsExactly("commissioning");
  }

  @Test
  void aProposalIsOfferedWithTitlePiAndTheVisitsOfThePerson() {
    Site site = Site.with(Draft.of(Site.ID).visits(OLD, Draft.RUNNING)).window(100, 10_000);

    ProposalChoice offered = site.chooser().choicesOf("dora").get(0);

    assertThat(offered.id().text()).isEqualTo(Site.ID);
    assertThat(offered.title()).isNotEmpty();
    assertThat(offered.principalInvestigator()).isNotEmpty();
    assertThat(offered.visits()).extracting(ChosenVisit::folder).containsExactly("2026112208");
  }

  @Test
  void aProprietaryProposalIsOfferedWithoutTitlePiAndVisits() {
    Site site = Site.with(Draft.of("20260004").restricted());

    ProposalChoice offered = site.chooser().choicesOf("stina").get(0);

    assertThat(offered.title() + offered.principalInvestigator()).isEmpty();
    assertThat(offered.visits()).isEmpty();
  }

  @Test
  void whatHasBecomeProprietaryHereIsOfferedWithoutTitleToo() {
    Site site =
        Site.usual()
            .pinned(new Pins(java.util.Map.of(Site.ID, UserType.PROPRIETARY), java.util.Map.of()));

    assertThat(site.chooser().choicesOf("stina").get(0).title()).isEmpty();
  }

  @Test
  void commissioningIsOfferedToStaffByName() {
    var offered = Site.usual().chooser().choicesOf("stina");

    assertThat(offered).last().extracting(ProposalChoice::title).isEqualTo("Commissioning");
    assertThat(Site.usual().chooser().choicesOf("nobody")).isEmpty();
  }
}
