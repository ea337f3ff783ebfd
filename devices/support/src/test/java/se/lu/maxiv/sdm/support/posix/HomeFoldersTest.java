package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
