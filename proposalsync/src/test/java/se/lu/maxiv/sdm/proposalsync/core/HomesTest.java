package se.lu.maxiv.sdm.proposalsync.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets a home folder, which needs numbers and a username that can name a folder. */
class HomesTest {
  private final Site site = new Site();

  private void numbered(String username, @Nullable Integer uid, @Nullable Integer gid) {
    DirectoryAccount a = site.visitor(username);
    site.directory.put(
        new DirectoryAccount(
            a.id(), a.dn(), a.name(), username, a.place(), 512, uid, gid, Map.of()));
  }

  @Test
  void missingNumbersAreReportedAndNoHomeIsMade() {
    numbered("ana", null, 100);
    numbered("bo", 0, 100);
    numbered("carl", 7, null);
    numbered("dag", 8, 0);
    site.has(Site.proposal(Site.ID, "ana", "bo", "carl", "dag"));

    assertThat(site.changes()).noneMatch(line -> line.contains("home"));
    assertThat(site.findings())
        .containsExactlyInAnyOrder(
            Finding.Kind.NO_UID,
            Finding.Kind.NO_UID,
            Finding.Kind.NO_HOME,
            Finding.Kind.NO_HOME,
            Finding.Kind.NO_HOME,
            Finding.Kind.NO_HOME);
  }

  @Test
  void sharedUidNumberIsReportedAndNoHomeIsMade() {
    numbered("ana", 7, 100);
    numbered("bo", 7, 100);
    site.has(Site.proposal(Site.ID, "ana"));

    assertThat(site.changes()).noneMatch(line -> line.contains("home"));
    assertThat(site.findings()).containsExactly(Finding.Kind.SHARED_UID, Finding.Kind.NO_HOME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "a\0", "-rf"})
  void usernameThatIsNoFolderGetsNoHome(String username) {
    site.visitor(username);
    site.has(Site.proposal(Site.ID, username));

    assertThat(site.findings()).contains(Finding.Kind.NO_HOME);
  }

  @Test
  void homeThatExistsIsNotTouched() {
    site.visitor("ana");
    site.directory.homes.add("ANA");
    site.has(Site.proposal(Site.ID, "ana"));

    assertThat(site.changes()).noneMatch(line -> line.contains("home"));
  }
}
