package se.lu.maxiv.sdm.support.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NssGroupsTest {
  private final NssGroups groups = new NssGroups();

  @Test
  void everyGroupOfThisHostHasTheNumberItsFileSays() throws IOException {
    for (String line : Files.readAllLines(Path.of("/etc/group"))) {
      List<String> fields = List.of(line.split(":", -1));
      if (!fields.get(2).equals("0")) {
        assertThat(groups.find(fields.get(0)).gid()).isEqualTo(Integer.parseInt(fields.get(2)));
      }
    }
  }

  @Test
  void rootsGroupIsRefused() {
    assertThatThrownBy(() -> groups.find("root")).hasMessageContaining("never given to data");
  }

  @Test
  void aMissingGroupSaysWhatToDo() {
    assertThatThrownBy(() -> groups.find("no-such-group-here"))
        .hasMessageContaining("does not exist in the name service of this host")
        .hasMessageContaining("sdm sync");
  }

  @Test
  void aNumberIsNotTakenForAGid() {
    assertThatThrownBy(() -> groups.find("5001")).hasMessageContaining("cannot be named");
    assertThatThrownBy(() -> groups.find("-5")).hasMessageContaining("does not exist");
  }

  @Test
  void membersAreThoseTheHostLists() {
    assertThat(groups.members("nogroup")).isEmpty();
  }
}
