package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The name an account gets when it is moved to where its own is taken. */
class AccountNamesTest {
  private final Site site = new Site();

  private DirectoryAccount named(String username, String name, Place place) {
    DirectoryAccount a = site.account(username, place, 512);
    return site.directory.put(
        new DirectoryAccount(
            a.id(), a.dn(), name, username, place, 512, a.uidNumber(), 100, Map.of()));
  }

  @Test
  void secondVisitorOfANameGetsTheUsernameToIt() {
    named("ana", "Anna Andersson", Place.SOURCE);
    named("anna", "Anna Andersson", Place.SOURCE);
    site.has(Site.proposal(Site.ID, "ana", "anna")).sync();

    assertThat(site.directory.account("ana").name()).isEqualTo("Anna Andersson");
    assertThat(site.directory.account("anna").name()).isEqualTo("Anna Andersson (anna)");
  }

  @Test
  void namesThatDifferInAccentsOnlyAreTheSameToADomainController() {
    named("asa", "Asa Oberg", Place.ACTIVE);
    named("asa2", "Åsa Öberg", Place.SOURCE);
    site.has(Site.proposal(Site.ID, "asa2")).sync();

    assertThat(site.directory.account("asa2").name()).isEqualTo("Åsa Öberg (asa2)");
  }

  @Test
  void longNameIsCutSoThatItFits() {
    String name = "x".repeat(57) + "😀 and more";
    named("one", name, Place.ACTIVE);
    named("ana", name, Place.SOURCE);
    site.has(Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.account("ana").name()).isEqualTo("x".repeat(57) + " (ana)");
  }

  @Test
  void usernameIsTheNameWhereBothOthersAreTaken() {
    named("one", "Anna", Place.ACTIVE);
    named("two", "Anna (ana)", Place.ACTIVE);
    named("ana", "Anna", Place.SOURCE);
    site.has(Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.account("ana").name()).isEqualTo("ana");
  }

  @Test
  void accountWhoseEveryNameIsTakenIsReportedAndGetsItsMemberships() {
    named("one", "Anna", Place.ACTIVE);
    named("two", "Anna (ana)", Place.ACTIVE);
    named("three", "ana", Place.ACTIVE);
    named("ana", "Anna", Place.SOURCE);
    site.has(Site.proposal(Site.ID, "ana"));

    assertThat(site.findings()).containsExactly(Finding.Kind.NAME_TAKEN);
    assertThat(site.changes()).contains("+ member ana into group 20170251-group");
  }
}
