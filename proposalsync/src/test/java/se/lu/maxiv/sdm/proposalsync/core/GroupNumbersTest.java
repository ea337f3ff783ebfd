package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SdmException;

/** Which number a group gets, and what is done where there is none. */
class GroupNumbersTest {
  private final Site site = Site.with("ana", "bo").has(Site.proposal(Site.ID, "ana"));

  @Test
  void numberIsTheLowestThatNeitherDirectoryNorNssNorThePastHas() {
    site.group("other", 50_000, "", Set.of());
    site.nss = gid -> gid == 50_001;
    site.has(Site.proposal("20180007", "ana"), Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.group(Site.GROUP).gidNumber()).isEqualTo(50_002);
    assertThat(site.directory.group("20180007-group").gidNumber()).isEqualTo(50_003);
  }

  @Test
  void numberOfADeletedGroupIsGivenToItsProposalOnly() {
    site.sync();
    site.directory.groups.remove(MemoryDirectory.id(Site.GROUP));
    site.has(Site.proposal("20160001", "ana"), Site.proposal(Site.ID, "ana")).sync();

    assertThat(site.directory.group("20160001-group").gidNumber()).isEqualTo(50_001);
    assertThat(site.directory.group(Site.GROUP).gidNumber()).isEqualTo(50_000);
  }

  @Test
  void numberThatSomebodyTookMeanwhileIsReplaced() {
    site.sync();
    site.directory.groups.remove(MemoryDirectory.id(Site.GROUP));
    site.group("other", 50_000, "", Set.of());

    assertThat(site.changes()).contains("+ group 20170251-group with number 50001");
  }

  @Test
  void whenNoNumberIsLeftThatIsReportedAndTheOthersGoOn() {
    site.gids(50_000, 50_000);
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "bo"));

    assertThat(site.findings()).containsExactly(Finding.Kind.NO_GID);
    assertThat(site.changes())
        .contains("+ group 20170251-group with number 50000", "~ account bo is enabled");
  }

  @Test
  void groupWithoutANumberGetsOne() {
    site.group(Site.GROUP, null, GroupMark.of(new ProposalId(Site.ID)), Set.of());
    site.sync();

    assertThat(site.directory.group(Site.GROUP).gidNumber()).isEqualTo(50_000);
    assertThat(site.knowledge().gids()).containsEntry(Site.ID, 50_000);
  }

  @Test
  void nobodyIsAddedToAGroupWhoseNumberIsNotSafe() {
    for (int gid : new int[] {0, -5, 50_007}) {
      site.group("other", 50_007, "", Set.of());
      site.group(Site.GROUP, gid, GroupMark.of(new ProposalId(Site.ID)), Set.of());

      assertThat(site.findings()).containsExactly(Finding.Kind.UNSAFE_GID);
      assertThat(site.changes())
          .noneMatch(line -> line.contains("20170251-group") && line.startsWith("+"));
    }
  }

  @Test
  void numberThatCannotBeAskedForCostsOnlyThatProposalItsGroup() {
    site.nss =
        gid -> {
          if (gid == 50_000) {
            throw SdmException.dependency("The group number could not be asked for.");
          }
          return false;
        };
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "bo"));

    assertThat(site.changes())
        .contains("+ group 20180007-group with number 50001", "~ account ana is enabled")
        .doesNotContain("+ group 20170251-group with number 50000");
    assertThat(site.plan().failures())
        .singleElement()
        .extracting(Finding::sentence)
        .asString()
        .contains(Site.ID, "The group number could not be asked for.");
  }

  @Test
  void primaryGroupNumberOfAnAccountIsTaken() {
    DirectoryAccount a = site.directory.account("bo");
    site.directory.put(
        new DirectoryAccount(
            a.id(),
            a.dn(),
            a.name(),
            a.username(),
            a.place(),
            a.userAccountControl(),
            a.uidNumber(),
            50_000,
            a.attributes()));

    assertThat(site.changes()).contains("+ group 20170251-group with number 50001");
  }
}
