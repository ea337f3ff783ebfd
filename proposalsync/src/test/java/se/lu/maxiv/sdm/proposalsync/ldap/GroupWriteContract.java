package se.lu.maxiv.sdm.proposalsync.ldap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryGroup;
import se.lu.maxiv.sdm.proposalsync.core.GroupMark;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.AlreadySo;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Done;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;

/** What the adapter writes to the groups of every directory: the embedded one and a real one. */
interface GroupWriteContract extends ReadContract {
  @Test
  default void aGroupIsMadeWithAllItNeeds() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {

      Outcome outcome =
          session.apply(List.of(site.create("new", GID + 1, "Perovskites, (in) situ"))).get(0);

      assertThat(outcome).isInstanceOf(Done.class);
      DirectoryGroup made =
          ReadContract.group(session.snapshot(), requireNonNull(((Done) outcome).created()));
      assertThat(made.name()).isEqualTo(site.name("new"));
      assertThat(made.gidNumber()).isEqualTo(GID + 1);
      assertThat(made.description()).isEqualTo("Perovskites, (in) situ");
      assertThat(made.mark()).isEqualTo(GroupMark.of(TestSite.PROPOSAL));
      assertThat(made.inGroupsOu()).isTrue();
    }
  }

  @Test
  default void aGroupWhoseNameIsTakenElsewhereIsRefused() throws LDAPException {
    try (TestSite site = site()) {
      site.groupIn(site.staff(), "taken");

      assertThat(apply(site, site.create("taken", GID + 2, "")))
          .isInstanceOf(Refused.class)
          .asString()
          .contains("Making group " + site.name("taken") + " was refused by", "68");
    }
  }

  @Test
  default void theChangesOfAGroupAreWrittenTogether() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef stays = site.user("stays");
      ObjectRef leaves = site.user("leaves");
      ObjectRef comes = site.user("comes");
      ObjectRef group = site.group("g", site.dn(stays), site.dn(leaves));

      List<Outcome> outcomes =
          session.apply(
              List.of(
                  new Change.AdoptGroup(group, TestSite.PROPOSAL, "", "sdm:proposal=1", ""),
                  new Change.SetGid(group, TestSite.PROPOSAL, GID + 3, ""),
                  new Change.SetDescription(group, TestSite.PROPOSAL, "", "a title", ""),
                  site.add(group, comes),
                  site.remove(group, leaves)));

      assertThat(outcomes).hasSize(5).containsOnly(Outcome.done());
      DirectoryGroup now = ReadContract.group(session.snapshot(), group.existingId());
      assertThat(now.members()).containsExactlyInAnyOrder(stays.existingId(), comes.existingId());
      assertThat(now.mark()).isEqualTo("sdm:proposal=1");
      assertThat(now.gidNumber()).isEqualTo(GID + 3);
      assertThat(now.description()).isEqualTo("a title");
    }
  }

  @Test
  default void whatSomebodyElseDidMeanwhileIsAlreadySoAndTheRestIsDone() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef first = site.user("first");
      ObjectRef byHand = site.user("byHand");
      ObjectRef gone = site.user("gone");
      ObjectRef last = site.user("last");
      ObjectRef stranger = site.user("stranger");
      ObjectRef group = site.group("g", site.dn(byHand), site.dn(stranger));

      List<Outcome> outcomes =
          session.apply(
              List.of(
                  site.add(group, first),
                  site.add(group, byHand),
                  site.remove(group, gone),
                  site.add(group, last)));

      assertThat(outcomes.get(0)).isEqualTo(Outcome.done());
      assertThat(outcomes.get(1)).isInstanceOf(AlreadySo.class);
      assertThat(outcomes.get(2)).isInstanceOf(AlreadySo.class);
      assertThat(outcomes.get(3)).isEqualTo(Outcome.done());
      assertThat(ReadContract.group(session.snapshot(), group.existingId()).members())
          .containsExactlyInAnyOrder(
              first.existingId(), byHand.existingId(), last.existingId(), stranger.existingId());
    }
  }

  @Test
  default void twoWhoChangeAGroupAtTheSameTimeLoseNothing() throws Exception {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef group = site.group("g");
      List<ObjectRef> ours = users(site, "ours");
      List<ObjectRef> theirs = users(site, "theirs");
      FutureTask<Void> administrator =
          new FutureTask<>(
              () -> {
                for (ObjectRef one : theirs) {
                  site.modify(group, ModificationType.ADD, "member", site.dn(one));
                }
                return null;
              });
      new Thread(administrator, "administrator").start();

      List<Outcome> outcomes = new ArrayList<>();
      for (ObjectRef one : ours) {
        outcomes.addAll(session.apply(List.of(site.add(group, one))));
      }

      administrator.get(20, TimeUnit.SECONDS);
      assertThat(outcomes).containsOnly(Outcome.done());
      assertThat(site.members(group)).hasSize(ours.size() + theirs.size());
    }
  }

  private static List<ObjectRef> users(TestSite site, String prefix) throws LDAPException {
    List<ObjectRef> users = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      users.add(site.user(prefix + i));
    }
    return users;
  }

  @Test
  default void aMemberWhoWasDeletedIsRefusedAndTheRestIsDone() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef first = site.user("first");
      ObjectRef deleted = site.user("deleted");
      ObjectRef group = site.group("g");
      site.administrator().delete(site.dn(deleted));

      List<Outcome> outcomes =
          session.apply(List.of(site.add(group, deleted), site.add(group, first)));

      assertThat(outcomes.get(0))
          .isInstanceOf(Refused.class)
          .asString()
          .contains("Adding " + site.name("deleted") + " to group", "32");
      assertThat(outcomes.get(1)).isEqualTo(Outcome.done());
    }
  }

  @Test
  default void aGroupThatWasDeletedRefusesEverything() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("person");
      ObjectRef group = site.group("g");
      site.administrator().delete(site.dn(group));

      assertThat(session.apply(List.of(site.add(group, person), site.remove(group, person))))
          .hasSize(2)
          .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Refused.class));
    }
  }

  @Test
  default void whatSomebodyElseHasWrittenIsNotOverwritten() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef group = site.group("g");
      site.modify(group, ModificationType.ADD, "description", "by hand");
      site.modify(group, ModificationType.ADD, "info", "by hand");
      site.modify(group, ModificationType.ADD, "gidNumber", String.valueOf(GID + 4));

      List<Outcome> outcomes =
          session.apply(
              List.of(
                  new Change.SetDescription(group, TestSite.PROPOSAL, "old", "new", ""),
                  new Change.AdoptGroup(group, TestSite.PROPOSAL, "", "sdm:proposal=1", ""),
                  new Change.SetGid(group, TestSite.PROPOSAL, GID + 5, "")));

      assertThat(outcomes)
          .hasSize(3)
          .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Refused.class));
      assertThat(site.value(group, "description")).isEqualTo("by hand");
      assertThat(site.value(group, "info")).isEqualTo("by hand");
      assertThat(site.value(group, "gidNumber")).isEqualTo(String.valueOf(GID + 4));
    }
  }

  @Test
  default void theSameValueFromSomebodyElseIsAlreadySo() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef group = site.group("g");
      site.modify(group, ModificationType.ADD, "description", "new");

      Outcome outcome =
          apply(site, new Change.SetDescription(group, TestSite.PROPOSAL, "old", "new", ""));

      assertThat(outcome).isInstanceOf(AlreadySo.class);
    }
  }
}
