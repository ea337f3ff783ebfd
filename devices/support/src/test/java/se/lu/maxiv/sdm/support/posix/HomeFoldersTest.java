package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.Account;
import se.lu.maxiv.sdm.model.SdmException;

/** Homes of other accounts, made by root. */
@Tag("root")
class HomeFoldersTest {
  private static final Account CARL = new Account("carlcarl", 70_001, 70_002);

  @TempDir(factory = PublicTempDir.class)
  private Path root;

  private HomeFolders homes = new HomeFolders(Path.of("/"));

  @BeforeEach
  void plant() throws IOException {
    mode(root, "rwxr-xr-x");
    homes = new HomeFolders(root);
  }

  @Test
  void newHomeBelongsToItsOwnerAlone() throws IOException {
    boolean made = homes.make(CARL);

    Path home = root.resolve("carlcarl");
    assertThat(made).isTrue();
    assertThat(Files.getAttribute(home, "unix:uid")).isEqualTo(70_001);
    assertThat(Files.getAttribute(home, "unix:gid")).isEqualTo(70_002);
    assertThat((int) Files.getAttribute(home, "unix:mode") & 07777).isEqualTo(0700);
    assertThat(homes.names()).containsExactly("carlcarl");
    assertThat(root).isDirectoryNotContaining("glob:**.sdm-new-*");
  }

  @Test
  void whatHasTheNameAlreadyIsNotTouched() throws IOException {
    Path there = Files.writeString(root.resolve("carlcarl"), "a file");

    boolean made = homes.make(CARL);

    assertThat(made).isFalse();
    assertThat(there).hasContent("a file");
    assertThat(Files.getAttribute(there, "unix:uid")).isEqualTo(0);
  }

  @Test
  void linkOfThatNameIsNotFollowed(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(root.resolve("carlcarl"), elsewhere.resolve("home"));

    assertThat(homes.make(CARL)).isFalse();

    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void leftOverOfAnInterruptedRunIsMadeAnew() throws IOException {
    Files.createDirectory(root.resolve(".sdm-new-carlcarl"));

    assertThat(homes.names()).isEmpty();
    assertThat(homes.make(CARL)).isTrue();
    assertThat(homes.names()).containsExactly("carlcarl");
  }

  /** As NFS answers to a rename that must not replace. */
  private static void cannotRename(int dir, String from, String to) {
    throw new LastErrorException(Libc.EINVAL);
  }

  @Test
  void storageThatCannotRenameWithoutReplacingGetsTheHomeInItsPlace() throws IOException {
    boolean made = homes.make(CARL, HomeFoldersTest::cannotRename);

    assertThat(made).isTrue();
    assertThat(owner("carlcarl")).isEqualTo(70_001);
    assertThat((int) Files.getAttribute(root.resolve("carlcarl"), "unix:mode") & 07777)
        .isEqualTo(0700);
    assertThat(homes.names()).containsExactly("carlcarl");
    assertThat(root).isDirectoryNotContaining("glob:**.sdm-new-*");
  }

  @Test
  void whatSomebodyElseMakesMeanwhileIsNotTouchedThereEither() throws IOException {
    boolean made =
        homes.make(
            CARL,
            (dir, from, to) -> {
              plant("carlcarl", "rwxr-xr-x");
              cannotRename(dir, from, to);
            });

    assertThat(made).isFalse();
    assertThat(owner("carlcarl")).isZero();
    assertThat(root).isDirectoryNotContaining("glob:**.sdm-new-*");
  }

  @Test
  void homeThatWasLeftHalfMadeInItsPlaceIsCompleted() throws IOException {
    plant(".sdm-new-carlcarl", "rwx------");
    plant("carlcarl", "rwx------");

    assertThat(homes.names()).isEmpty();
    assertThat(homes.make(CARL)).isTrue();
    assertThat(owner("carlcarl")).isEqualTo(70_001);
    assertThat(homes.names()).containsExactly("carlcarl");
  }

  @Test
  void folderInUseIsNoHomeThatWasLeftHalfMade() throws IOException {
    plant(".sdm-new-carlcarl", "rwx------");
    plant("carlcarl", "rwx------");
    Files.writeString(root.resolve("carlcarl/file"), "in use");

    assertThat(homes.make(CARL)).isFalse();

    assertThat(owner("carlcarl")).isZero();
    assertThat(homes.names()).containsExactly("carlcarl");
  }

  @Test
  void leftOverThatItsOwnerHasFilledIsToldWithWhatToDo() throws IOException {
    plant(".sdm-new-carlcarl", "rwx------");
    Files.writeString(root.resolve(".sdm-new-carlcarl/file"), "Carl's");

    assertThatThrownBy(() -> homes.make(CARL))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining(".sdm-new-carlcarl")
        .hasMessageContaining("rename it to carlcarl");

    assertThat(root.resolve(".sdm-new-carlcarl/file")).hasContent("Carl's");
  }

  private void plant(String name, String permissions) {
    try {
      mode(Files.createDirectory(root.resolve(name)), permissions);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int owner(String name) throws IOException {
    return (int) Files.getAttribute(root.resolve(name), "unix:uid");
  }

  @Test
  void rootThatOthersCanWriteIsRefused() throws IOException {
    mode(root, "rwxrwxrwx");

    assertThatThrownBy(() -> homes.make(CARL))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("writable by nobody else");

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void nobodyGetsAHomeOfTheSystem() {
    assertThatThrownBy(() -> homes.make(new Account("toor", 0, 70_002)))
        .isInstanceOf(SdmException.class)
        .hasMessageContaining("must be above 0");
    assertThatThrownBy(() -> homes.make(new Account("../etc", 70_001, 70_002)))
        .isInstanceOf(SdmException.class);

    assertThat(root).isEmptyDirectory();
  }

  private static void mode(Path folder, String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
