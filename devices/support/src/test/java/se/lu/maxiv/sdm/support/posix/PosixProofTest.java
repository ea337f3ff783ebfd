package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.model.SdmException;

/** The proof that the account can write, the sweeping after it, and the file that bars the way. */
class PosixProofTest extends OnOwnTree {
  @Test
  void aProofLeavesNothing() {
    folders.make(tree.raw());

    folders.prove(tree.raw(), ACCOUNT);

    assertThat(tree.raw().leaf()).isEmptyDirectory();
  }

  @Test
  void aLeftOverOfAnInterruptedProofIsSweptByTheNext() throws IOException {
    folders.make(tree.raw());
    Files.writeString(tree.raw().leaf().resolve(".sdm-probe"), "old");

    folders.prove(tree.raw(), ACCOUNT);

    assertThat(tree.raw().leaf()).isEmptyDirectory();
  }

  @Test
  void aProofDoesNotWriteThroughALinkOfItsName() throws IOException {
    folders.make(tree.raw());
    Path victim = Files.writeString(root.resolve("victim"), "precious");
    Files.createSymbolicLink(tree.raw().leaf().resolve(".sdm-probe"), victim);

    folders.prove(tree.raw(), ACCOUNT);

    assertThat(victim).hasContent("precious");
  }

  @Test
  void aFolderInTheProbesPlaceIsToldAndStays() throws IOException {
    folders.make(tree.raw());
    Path odd = Files.createDirectory(tree.raw().leaf().resolve(".sdm-probe"));

    assertThatThrownBy(() -> folders.prove(tree.raw(), ACCOUNT))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("self (uid " + SELF + ") could not make a file in")
        .hasMessageContaining("a folder named .sdm-probe stands there")
        .hasMessageEndingWith("ask beamline staff to move it away.");
    assertThat(odd).isDirectory();
  }

  @Test
  void sweepingLeavesAFolderOfTheProbesNameForTheProofToTell() throws IOException {
    folders.make(tree.raw());
    Path odd = Files.createDirectory(tree.raw().leaf().resolve(".sdm-probe"));

    folders.sweep(tree.raw());

    assertThat(odd).isDirectory();
  }

  @Test
  void aFolderWithoutWriteForTheAccountFailsTheProof() throws IOException {
    folders.make(tree.raw());
    Tree.setMode(tree.raw().leaf(), 0550);

    assertThatThrownBy(() -> folders.prove(tree.raw(), ACCOUNT))
        .hasMessageContaining("could not make a file in " + tree.raw().leaf())
        .hasMessageContaining("permission denied");
  }

  @Test
  void sweepingRemovesWhatAProofLeft() throws IOException {
    folders.make(tree.raw());
    Files.writeString(tree.raw().leaf().resolve(".sdm-probe"), "old");
    Files.writeString(tree.raw().leaf().resolve("data.h5"), "data");

    folders.sweep(tree.raw());

    assertThat(tree.raw().leaf().resolve(".sdm-probe")).doesNotExist();
    assertThat(tree.raw().leaf().resolve("data.h5")).exists();
  }

  @Test
  void sweepingAMissingFolderIsNoError() {
    folders.sweep(tree.raw());

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aBarrierIsARegularFileNobodyWrites() throws IOException {
    folders.bar(tree.beamline(), "NO-SESSION", ACCOUNT);
    folders.bar(tree.beamline(), "NO-SESSION", ACCOUNT);

    Path barrier = tree.beamline().leaf().resolve("NO-SESSION");
    assertThat(barrier).isRegularFile().isEmptyFile();
    assertThat(Tree.mode(barrier)).isEqualTo("0444");
  }

  @Test
  void aBarrierIsRefusedWhereSomethingElseStands() throws IOException {
    folders.make(tree.beamline());
    Path odd = Files.createDirectory(tree.beamline().leaf().resolve("NO-SESSION"));

    assertThatThrownBy(() -> folders.bar(tree.beamline(), "NO-SESSION", ACCOUNT))
        .hasMessageContaining(odd + " is a folder where a file must stand");
  }

  @Test
  void aBarrierIsRefusedWhereALinkToAFileStands() throws IOException {
    folders.make(tree.beamline());
    Path file = Files.createFile(root.resolve("file"));
    Files.createSymbolicLink(tree.beamline().leaf().resolve("NO-SESSION"), file);

    assertThatThrownBy(() -> folders.bar(tree.beamline(), "NO-SESSION", ACCOUNT))
        .hasMessageContaining("is a symbolic link where a file must stand");
  }
}
