package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderPlan;
import se.lu.maxiv.sdm.model.FolderState;
import se.lu.maxiv.sdm.model.FolderState.Outcome;
import se.lu.maxiv.sdm.model.SdmException;

/** What whoever runs the tests can see: every folder is his own. */
class PosixFoldersTest extends OnOwnTree {
  @Test
  void whatIsMissingIsMadeWithItsMode() throws IOException {
    List<FolderState> states = folders.make(tree.sample("lysozyme"));

    assertThat(states).extracting(FolderState::outcome).containsOnly(Outcome.MADE);
    assertThat(states)
        .extracting(state -> Stat.octal(state.mode()))
        .containsExactly("2755", "2755", "2750", "2750", "2770", "2770");
    assertThat(Tree.mode(root.resolve("visitors/biomax/20170251/2024012108/raw/lysozyme")))
        .isEqualTo("2770");
  }

  @Test
  void makingAgainChangesNothing() {
    folders.make(tree.raw());

    assertThat(folders.make(tree.raw()))
        .extracting(FolderState::outcome, FolderState::note)
        .containsOnly(tuple(Outcome.UNCHANGED, ""));
  }

  @Test
  void aWrongModeOfOurOwnFolderIsRepairedAndTold() throws IOException {
    folders.make(tree.raw());
    Path raw = tree.raw().leaf();
    Tree.setMode(raw, 0755);

    FolderState state = last(folders.make(tree.raw()));

    assertThat(state.outcome()).isEqualTo(Outcome.REPAIRED);
    assertThat(state.note()).contains("0755").contains("2770").contains(raw.toString());
    assertThat(Tree.mode(raw)).isEqualTo("2770");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../..", "lysozyme"})
  void aFolderWithoutOwnerWriteIsAClosedVisitAndRefused(String which) throws IOException {
    FolderPlan plan = tree.sample("lysozyme");
    folders.make(plan);
    Path closed = tree.raw().leaf().resolve(which).normalize();
    Tree.setMode(closed, 02550);

    assertThatThrownBy(() -> folders.make(plan))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining(closed + " is closed: its owner may not write")
        .hasMessageContaining("ask beamline staff to reopen it");
    assertThat(Tree.mode(closed)).isEqualTo("2550");
  }

  @Test
  void theNewestFoldersComeFirstAndLinksAndFilesNever() throws IOException {
    folders.make(tree.raw());
    Path raw = tree.raw().leaf();
    for (int age : List.of(3, 1, 2)) {
      Path made = Files.createDirectory(raw.resolve("000" + age));
      Files.setLastModifiedTime(made, FileTime.fromMillis(1_000_000 - age * 1_000L));
    }
    Files.createFile(raw.resolve("scan.h5"));
    Files.createSymbolicLink(raw.resolve("link"), root);

    assertThat(folders.newest(tree.raw(), 10)).containsExactly("0001", "0002", "0003");
    assertThat(folders.newest(tree.raw(), 2)).containsExactly("0001", "0002");
  }

  @Test
  void aFolderThatIsMissingHasNoFolders() {
    assertThat(folders.newest(tree.raw(), 10)).isEmpty();
  }

  @Test
  void aMissingStaticFolderIsForTheAdministrator() {
    FolderPlan plan = Tree.withoutStatic(tree.raw());

    assertThatThrownBy(() -> folders.make(plan))
        .hasMessageContaining(root.resolve("visitors") + " is missing; the administrator must")
        .hasMessageContaining("mode 2755");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aStaticFolderThatExistsIsNeverChanged() throws IOException {
    Path visitors = Files.createDirectory(root.resolve("visitors"));
    Tree.setMode(visitors, 0700);

    FolderState state = folders.make(tree.beamline()).get(0);

    assertThat(state.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(Tree.mode(visitors)).isEqualTo("0700");
  }

  @Test
  void theRootMayBeReachedThroughALink() throws IOException {
    Path real = Files.createDirectory(root.resolve("real"));
    Path link = Files.createSymbolicLink(root.resolve("data"), real);

    folders.make(Tree.own(link).raw());

    assertThat(real.resolve("visitors/biomax/20170251/2024012108/raw")).isDirectory();
  }

  @Test
  void aMissingRootIsTold() {
    assertThatThrownBy(() -> folders.make(Tree.own(root.resolve("nowhere")).raw()))
        .hasMessageContaining("data root " + root.resolve("nowhere"));
  }

  @Test
  void aLinkInTheWayIsRefusedAndNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    folders.make(tree.beamline());
    Path proposal = tree.beamline().leaf().resolve(Tree.PROPOSAL);
    Files.createSymbolicLink(proposal, elsewhere);

    assertThatThrownBy(() -> folders.make(tree.raw()))
        .hasMessageContaining(proposal + " is a symbolic link where a folder belongs");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void aFileInTheWayIsRefused() throws IOException {
    folders.make(tree.raw());
    Path file = Files.writeString(tree.raw().leaf().resolve("lysozyme"), "data");

    assertThatThrownBy(() -> folders.make(tree.sample("lysozyme")))
        .hasMessageContaining(file + " is a file where a folder belongs");
    assertThat(file).hasContent("data");
  }

  @Test
  void whatWasMadeBeforeARefusalStays() throws IOException {
    folders.make(tree.beamline());
    FolderPlan plan =
        Tree.below(tree.beamline(), tree.folder("p", Kind.PROPOSAL, 02750), missingStatic());

    assertThatThrownBy(() -> folders.make(Tree.withoutStatic(plan)))
        .hasMessageContaining("is missing");
    assertThat(tree.beamline().leaf().resolve("p")).isDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\0b", "\u0007"})
  void aNameWithControlCharactersIsRefused(String name) {
    assertThatThrownBy(() -> folders.make(tree.plan(tree.folder(name, Kind.SAMPLE, 02770))))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("cannot be named");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void anEndlessNameIsRefused() {
    FolderPlan plan = tree.plan(tree.folder("x".repeat(300), Kind.SAMPLE, 02770));

    assertThatThrownBy(() -> folders.make(plan)).isInstanceOf(SdmException.class);
  }

  @Test
  void noDescriptorIsLeftOpen() throws IOException {
    folders.make(tree.raw());
    long before = descriptors();
    for (int i = 0; i < 50; i++) {
      folders.make(tree.sample("s" + i));
      folders.prove(tree.raw(), ACCOUNT);
      assertThatThrownBy(() -> folders.make(Tree.own(root.resolve("no")).raw())).isNotNull();
    }

    assertThat(descriptors()).isLessThan(before + 40);
  }

  @Test
  void theHighestNumberPlusOneIsMade() throws IOException {
    folders.make(tree.raw());
    for (String name : List.of("0001_a", "0007_b", "20240131_date", "12_short", "x0099_y")) {
      Files.createDirectory(tree.raw().leaf().resolve(name));
    }

    String made = folders.makeNumbered(tree.raw(), sample("lysozyme"));

    assertThat(made).isEqualTo("0008_lysozyme");
    assertThat(Tree.mode(tree.raw().leaf().resolve(made))).isEqualTo("2770");
  }

  @Test
  void theFirstNumberIsOne() {
    folders.make(tree.raw());

    assertThat(folders.makeNumbered(tree.raw(), sample("a"))).isEqualTo("0001_a");
    assertThat(folders.makeNumbered(tree.raw(), sample("a"))).isEqualTo("0002_a");
  }

  @Test
  void afterNumber9999ThereIsNone() throws IOException {
    folders.make(tree.raw());
    Files.createFile(tree.raw().leaf().resolve("9999_last"));

    assertThatThrownBy(() -> folders.makeNumbered(tree.raw(), sample("a")))
        .hasMessageContaining("no number left");
  }

  @Test
  void freeSpaceIsWhatJavaSees() throws IOException {
    long java = Files.getFileStore(root).getUsableSpace();

    assertThat(folders.freeBytes(root)).isBetween(java - 1_000_000_000, java + 1_000_000_000);
  }

  @Test
  void freeSpaceOfAMissingFolderIsRefused() {
    assertThatThrownBy(() -> folders.freeBytes(root.resolve("no")))
        .hasMessageContaining("free space of " + root.resolve("no"));
  }

  private Folder sample(String name) {
    return tree.folder(name, Kind.SAMPLE, 02770);
  }

  private Folder missingStatic() {
    return tree.folder("static", Kind.STATIC, 02755);
  }

  private static FolderState last(List<FolderState> states) {
    return states.get(states.size() - 1);
  }

  private static long descriptors() throws IOException {
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      return open.count();
    }
  }
}
