package se.lu.maxiv.sdm.support.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Group;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** Which number a name gets, and who is a member. */
class LdapGroupsTest extends OnTestDirectory {
  @Test
  void theNumberOfTheOneMatchIsFound() throws Exception {
    server.group(NAME, "20170251");

    Group group = groups(server.ldaps("localhost"), name -> OptionalInt.of(20170251)).find(NAME);

    assertThat(group).isEqualTo(new Group(NAME, 20170251, List.of()));
  }

  @Test
  void aGroupThisHostDoesNotKnowIsAWarning() throws Exception {
    server.group(NAME, "5001");

    Group group = groups(server.ldaps("localhost"), OnTestDirectory::unknownHere).find(NAME);

    assertThat(group.warnings()).singleElement().asString().contains("may wait for caches");
  }

  @Test
  void anotherNumberOnThisHostIsRefused() throws Exception {
    server.group(NAME, "5001");
    LdapGroups groups = groups(server.ldaps("localhost"), name -> OptionalInt.of(5002));

    SdmException seen = refusal(() -> groups.find(NAME));

    assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(seen).hasMessageContaining("5001").hasMessageContaining("5002 on this host");
  }

  @Test
  void aNameServiceThatHangsIsAWarning() throws Exception {
    server.group(NAME, "5001");
    hostLimit = Duration.ofMillis(50);
    LdapGroups groups = groups(server.ldaps("localhost"), name -> hang());

    Group group = groups.find(NAME);

    assertThat(group.warnings())
        .singleElement()
        .asString()
        .contains("taken from the directory alone")
        .contains("name service of this host has not answered");
  }

  @Test
  void aMissingGroupSaysWhatToDo() {
    SdmException seen = refusal(() -> ldaps().find(NAME));

    assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(seen)
        .hasMessageContaining("\"20170251-group\" does not exist in the directory at ldaps://")
        .hasMessageContaining("`sdm sync <proposal>`");
  }

  @Test
  void aUserOfThatNameIsNoGroup() throws Exception {
    server.user(NAME);

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("does not exist");
  }

  @Test
  void twoMatchesAreRefused() throws Exception {
    server.organizationalUnit("a");
    server.group(NAME, "5001");
    server.groupAt("CN=x,OU=a," + TestDirectory.BASE, NAME, "5001");

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("more than one group");
  }

  @Test
  void moreThanTwoMatchesAreRefusedAlike() throws Exception {
    server.organizationalUnit("a");
    for (int i = 0; i < 4; i++) {
      server.groupAt("CN=x" + i + ",OU=a," + TestDirectory.BASE, NAME, "5001");
    }

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("more than one group");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4294967296", "-1", "2147483648", "20170251999", "abc", "0x10", "1e3", "+5"})
  void aNumberOutOfRangeIsRefusedBeforeItWraps(String gid) throws Exception {
    server.group(NAME, gid);

    assertThat(refusal(() -> ldaps().find(NAME)))
        .hasMessageContaining("\"" + gid + "\", which is not 1 to 2147483647");
  }

  @Test
  void rootsGroupIsRefused() throws Exception {
    server.group(NAME, "0");

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("never given to data");
  }

  @Test
  void aGroupWithoutANumberIsRefused() throws Exception {
    server.group(NAME, "");

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("has no gidNumber");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20170251", "0", ""})
  void aNameThatIsANumberIsRefused(String name) {
    assertThat(refusal(() -> ldaps().find(name))).hasMessageContaining("cannot be named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a)(objectClass=*", "2017*", "a\\2a"})
  void aNameIsDataInTheQuestion(String name) throws Exception {
    server.group(NAME, "5001");

    assertThat(refusal(() -> ldaps().find(name))).hasMessageContaining("does not exist");
  }

  @Test
  void membersOfNestedGroupsAndLoopsAreResolved() throws Exception {
    String inner = server.group("biomax", "6001", server.user("svcbiomax"), server.user("anna"));
    String outer = server.group(NAME, "5001", server.user("carl"), inner, "CN=gone,DC=example");
    server.addMember(inner, outer);

    assertThat(ldaps().members(NAME)).containsExactlyInAnyOrder("carl", "svcbiomax", "anna");
  }

  @ParameterizedTest
  @CsvSource({"5", "6", "10", "11", "23"})
  void membersGivenInPartsAreAllRead(int count) throws Exception {
    String[] users = new String[count];
    for (int i = 0; i < count; i++) {
      users[i] = server.user("user" + i);
    }
    server.group(NAME, "5001", users);

    assertThat(ldaps().members(NAME)).hasSize(count);
  }

  private OptionalInt hang() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OptionalInt.empty();
  }
}
