package se.lu.maxiv.sdm.pathfixer.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.DataPath;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.ProposalId;
import se.lu.maxiv.sdm.model.SampleName;
import se.lu.maxiv.sdm.model.UserType;

/** The site's table of owners, groups and modes. */
class TreeTest {
  private static final int SERVICE = 1234;
  private static final int BEAMLINE_GROUP = 5001;
  private static final int PROPOSAL_GROUP = 7001;
  private static final Tree TREE =
      new Tree(
          Site.ROOT,
          "biomax",
          new Account("biomax-service", SERVICE, 99),
          BEAMLINE_GROUP,
          02750,
          false);
  private static final DataPath DATA =
      new DataPath(
          Site.ROOT, UserType.VISITORS, "biomax", new ProposalId("20170251"), "2024012108");

  private static final Folder TYPE = new Folder("visitors", Kind.STATIC, 0, 0, 02755);
  private static final Folder BEAMLINE =
      new Folder("biomax", Kind.STATIC, SERVICE, BEAMLINE_GROUP, 02775);
  private static final Folder PROPOSAL = ours("20170251", Kind.PROPOSAL, 02750);
  private static final Folder VISIT = ours("2024012108", Kind.VISIT, 02750);

  @Test
  void rawIsBelowProposalAndVisit() {
    FolderPlan plan = TREE.data(DATA, PROPOSAL_GROUP, null);

    assertThat(plan.chain())
        .containsExactly(TYPE, BEAMLINE, PROPOSAL, VISIT, ours("raw", Kind.DATA, 02770));
    assertThat(plan.leaf()).isEqualTo(DATA.raw());
    assertThat(plan.root()).isEqualTo(Site.ROOT);
    assertThat(plan.makeStatic()).isFalse();
  }

  @Test
  void processIsBesideRaw() {
    FolderPlan plan = TREE.process(DATA, PROPOSAL_GROUP);

    assertThat(plan.chain())
        .containsExactly(TYPE, BEAMLINE, PROPOSAL, VISIT, ours("process", Kind.DATA, 02770));
    assertThat(plan.leaf()).isEqualTo(DATA.process());
  }

  @Test
  void everyLevelOfASampleIsAFolderOfItsOwn() {
    SampleName sample = new SampleName("d/bo/bo-EA1");

    FolderPlan plan = TREE.data(DATA, PROPOSAL_GROUP, sample);

    assertThat(plan.chain().subList(5, 8))
        .containsExactly(
            ours("d", Kind.SAMPLE, 02770),
            ours("bo", Kind.SAMPLE, 02770),
            ours("bo-EA1", Kind.SAMPLE, 02770));
    assertThat(plan.leaf()).isEqualTo(DATA.samplePath(sample));
  }

  @Test
  void theModeOfTheVisitIsTheSitesChoice() {
    Tree open = new Tree(Site.ROOT, "biomax", TREE.account(), BEAMLINE_GROUP, 02770, true);

    assertThat(open.data(DATA, PROPOSAL_GROUP, null).chain().get(3))
        .isEqualTo(ours("2024012108", Kind.VISIT, 02770));
  }

  @Test
  void staticFoldersHaveTheSameOwnersWhetherTheyMayBeMadeOrNot() {
    Tree making = new Tree(Site.ROOT, "biomax", TREE.account(), BEAMLINE_GROUP, 02750, true);

    assertThat(making.beamlineFolder(UserType.VISITORS).chain()).containsExactly(TYPE, BEAMLINE);
    assertThat(making.beamlineFolder(UserType.VISITORS).makeStatic()).isTrue();
    assertThat(TREE.beamlineFolder(UserType.STAFF).leaf()).hasToString("/data/staff/biomax");
    assertThat(TREE.beamlineFolder(UserType.STAFF).makeStatic()).isFalse();
  }

  private static Folder ours(String name, Kind kind, int mode) {
    return new Folder(name, kind, SERVICE, PROPOSAL_GROUP, mode);
  }
}
