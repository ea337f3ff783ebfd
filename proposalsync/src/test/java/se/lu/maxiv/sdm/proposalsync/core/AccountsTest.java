package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.ProposalStatus;

/** What becomes of accounts. */
class AccountsTest {
  private final Site site = new Site();

  private List<String> changesOf(String username) {
    return site.changes().stream()
        .filter(line -> line.contains("account " + username) || line.contains("folder of"))
        .toList();
  }

  @Test
  void employeeGetsMembershipsOnly() {
    site.account("emp", Place.ELSEWHERE, 512);
    site.has(Site.proposal(Site.ID, "emp"));

    assertThat(changesOf("emp")).isEmpty();
    assertThat(site.changes())
        .contains("+ member emp into group Visitors", "+ member emp into group 20170251-group");
  }

  @Test
  void enablingKeepsTheOtherFlags() {
    site.account("ana", Place.SOURCE, 66_050);

    site.has(Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.account("ana").userAccountControl()).isEqualTo(66_048);
  }

  @Test
  void accountThatIsActiveAlreadyIsNotMoved() {
    site.account("ana", Place.ACTIVE, 512);
    site.has(Site.proposal(Site.ID, "ana"));

    assertThat(changesOf("ana")).containsExactly("~ account ana gets mail", "+ home folder of ana");
  }

  @Test
  void accountDisabledAfterSdmEnabledItIsLeftAndReported() {
    site.visitor("ana");
    site.visitor("bo");
    site.has(Site.proposal(Site.ID, "ana", "bo")).sync();
    site.disable("ana");
    site.has(Site.proposal(Site.ID, "ana", "bo"), Site.proposal("20180007", "ana"));

    assertThat(site.changes()).noneMatch(line -> line.contains("ana"));
    assertThat(site.findings()).containsExactly(Finding.Kind.DISABLED_SINCE);
  }

  @Test
  void accountThatSdmMetEnabledAndMovedIsNotEnabledWhenSomebodyDisablesIt() {
    site.account("ana", Place.SOURCE, 512);
    site.has(Site.proposal(Site.ID, "ana")).sync();
    site.disable("ana");

    assertThat(site.plan().isEmpty()).isTrue();
    assertThat(site.findings()).containsExactly(Finding.Kind.DISABLED_SINCE);
  }

  @Test
  void enablingThatWasRefusedAfterTheMoveIsTriedAgain() {
    site.visitor("ana");
    site.directory.refuses = change -> change instanceof Change.EnableAccount;
    site.has(Site.proposal(Site.ID, "ana")).sync();
    site.directory.refuses = change -> false;

    assertThat(site.changes()).containsExactly("~ account ana is enabled");
  }

  @Test
  void accountDisabledInActiveOuBySomebodyElseIsLeft() {
    site.account("ana", Place.ACTIVE, 514);
    site.has(Site.proposal(Site.ID, "ana"));

    assertThat(changesOf("ana")).doesNotContain("~ account ana is enabled");
    assertThat(site.findings()).containsExactly(Finding.Kind.DISABLED);
  }

  @Test
  void accountDisabledInActiveOuIsEnabledWhereThatIsASourceOu() {
    Policy p = site.policy;
    site.policy =
        new Policy(
            p.template(),
            p.gids(),
            "",
            p.beamlineGroups(),
            p.resources(),
            p.userTypes(),
            p.extraAttributes(),
            false,
            true,
            p.limits());
    site.account("ana", Place.ACTIVE, 514);
    site.has(Site.proposal(Site.ID, "ana"));

    assertThat(changesOf("ana"))
        .containsExactly("~ account ana gets mail", "~ account ana is enabled");
  }

  @Test
  void disabledEmployeeIsReported() {
    site.account("emp", Place.ELSEWHERE, 514);
    site.has(Site.proposal(Site.ID, "emp"));

    assertThat(site.findings()).containsExactly(Finding.Kind.DISABLED);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void accountThatTheUserOfficeSaysMayNotBeUsedIsNeitherMovedNorEnabled(boolean enabled) {
    site.account("ana", enabled ? Place.ACTIVE : Place.SOURCE, enabled ? 512 : 514);
    var ana = new Participant("ana", "", "", "", "", false, Set.of());
    site.has(Site.proposal(Site.ID, ProposalStatus.ACCEPTED, List.of(ana), List.of()));

    assertThat(changesOf("ana")).isEmpty();
    assertThat(site.findings()).hasSize(enabled ? 0 : 1);
  }

  @Test
  void attributesComeFromTheNewestProposalThatTellsThem() {
    site.visitor("ana");
    var old = new Participant("ana", "", "", "old@x.org", "", true, Set.of());
    var newer = new Participant("ana", "", "", " new@x.org ", "", true, Set.of());
    var newest = new Participant("ana", "", "", "", "", true, Set.of());
    site.has(
            Site.proposal("20260001", ProposalStatus.ACCEPTED, List.of(newest), List.of()),
            Site.proposal("20250001", ProposalStatus.ACCEPTED, List.of(newer), List.of()),
            Site.proposal("20240001", ProposalStatus.ACCEPTED, List.of(old), List.of()))
        .sync();

    assertThat(site.directory.account("ana").attributes())
        .containsEntry("mail", Set.of("new@x.org"));
  }

  @Test
  void valueWithControlCharactersIsNotWritten() {
    site.visitor("ana");
    var ana = new Participant("ana", "", "", "a\0b", "", true, Set.of());
    site.has(Site.proposal(Site.ID, ProposalStatus.ACCEPTED, List.of(ana), List.of()));

    assertThat(site.changes()).doesNotContain("~ account ana gets mail");
    assertThat(site.findings()).containsExactly(Finding.Kind.BAD_VALUE);
  }

  @Test
  void accountThatAnAdministratorEnabledForSdmAndLaterDisabledIsLeft() {
    site.visitor("ana");
    site.directory.refuses = change -> change instanceof Change.EnableAccount;
    site.has(Site.proposal(Site.ID, "ana")).sync();
    site.directory.refuses = change -> false;
    site.enable("ana");
    site.sync();
    site.disable("ana");

    assertThat(site.changes()).isEmpty();
    assertThat(site.findings()).containsExactly(Finding.Kind.DISABLED_SINCE);
  }

  @Test
  void accountThatIsSeenEnabledIsNotedOnce() {
    site.visitor("ana");
    site.directory.refuses = change -> change instanceof Change.EnableAccount;
    site.has(Site.proposal(Site.ID, "ana")).sync();
    site.enable("ana");
    site.sync();

    assertThat(site.plan().notes()).isEmpty();
    assertThat(site.lines).filteredOn(JournalLine.Noted.class::isInstance).hasSize(1);
  }

  @Test
  void accountThatWasEnabledAlreadyWhenSdmCameToItIsLeftWhenDisabled() {
    site.visitor("ana");
    site.directory.somebodyWasQuicker = change -> change instanceof Change.EnableAccount;
    site.has(Site.proposal(Site.ID, "ana")).sync();
    site.disable("ana");

    assertThat(site.changes()).isEmpty();
    assertThat(site.findings()).containsExactly(Finding.Kind.DISABLED_SINCE);
  }

  @Test
  void planOfOneProposalHasWhatAllAcceptedProposalsTellOfItsAccounts() {
    site.visitor("ana");
    site.visitor("bo");
    var old = new Participant("ana", "", "", "old@x.org", "", false, Set.of());
    var newer = new Participant("ANA", "", "", "new@x.org", "", true, Set.of());
    site.has(
        Site.proposal("20250001", ProposalStatus.ACCEPTED, List.of(old), List.of()),
        Site.proposal(
            "20260001", ProposalStatus.ACCEPTED, List.of(newer, Site.person("bo")), List.of()));

    SyncPlan plan =
        SyncPlanner.plan(site.situation().only(new ProposalId("20250001")), site.policy);

    assertThat(plan.changes())
        .filteredOn(Change.SetAttributes.class::isInstance)
        .extracting(c -> ((Change.SetAttributes) c).values().get("mail"))
        .containsExactly("new@x.org");
    assertThat(plan.changes().stream().map(PlanText::line))
        .contains("~ account ana is enabled")
        .noneMatch(line -> line.contains("bo"));
  }

  @Test
  void whatARecordWithoutAccessTellsIsNotUsed() {
    site.visitor("ana");
    var told = new Participant("ana", "", "", "new@x.org", "", true, Set.of());
    site.has(
        Site.proposal("20250001", "ana"),
        Site.proposal("20260001", ProposalStatus.FINISHED, List.of(told), List.of()));

    assertThat(site.sync().failed()).isZero();
    assertThat(mail()).containsExactly("ana@example.org");
  }

  @Test
  void theOnlyValueOfAnAttributeIsReplaced() {
    mails("old@x.org");

    assertThat(site.sync().failed()).isZero();
    assertThat(mail()).containsExactly("ana@example.org");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void severalValuesStayAndTheUserOfficesComesBesides() {
    mails("one@x.org", "two@x.org");

    assertThat(site.sync().failed()).isZero();
    assertThat(mail()).containsExactlyInAnyOrder("one@x.org", "two@x.org", "ana@example.org");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  @Test
  void theUserOfficesValueAmongSeveralIsEnough() {
    mails("one@x.org", "ana@example.org");
    site.sync();

    assertThat(mail()).containsExactlyInAnyOrder("one@x.org", "ana@example.org");
    assertThat(site.directory.written)
        .noneMatch(change -> change.kind() == Trace.Kind.SET_ATTRIBUTES);
  }

  @Test
  void anotherSpellingAmongSeveralIsReplaced() {
    mails("one@x.org", "Ana@Example.org");
    site.sync();

    assertThat(mail()).containsExactlyInAnyOrder("one@x.org", "ana@example.org");
    assertThat(site.plan().isEmpty()).isTrue();
  }

  private void mails(String... values) {
    DirectoryAccount a = site.visitor("ana");
    site.directory.put(
        new DirectoryAccount(
            a.id(),
            a.dn(),
            a.name(),
            a.username(),
            a.place(),
            a.userAccountControl(),
            a.uidNumber(),
            a.gidNumber(),
            Map.of("mail", Set.of(values))));
    site.has(Site.proposal(Site.ID, "ana"));
  }

  private Set<String> mail() {
    return site.directory.account("ana").attributes().getOrDefault("mail", Set.of());
  }
}
