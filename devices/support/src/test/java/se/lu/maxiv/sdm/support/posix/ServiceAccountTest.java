package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server as the service account, in no group but its own, with the rights named. */
@Tag("root")
@Timeout(120)
class ServiceAccountTest {
  private static final String ALL_MADE =
      "UNCHANGED 0:0 2755; UNCHANGED 4001:6000 2755; "
          + "MADE 4001:5001 2750; MADE 4001:5001 2750; MADE 4001:5001 2770;";

  @TempDir(factory = PublicTempDir.class)
  private Path directory;

  private Path root;
  private ServiceProcess process;

  @BeforeEach
  void prepare() throws Exception {
    root = Files.createDirectory(directory.resolve("data"));
    Tree.setMode(root, 0755);
    new PosixFolders().make(Tree.service(root).beamline());
    process = new ServiceProcess(directory.resolve("classes"), 0755);
  }

  @Test
  void theTwoCapabilitiesAreEnoughForEverything() throws Exception {
    List<String> said =
        process.asService(
            "+chown,+fsetid", root.toString(), "capabilities", "raw", "number", "prove", "bar");

    assertThat(said).containsExactly("[] []", ALL_MADE, "0001_n", "proved", "barred");
    assertThat(Tree.seen(Tree.service(root).raw().leaf().resolve("0001_n")))
        .isEqualTo("4001 5001 42770");
  }

  @Test
  void setgidSurvivesWithoutTheCapabilityForIt() throws Exception {
    List<String> said = process.asService("+chown", root.toString(), "raw", "number", "prove");

    assertThat(said).containsExactly(ALL_MADE, "0001_n", "proved");
  }

  @Test
  void withoutCapabilitiesItSaysWhatIsMissing() throws Exception {
    List<String> said = process.asService("", root.toString(), "capabilities", "raw");

    assertThat(said.get(0)).contains("CAP_CHOWN is missing").contains("CAP_FSETID is missing");
    assertThat(said.get(1))
        .startsWith("refused: Could not set owner uid 4001, group gid 5001 and mode 2750 of")
        .contains("does not allow it to uid 4001");
  }

  @Test
  void aWrongGroupIsRepaired() throws Exception {
    new PosixFolders().make(Tree.service(root).raw());
    Path raw = Tree.service(root).raw().leaf();
    Tree.give(raw, Tree.SERVICE, 5002, 0755);

    List<String> said = process.asService("+chown,+fsetid", root.toString(), "raw");

    assertThat(said.get(0)).endsWith("REPAIRED 4001:5001 2770;");
    assertThat(Tree.seen(raw)).isEqualTo("4001 5001 42770");
  }

  @Test
  void rightsToPassOverPermissionsDoNotCountInAProof() throws Exception {
    new PosixFolders().make(Tree.service(root).raw());
    Tree.give(Tree.service(root).raw().leaf(), 0, 0, 0755);

    List<String> said =
        process.asService("+chown,+fsetid,+dac_override", root.toString(), "prove", "capabilities");

    assertThat(said.get(0)).contains("could not make a file in");
    assertThat(said.get(1)).contains("CAP_DAC_OVERRIDE is more than the server needs");
  }

  /** A class loaded by the thread that acts as the account would not be found. */
  @Test
  void rootProvesAlsoWhenTheAccountCannotReadTheProgram() throws Exception {
    ServiceProcess hidden = new ServiceProcess(directory.resolve("hidden"), 0700);
    Path raw = Tree.service(root).raw().leaf();

    assertThat(hidden.asRoot(root.toString(), "raw", "number", "prove", "bar"))
        .containsExactly(ALL_MADE, "0001_n", "proved", "barred");
    Tree.give(raw, 0, 0, 0755);
    assertThat(hidden.asRoot(root.toString(), "prove", "prove"))
        .allMatch(line -> line.contains("(uid 4001) could not make a file in " + raw));
  }
}
