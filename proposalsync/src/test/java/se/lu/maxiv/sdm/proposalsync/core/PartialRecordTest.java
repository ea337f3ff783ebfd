package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.proposalsync.core.Withheld.Hold;

/** A proposal of whose record a part could not be understood: it adds, and takes nothing away. */
class PartialRecordTest {
  private final Site site = new Site();

  @BeforeEach
  void syncedSite() {
    List.of("ana", "bo", "carl").forEach(site::visitor);
    site.has(Site.proposal(Site.ID, "ana", "bo"), Site.proposal("20180007", "ana")).sync();
    site.skipped.add(new OfficeSnapshot.Skipped(" " + Site.ID, "An account is unusable."));
  }

  @Test
  void nobodyIsRemovedNotEvenWhenApprovedAndAllAreAdded() {
    site.has(Site.proposal(Site.ID, "ana", "carl"), Site.proposal("20180007", "ana"));

    site.approve();

    assertThat(site.directory.members(Site.GROUP)).containsExactly("ana", "biomax", "bo", "carl");
    assertThat(site.directory.members("Visitors")).contains("bo");
    assertThat(site.plan().withheld()).extracting(Withheld::hold).containsExactly(Hold.FORBIDDEN);
    assertThat(site.plan().withheld().get(0).because()).contains("in part");
  }

  @Test
  void beamlineAndResourceStay() {
    Proposal p = Site.proposal(Site.ID, "ana", "bo");
    site.has(
        new Proposal(
            p.id(),
            "",
            "N",
            null,
            ProposalStatus.ACCEPTED,
            "",
            Set.of("nanomax"),
            null,
            null,
            null,
            null,
            null,
            p.participants(),
            List.of(),
            false),
        Site.proposal("20180007", "ana"));

    site.approve();

    assertThat(site.directory.members(Site.GROUP)).contains("biomax", "nanomax");
    assertThat(site.directory.members("presto")).contains(Site.GROUP);
  }

  @Test
  void otherProposalsLoseTheirPeople() {
    site.has(Site.proposal(Site.ID, "ana", "bo"), Site.proposal("20180007", "bo"));

    assertThat(site.changes()).contains("- member ana out of group 20180007-group");
  }

  @Test
  void nobodyLeavesVisitorsWhoMayBeOfThatProposalThoughNotInItsGroup() {
    site.directory.groups.remove(MemoryDirectory.id(Site.GROUP));
    site.has(Site.proposal(Site.ID, "ana"), Site.proposal("20180007", "ana"));

    site.approve();

    assertThat(site.directory.members("Visitors")).contains("bo");
  }

  @Test
  void findingDoesNotSayThatItIsLeftAsItIs() {
    assertThat(site.plan().findings())
        .filteredOn(f -> f.kind() == Finding.Kind.SKIPPED)
        .singleElement()
        .extracting(Finding::sentence)
        .asString()
        .contains("in part")
        .doesNotContain("left as it is");
  }
}
