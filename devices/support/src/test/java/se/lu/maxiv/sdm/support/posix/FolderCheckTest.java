package se.lu.maxiv.sdm.support.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lu.maxiv.sdm.model.Folder;
import se.lu.maxiv.sdm.model.Folder.Kind;
import se.lu.maxiv.sdm.model.FolderState.Outcome;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

class FolderCheckTest {
  private static final int DIRECTORY = 0040000;
  private static final Path PATH = Path.of("/data/it");

  @Test
  void aMountPointThatIsRightIsTaken() {
    assertThat(check(Kind.PROPOSAL, new Stat(4001, 5001, DIRECTORY, 02770, true)))
        .isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void aMountPointThatIsWrongIsForTheAdministrator() {
    assertThatThrownBy(() -> check(Kind.DATA, new Stat(4001, 0, DIRECTORY, 0755, true)))
        .hasMessageContaining("/data/it is a mount point")
        .hasMessageContaining("group gid 5001 and mode 2770")
        .extracting(e -> ((SdmException) e).reason())
        .isEqualTo(Reason.CONFIGURATION_ERROR);
  }

  @Test
  void whereAFileSystemIsMountedIsSeen() {
    try (Dir proc = Dir.root(Path.of("/proc"));
        Dir self = Dir.root(Path.of("/proc/self/task"))) {
      assertThat(proc.stat().isMountPoint()).isTrue();
      assertThat(self.stat().isMountPoint()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STATIC")
  void withoutOwnerWriteEveryFolderOfOursIsClosed(Kind kind) {
    assertThatThrownBy(() -> check(kind, new Stat(4001, 5001, DIRECTORY, 02570, false)))
        .hasMessageContaining("is closed")
        .extracting(e -> ((SdmException) e).reason())
        .isEqualTo(Reason.OPERATION_NOT_ALLOWED);
  }

  @Test
  void aClosedFolderWithAWrongGroupIsClosedAndNotRepaired() {
    assertThatThrownBy(() -> check(Kind.VISIT, new Stat(4001, 0, DIRECTORY, 0500, false)))
        .hasMessageContaining("is closed");
  }

  @Test
  void aStaticFolderIsTakenWhateverItIs() {
    assertThat(check(Kind.STATIC, new Stat(1, 1, DIRECTORY, 0, false)))
        .isEqualTo(Outcome.UNCHANGED);
  }

  private static Outcome check(Kind kind, Stat found) {
    return FolderCheck.of(new Folder("it", kind, 4001, 5001, 02770), PATH, found).outcome();
  }
}
