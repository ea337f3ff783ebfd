package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserType;

/**
 * Proprietary proposals: for staff only, the visit is a typed date, and neither title nor people
 * are shown anywhere, even when the office sends them.
 */
class RestrictedTest {
  private static final String[] SECRETS = {
    Draft.TITLE, "Membrane", "Gonzalez", "Ana", "ana", "pat", "carl", "dora"
  };

  /** Kept back by the office, by its word, by the site's table, and by what staff confirmed. */
  static Stream<Site> everyWay() {
    return Stream.of(
        Site.with(Draft.of(Site.ID).restricted()),
        Site.with(Draft.of(Site.ID).named(UserType.PROPRIETARY)),
        Site.with(Draft.of(Site.ID).type("P")),
        Site.with(Draft.of(Site.ID).type("Industry")).mapping("industry=proprietary"),
        Site.with(Draft.of(Site.ID).type("?"))
            .pinned(new Pins(Map.of(Site.ID, UserType.PROPRIETARY), Map.of())));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void staffTypeTheDateOfItsVisit(Site site) {
    Selection selection = site.visiting("stina", Site.ID, "2026112208");

    assertThat(selection.requireVisit()).isEqualTo(ChosenVisit.typed("2026112208"));
    assertThat(selection.dataPath(Site.ROOT, Site.BEAMLINE).orElseThrow().raw())
        .hasToString("/data/proprietary/nanomax/20260251/2026112208/raw");
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void nobodyElseMayChooseItNotEvenItsInvestigator(Site site) {
    for (String user : List.of("ana", "pat", "carl", "dora")) {
      Refusal.notAllowed(() -> site.chosen(user, Site.ID))
          .isEqualTo(
              "Proposal 20260251 was refused: Proposal 20260251 is proprietary and only beamline"
                  + " staff may select it; "
                  + user
                  + " is not: ask the beamline staff.");
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void nothingThatIsShownNamesTitleOrPeople(Site site) {
    Selection selection = site.visiting("stina", Site.ID, "2026112208");
    View view = view(site, selection);

    assertThat(selection.requireProposal().title()).isEmpty();
    assertThat(selection.requireProposal().principalInvestigator()).isEmpty();
    assertThat(view.toString()).doesNotContain(SECRETS);
    assertThat(site.chooser().choices(selection).toString()).doesNotContain(SECRETS);
    assertThat(site.chooser().info(Site.ID).accounts()).isEmpty();
    assertThat(site.chooser().info(Site.ID).title()).isEmpty();
    assertThat(Saved.of(view, site.known().pins()).toString()).doesNotContain(SECRETS);
    assertThat(site.known().toString()).doesNotContain(SECRETS);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void noRefusalNamesTitleOrPeople(Site site) {
    Chooser chooser = site.chooser();
    Selection chosen = site.chosen("stina", Site.ID);

    assertThat(
            Stream.<ThrowingCallable>of(
                    () -> chooser.proposal(Site.user("eve"), Site.ID),
                    () -> chooser.visit(chosen, "2026112299"),
                    () -> chooser.visit(chosen, "2020010108"),
                    () -> chooser.username(chosen, "eve"),
                    () -> makeVisit(chooser, "stina", UserType.VISITORS),
                    () -> site.at("2050-01-01T00:00:00Z").visiting("stina", Site.ID, "2026112208"))
                .map(request -> catchThrowableOfType(SdmException.class, request))
                .map(refusal -> Objects.requireNonNull(refusal).sentence()))
        .hasSize(6)
        .allSatisfy(sentence -> assertThat(sentence).doesNotContain(SECRETS));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void itsPeopleAreNotOfferedAsUsersAndItsVisitsNotAsChoices(Site site) {
    Choices choices = site.chooser().choices(site.chosen("stina", Site.ID));

    assertThat(choices.usernames()).containsExactly("stina");
    assertThat(choices.proposals()).containsExactly(Site.ID, "commissioning");
    assertThat(choices.visits()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void noVisitIsTakenByItself(Site site) {
    assertThat(site.autoVisit().chosen("stina", Site.ID).isComplete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20261122",
        "2026112224",
        "20261332",
        "2026133208",
        "tomorrow",
        "",
        "+9999999991231",
        "../x",
        "2026112208 "
      })
  void whatIsNoDateIsRefusedWithAnExample(String text) {
    Site site = Site.with(Draft.of(Site.ID).restricted());
    Wish wish = new Wish("stina", Site.ID, text, "", null, null);

    Refusal.outOfRange(() -> site.chooser().select(Selection.NONE, wish))
        .contains("write the start of its first shift as yyyyMMddHH, for instance 2026112210.");
  }

  @Test
  void aTypedDateIsWithinTheLimits() {
    Site site = Site.with(Draft.of(Site.ID).restricted());

    assertThat(site.visiting("stina", Site.ID, "2026112410").isComplete()).isTrue();
    assertThat(site.visiting("stina", Site.ID, "2026111500").isComplete()).isTrue();
    Refusal.notAllowed(() -> site.visiting("stina", Site.ID, "2026112411"))
        .contains("it may be selected from 2026-11-22 to 2026-12-02 only");
    Refusal.notAllowed(() -> site.visiting("stina", Site.ID, "2026111423"))
        .contains("it may be selected from 2026-11-12 to 2026-11-22 only");
  }

  @Test
  void aTypedDateMayBeChosenAllDayEvenWithoutAnyDaysAround() {
    Site site = Site.with(Draft.of(Site.ID).restricted()).window(0, 0);

    assertThat(site.visiting("stina", Site.ID, "2026112208").isComplete()).isTrue();
    assertThat(site.days().window(0, 0).visiting("stina", Site.ID, "20261122").isComplete())
        .isTrue();
  }

  @Test
  void itIsKeptBackInTheVeryRequestThatConfirmsItsType() {
    Site site = Site.with(Draft.of(Site.ID).type("?"));

    Selection made = makeVisit(site.chooser(), "stina", UserType.PROPRIETARY);

    assertThat(made.toString()).contains("proprietary").doesNotContain(SECRETS);
  }

  @Test
  void itIsKeptBackWhenTheOfficeChangesItsMindAndItsDataStay() {
    Site site =
        Site.with(Draft.of(Site.ID).type("P"))
            .pinned(new Pins(Map.of(Site.ID, UserType.VISITORS), Map.of()));

    Selection selection = site.visiting("stina", Site.ID, "2026112208");

    assertThat(selection.requireProposal().userType()).isEqualTo(UserType.VISITORS);
    assertThat(selection.toString()).doesNotContain(SECRETS);
  }

  private static Selection makeVisit(Chooser chooser, String user, UserType type) {
    return chooser.makeVisit(new Wish(user, Site.ID, "2026112208", "", null, type));
  }

  private static View view(Site site, Selection selection) {
    View chosen =
        View.STARTING
            .with(selection, site.place(selection), Site.NOW.toInstant())
            .with(site.chooser().choices(selection));
    return chosen.with(HealthCheckTest.check(site).of(chosen));
  }
}
