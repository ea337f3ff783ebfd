package se.lu.maxiv.sdm.support.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Group;

class FileGroupsTest {
  @TempDir private Path directory;

  @Test
  void namesNumbersMembersAndCommentsAreRead() throws IOException {
    FileGroups groups =
        groups("# all groups", "", "20170251-group 5001 carl,anna # PI", "  biomax\t6001  ");

    assertThat(groups.find("20170251-group"))
        .isEqualTo(new Group("20170251-group", 5001, List.of()));
    assertThat(groups.members("20170251-group")).containsExactlyInAnyOrder("carl", "anna");
    assertThat(groups.members("biomax")).isEmpty();
  }

  @Test
  void aMissingGroupSaysWhatToDo() throws IOException {
    FileGroups groups = groups("a-group 5001");

    assertThatThrownBy(() -> groups.find("b-group"))
        .hasMessageContaining("\"b-group\" does not exist in file " + directory)
        .hasMessageContaining("sdm sync");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"broken", "20170251 5001", "x 4294967296", "x -1", "x abc", "x 1 a b", "x 1 a 2"})
  void aBadLineIsNamedAndHidesNoOther(String bad) throws IOException {
    FileGroups groups = groups("a-group 5001", bad);

    assertThat(groups.find("a-group").warnings()).singleElement().asString().contains("line 2");
    assertThatThrownBy(() -> groups.find("other")).hasMessageContaining("line 2");
  }

  @Test
  void rootsGroupIsRefused() throws IOException {
    FileGroups groups = groups("root-group 0");

    assertThatThrownBy(() -> groups.find("root-group")).hasMessageContaining("never given to data");
  }

  @Test
  void aGroupGivenTwiceIsRefused() throws IOException {
    FileGroups groups = groups("a-group 5001", "b-group 5002", "a-group 5003");

    assertThatThrownBy(() -> groups.find("a-group")).hasMessageContaining("(lines 1, 3)");
    assertThat(groups.find("b-group").gid()).isEqualTo(5002);
  }

  @Test
  void aChangedFileIsReadAgain() throws IOException {
    FileGroups groups = groups("a-group 5001");
    groups.find("a-group");

    Files.writeString(file(), "a-group 5002");
    Files.setLastModifiedTime(file(), FileTime.fromMillis(1));

    assertThat(groups.find("a-group").gid()).isEqualTo(5002);
  }

  @Test
  void aMissingFileIsTold() {
    assertThatThrownBy(() -> new FileGroups(file()).find("a-group"))
        .hasMessageContaining("The group file " + file() + " cannot be read");
  }

  @Test
  void aNameThatIsANumberIsRefused() throws IOException {
    FileGroups groups = groups("a-group 5001");

    assertThatThrownBy(() -> groups.find("5001")).hasMessageContaining("cannot be named");
  }

  private FileGroups groups(String... lines) throws IOException {
    Files.write(file(), List.of(lines));
    return new FileGroups(file());
  }

  private Path file() {
    return directory.resolve("groups");
  }
}
