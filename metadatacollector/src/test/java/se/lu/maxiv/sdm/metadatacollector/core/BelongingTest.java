package se.lu.maxiv.sdm.metadatacollector.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.SdmException;

/** Whose a scan is: the place of its files decides, the selection only fills gaps. */
class BelongingTest {
  private static final String RAW = "/data/visitors/nanomax/20260412/2026112108/raw";
  private static final Optional<ScanFolder> PLACE = ScanFolder.of(RAW + "/a/b");
  private static final Selected SELECTED = selected("20260412", "2026112108");

  private static Selected selected(String proposal, String visit) {
    return new Selected(
        "carlcarl",
        proposal,
        visit,
        "s",
        "nanomax",
        "imaging",
        "visitors",
        "g",
        "Title",
        "Ana",
        RAW);
  }

  @Test
  void placeAndSelectionThatAgreeGiveAll() {
    Belonging whose = Belonging.of(PLACE, SELECTED);

    assertThat(whose)
        .isEqualTo(
            new Belonging(
                "20260412",
                "2026112108",
                "a/b",
                "nanomax",
                "imaging",
                "visitors",
                "g",
                "carlcarl",
                "Ana",
                "Title",
                "",
                false));
    assertThat(whose.isHeld()).isFalse();
  }

  @Test
  void otherProposalOrVisitOrNoSessionIsHeldForAPerson() {
    assertThat(Belonging.of(PLACE, selected("20260413", "2026112108")).held())
        .isEqualTo(
            "Its data lie in proposal 20260412, visit 2026112108, but 20260413, visit 2026112108 was selected; decide.");
    assertThat(Belonging.of(PLACE, selected("20260412", "2026112208")).isHeld()).isTrue();
    assertThat(Belonging.of(PLACE, selected("", "")).held()).contains("there was no session");
    assertThat(Belonging.of(PLACE, selected("20260412", "")).held())
        .contains("there was no session");
  }

  @Test
  void selectionAloneFillsWhatNoPlaceTells() {
    assertThat(Belonging.of(Optional.empty(), SELECTED).proposal()).isEqualTo("20260412");
    assertThat(Belonging.of(Optional.empty(), selected("", "")).held())
        .contains("there was no session");
    assertThat(Belonging.of(Optional.empty(), null).held()).contains("PathFixer did not answer");
  }

  @Test
  void silenceOfPathFixerIsResolvedLater() {
    Belonging waits = Belonging.of(PLACE, null);
    var facts = new ProposalFacts("20260412", "Title", "Ana", "Gonzalez", "", "g", "visitors");

    assertThat(waits.isHeld()).isTrue();
    assertThat(waits.resolves()).isTrue();
    Belonging known = waits.resolvedBy(facts);
    assertThat(known.isHeld()).isFalse();
    assertThat(known.principalInvestigator()).isEqualTo("Ana Gonzalez");
    assertThat(known.group()).isEqualTo("g");
  }

  @Test
  void withoutPathFixerThePlaceAloneDecides() {
    assertThat(Belonging.of(PLACE).isHeld()).isFalse();
    assertThat(Belonging.of(Optional.empty()).held()).contains("no visit's folder");
  }

  @Test
  void personDecidesForTheFoldersOrAnotherProposal() {
    Belonging held = Belonging.of(PLACE, selected("20260413", "2026112108"));

    assertThat(held.decided("", "", "visitors").proposal()).isEqualTo("20260412");
    assertThat(Belonging.of(PLACE, SELECTED).decided("20260412", "", "visitors").group())
        .isEqualTo("g");
    Belonging other = held.decided("20260413", "2026112308", "proprietary");
    assertThat(other.proposal() + other.visit() + other.group() + other.held())
        .isEqualTo("202604132026112308");
    assertThat(other.userType() + other.sample() + other.user()).isEqualTo("proprietary");
    assertThatThrownBy(() -> Belonging.UNKNOWN.decided("", "", "visitors"))
        .isInstanceOf(SdmException.class);
    assertThatThrownBy(() -> held.decided("", "../x", "visitors")).isInstanceOf(SdmException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data/visitors/nanomax/20260412/2026112108/raw",
        "/data/visitors/nanomax/20260412/2026112108",
        "/visitors/20260412/2026112108/raw",
        "/data/visitors/nanomax/2026041/2026112108/raw",
        "/data/visitors/nanomax/20260412/2026112108/raw/../../../20260413/2026112108/raw",
        "/data/./visitors/nanomax/20260412/2026112108/raw",
        "/tmp",
        "/",
        ""
      })
  void pathsThatTellNoVisitTellNone(String path) {
    assertThat(ScanFolder.of(path)).isEmpty();
  }

  @Test
  void everyMountOfTheStorageTellsTheSame() {
    assertThat(ScanFolder.of("/gpfs/offline1/visitors/nanomax/20260412/2026112108/raw//a/b"))
        .isEqualTo(PLACE);
    assertThat(ScanFolder.ofFile(RAW + "/a/b/scan.h5")).isEqualTo(PLACE);
    assertThat(ScanFolder.ofFile("scan.h5")).isEmpty();
    assertThat(ScanFolder.of("/data/staff/nanomax/commissioning/20241101/raw"))
        .hasValueSatisfying(place -> assertThat(place.userType()).isEqualTo("staff"));
  }

  @Test
  void dataUnderAnotherTypeThanTheOfficeHasWaitForAPerson() {
    var facts = new ProposalFacts("20260412", "t", "a", "b", "", "g", "proprietary");

    assertThat(Belonging.of(PLACE, null).resolvedBy(facts).held())
        .isEqualTo(
            "Its data lie under visitors, but proposal 20260412 is proprietary for the user office; decide.");
  }

  @Test
  void aTreeWithinAnotherProposalsIsNoVisit() {
    assertThat(
            ScanFolder.of(
                "/data/proprietary/nanomax/20269999/2026112108/process/visitors/nanomax/20260412/2026112108/raw"))
        .isEmpty();
  }
}
