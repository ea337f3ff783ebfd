package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.proposalsync.core.Withheld.Hold;

/** A proposal of whose record a part could not be understood: it adds, and takes nothing away. */
class PartialRecordTest {
  private final Site site = Site.with("ana", "bo", "carl");

  @BeforeEach
  void syncedSite() {
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
    site.has(Site.at("nanomax", "ana", "bo"), Site.proposal("20180007", "ana"));

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
