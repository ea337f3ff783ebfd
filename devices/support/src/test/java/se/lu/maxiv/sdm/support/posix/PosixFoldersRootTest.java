package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.FolderState;
import se.lu.maxiv.sdm.model.FolderState.Outcome;

/** Owners and groups of other numbers, with the server running as root. */
@Tag("root")
class PosixFoldersRootTest {
  private static final Account ACCOUNT = new Account("svc", Tree.SERVICE, Tree.SERVICE_GROUP);

  private final PosixFolders folders = new PosixFolders();

  @TempDir(factory = PublicTempDir.class)
  private Path root;

  private Tree tree;

  @BeforeEach
  void plant() {
    tree = Tree.service(root);
  }

  @Test
  void everyFolderGetsItsOwnerGroupAndMode() {
    assertThat(folders.make(tree.sample("lysozyme", "crystal1")))
        .extracting(s -> s.uid() + ":" + s.gid() + " " + Stat.octal(s.mode()))
        .containsExactly(
            "0:0 2755",
            "4001:6000 2755",
            "4001:5001 2750",
            "4001:5001 2750",
            "4001:5001 2770",
            "4001:5001 2770",
            "4001:5001 2770");
  }

  @Test
  void aProposalIsMadeWhereOnlyTheBeamlinesGroupMayWrite() throws IOException {
    folders.make(tree.beamline());
    Tree.give(tree.beamline().leaf(), 0, Tree.BEAMLINE_GROUP, 02775);

    FolderState proposal = folders.make(tree.cut(3)).get(2);

    assertThat(proposal.outcome()).isEqualTo(Outcome.MADE);
    assertThat(proposal.uid() + ":" + proposal.gid()).isEqualTo("4001:5001");
  }

  @Test
  void nothingIsMadeWhereAnotherUserDecides() throws IOException {
    folders.make(tree.beamline());
    Tree.give(tree.beamline().leaf(), Tree.USER, Tree.USER, 02755);

    assertThatThrownBy(() -> folders.make(tree.raw())).hasMessageContaining("Could not make");
    assertThat(tree.beamline().leaf()).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"3,proposal", "4,visit", "5,raw"})
  void aForeignOwnerIsRefusedAndLeftAlone(int level, String what) throws IOException {
    folders.make(tree.raw());
    Path foreign = tree.cut(level).leaf();
    Tree.give(foreign, Tree.USER, Tree.PROPOSAL_GROUP, 02770);

    assertThatThrownBy(() -> folders.make(tree.raw()))
        .as(what)
        .hasMessageContaining(foreign + " belongs to somebody else (uid 7001, gid 5001, mode 2770");
    assertThat(Tree.seen(foreign)).isEqualTo("7001 5001 42770");
  }

  @Test
  void aWrongGroupOfOurOwnFolderIsRepairedAndTold() throws IOException {
    folders.make(tree.raw());
    Tree.give(tree.raw().leaf(), Tree.SERVICE, 5002, 02770);

    FolderState raw = folders.make(tree.raw()).get(4);

    assertThat(raw.outcome()).isEqualTo(Outcome.REPAIRED);
    assertThat(raw.note()).contains("had group 5002").contains("set to group 5001");
    assertThat(Tree.seen(tree.raw().leaf())).isEqualTo("4001 5001 42770");
  }

  @Test
  void aClosedVisitIsNotReopenedByRoot() throws IOException {
    folders.make(tree.raw());
    Tree.setMode(tree.raw().leaf(), 02550);

    assertThatThrownBy(() -> folders.make(tree.sample("a"))).hasMessageContaining("is closed");
    assertThatThrownBy(() -> folders.makeNumbered(tree.raw(), sample("a")))
        .hasMessageContaining("is closed");
    assertThat(Tree.seen(tree.raw().leaf())).isEqualTo("4001 5001 42550");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2770", "2775", "3770", "2570"})
  void aSampleOfSomebodyElseThatTheGroupCanUseIsAccepted(String mode) throws IOException {
    Path foreign = foreignSample(Tree.PROPOSAL_GROUP, Integer.parseInt(mode, 8));

    FolderState state = folders.make(tree.sample("theirs")).get(5);

    assertThat(state.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(state.note()).contains("uid 7001").contains(foreign.toString());
    assertThat(Tree.seen(foreign)).startsWith("7001 5001");
  }

  @ParameterizedTest
  @CsvSource({"5001,0770", "5001,2750", "5001,2700", "5002,2770"})
  void aSampleOfSomebodyElseThatTheGroupCannotUseIsRefused(int gid, String mode)
      throws IOException {
    Path foreign = foreignSample(gid, Integer.parseInt(mode, 8));

    assertThatThrownBy(() -> folders.make(tree.sample("theirs")))
        .hasMessageContaining("uid 7001, gid " + gid + ", mode " + mode);
    assertThat(Tree.seen(foreign)).startsWith("7001 " + gid);
  }

  @Test
  void aSampleCanBeMadeInTheAcceptedSampleOfSomebodyElse() throws IOException {
    foreignSample(Tree.PROPOSAL_GROUP, 02770);

    FolderState inner = folders.make(tree.sample("theirs", "inner")).get(6);

    assertThat(inner.outcome()).isEqualTo(Outcome.MADE);
    assertThat(inner.uid()).isEqualTo(Tree.SERVICE);
  }

  /** What a member of the group could slip in with rename(2) while root is at work. */
  @Test
  void aFolderOfRootInRawIsNeverGivenAway() throws IOException {
    folders.make(tree.raw());
    Path roots = Files.createDirectory(tree.raw().leaf().resolve("backup"));
    Tree.give(roots, 0, Tree.PROPOSAL_GROUP, 02700);

    assertThatThrownBy(() -> folders.make(tree.sample("backup")))
        .hasMessageContaining("made by somebody else (uid 0");
    assertThat(Tree.seen(roots)).isEqualTo("0 5001 42700");
  }

  @Test
  void aNumberedSampleBelongsToTheAccount() throws IOException {
    folders.make(tree.raw());

    String name = folders.makeNumbered(tree.raw(), sample("a"));

    assertThat(Tree.seen(tree.raw().leaf().resolve(name))).isEqualTo("4001 5001 42770");
  }

  @Test
  void theAccountsRightIsProvedAndNotRoots() throws IOException {
    folders.make(tree.raw());
    folders.prove(tree.raw(), ACCOUNT);

    Tree.give(tree.raw().leaf(), 0, 0, 0755);

    assertThatThrownBy(() -> folders.prove(tree.raw(), ACCOUNT))
        .hasMessageContaining("svc (uid 4001) could not make a file in " + tree.raw().leaf())
        .hasMessageContaining("permission denied");
    assertThat(tree.raw().leaf()).isEmptyDirectory();
  }

  @Test
  void theWayThereIsProvedToo() throws IOException {
    folders.make(tree.raw());
    Path above = tree.cut(1).leaf();
    Tree.give(above, 0, 0, 0700);

    assertThatThrownBy(() -> folders.prove(tree.raw(), ACCOUNT))
        .hasMessageContaining("could not go to " + tree.cut(2).leaf());
  }

  @Test
  void rootsOwnRightsAreDroppedForItsProofToo() throws IOException {
    folders.make(tree.raw());

    assertThatThrownBy(() -> folders.prove(tree.raw(), new Account("root", 0, 0)))
        .hasMessageContaining("root (uid 0) could not");
  }

  @Test
  void aProofChangesNoOtherThread() {
    folders.make(tree.raw());
    folders.prove(tree.raw(), ACCOUNT);

    assertThat(Libc.setfsuid(-1)).isZero();
    assertThat(Libc.setfsgid(-1)).isZero();
    assertThat(Capabilities.current().canChown()).isTrue();
  }

  @Test
  void filesThatWouldNotGetTheGroupFailTheProof() throws IOException {
    folders.make(tree.raw());
    Tree.give(tree.raw().leaf(), Tree.SERVICE, 5002, 02770);

    assertThatThrownBy(() -> folders.prove(tree.raw(), ACCOUNT))
        .hasMessageContaining("got group 5002 instead of 5001");
  }

  @Test
  void aBarrierBelongsToTheAccount() throws IOException {
    folders.bar(Tree.service(root).beamline(), "NO-SESSION", ACCOUNT);

    assertThat(Tree.seen(tree.beamline().leaf().resolve("NO-SESSION"))).startsWith("4001 ");
    assertThat(Tree.mode(tree.beamline().leaf().resolve("NO-SESSION"))).isEqualTo("0444");
  }

  private Folder sample(String name) {
    return tree.folder(name, Kind.SAMPLE, 02770);
  }

  private Path foreignSample(int gid, int mode) throws IOException {
    FolderPlan plan = tree.sample("theirs");
    List<FolderState> made = folders.make(plan);
    Path foreign = made.get(5).path();
    Tree.give(foreign, Tree.USER, gid, mode);
    return foreign;
  }
}
