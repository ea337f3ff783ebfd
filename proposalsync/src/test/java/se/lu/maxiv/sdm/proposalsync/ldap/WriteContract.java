package se.lu.maxiv.sdm.proposalsync.ldap;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryAccount;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryGroup;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.GroupMark;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.AlreadySo;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Done;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Place;

/** What the adapter writes to every directory: the embedded one and a real domain controller. */
interface WriteContract extends ReadContract {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Åsa Öberg, d.y.",
        "\"Quoted\" O'Name",
        "eq=ual + plus",
        "(star*)\\back/slash",
        "#hash; <angle>",
        "陈美 🧬",
        "combining a\u030a"
      })
  default void aNameOfAnyCharactersIsReadAddedAndMoved(String name) throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("p", name, site.source());
      ObjectRef group = site.group("g", site.dn(person));
      ObjectRef second = site.group("g2");

      List<Outcome> added = session.apply(List.of(site.add(second, person)));
      List<Outcome> moved = session.apply(List.of(site.move(person, name + " (p)")));

      DirectorySnapshot snapshot = session.snapshot();
      assertThat(added).containsExactly(Outcome.done());
      assertThat(moved).containsExactly(Outcome.done());
      assertThat(ReadContract.account(snapshot, person).name()).isEqualTo(name + " (p)");
      assertThat(ReadContract.account(snapshot, person).place()).isEqualTo(Place.ACTIVE);
      assertThat(ReadContract.group(snapshot, group.existingId()).members())
          .containsExactly(person.existingId());
      assertThat(ReadContract.group(snapshot, second.existingId()).members())
          .containsExactly(person.existingId());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\0ul", "line\nbreak", "  "})
  default void aNameThatTheDirectoryRefusesIsAnOutcome(String name) throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("p");
      String dn = site.dn(person);

      Outcome outcome = session.apply(List.of(site.move(person, name))).get(0);

      assertThat(outcome.equals(Outcome.done()) || site.dn(person).equals(dn)).isTrue();
      assertThat(ReadContract.account(session.snapshot(), person).name())
          .isIn(name, site.name("p"));
    }
  }

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

  @Test
  default void extraAttributesAreSetAndReplaced() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person", "Per Son", site.active());
      site.modify(person, ModificationType.ADD, "company", "Lund, \"old\"");

      Outcome outcome =
          apply(
              site,
              new Change.SetAttributes(
                  person,
                  TestSite.PROPOSAL,
                  Map.of("company", "Lund, \"old\""),
                  Map.of("company", "Uppsala = * (\\)", "employeeID", "duo 1"),
                  ""));

      assertThat(outcome).isEqualTo(Outcome.done());
      assertThat(site.value(person, "company")).isEqualTo("Uppsala = * (\\)");
      assertThat(site.value(person, "employeeID")).isEqualTo("duo 1");
    }
  }

  @Test
  default void ofSeveralValuesOnlyTheKnownOneIsReplaced() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person", "Per Son", site.active());
      site.modify(person, ModificationType.ADD, "otherMailbox", "a@x.org", "b@x.org");

      Outcome outcome =
          apply(
              site,
              new Change.SetAttributes(
                  person,
                  TestSite.PROPOSAL,
                  Map.of("otherMailbox", "a@x.org"),
                  Map.of("otherMailbox", "c@x.org"),
                  ""));

      assertThat(outcome).isEqualTo(Outcome.done());
      assertThat(site.read(person, "otherMailbox").getAttributeValues("otherMailbox"))
          .containsExactlyInAnyOrder("b@x.org", "c@x.org");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@x.org", "b@x.org"})
  default void aValueThatIsAmongSeveralIsAlreadySo(String wanted) throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person", "Per Son", site.active());
      site.modify(person, ModificationType.ADD, "otherMailbox", "a@x.org", "b@x.org", "c@x.org");

      Outcome outcome =
          apply(
              site,
              new Change.SetAttributes(
                  person,
                  TestSite.PROPOSAL,
                  Map.of("otherMailbox", "c@x.org"),
                  Map.of("otherMailbox", wanted),
                  ""));

      assertThat(outcome).isInstanceOf(AlreadySo.class);
      assertThat(site.read(person, "otherMailbox").getAttributeValues("otherMailbox")).hasSize(3);
    }
  }

  @Test
  default void anAttributeTheDirectoryDoesNotHaveIsRefusedAndTheRestIsDone() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("person", "Per Son", site.active());

      List<Outcome> outcomes =
          session.apply(
              List.of(
                  new Change.SetAttributes(
                      person, TestSite.PROPOSAL, Map.of(), Map.of("noSuchThing", "x"), ""),
                  new Change.EnableAccount(person, TestSite.PROPOSAL, 514, 512, "")));

      assertThat(outcomes.get(0)).isInstanceOf(Refused.class).asString().contains("no such");
      assertThat(outcomes.get(1)).isEqualTo(Outcome.done());
      assertThat(site.value(person, "userAccountControl")).isEqualTo(TestSite.ENABLED);
    }
  }

  @Test
  default void anAccountIsMovedNamedAndEnabledInOneBundle() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("person", "Carl Carlsson", site.source());
      site.user("other", "Carl Carlsson", site.active());

      List<Outcome> outcomes =
          session.apply(
              List.of(
                  site.move(person, "Carl Carlsson (person)"),
                  new Change.SetAttributes(
                      person, TestSite.PROPOSAL, Map.of(), Map.of("company", "Lund"), ""),
                  new Change.EnableAccount(person, TestSite.PROPOSAL, 514, 512, "")));

      assertThat(outcomes).hasSize(3).containsOnly(Outcome.done());
      DirectoryAccount now = ReadContract.account(session.snapshot(), person);
      assertThat(now.place()).isEqualTo(Place.ACTIVE);
      assertThat(now.name()).isEqualTo("Carl Carlsson (person)");
      assertThat(now.isEnabled()).isTrue();
    }
  }

  @Test
  default void anAccountWhoseMoveIsRefusedIsNeitherFilledNorEnabled() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("person", "Carl Carlsson", site.source());
      site.user("other", "Carl Carlsson", site.active());

      List<Outcome> outcomes =
          session.apply(
              List.of(
                  site.move(person, "Carl Carlsson"),
                  site.fill(person, "company", "Lund"),
                  site.enable(person)));

      assertThat(outcomes).hasSize(3).hasOnlyElementsOfType(Refused.class);
      assertThat(outcomes.get(2).toString())
          .contains("Enabling account " + person.name() + " was left", "was not made");
      assertThat(site.value(person, "userAccountControl")).isEqualTo(TestSite.DISABLED);
      assertThat(site.read(person, "company").hasAttribute("company")).isFalse();
    }
  }

  @Test
  default void anAccountThatWasTakenOutOfActiveOuIsNeitherFilledNorEnabled() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("person", "Carl Carlsson", site.active());
      site.administrator().modifyDN(site.dn(person), "CN=x", true, site.staff());

      List<Outcome> outcomes =
          session.apply(List.of(site.fill(person, "company", "Lund"), site.enable(person)));

      assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(Refused.class);
      assertThat(outcomes.toString()).contains("moved elsewhere meanwhile");
      assertThat(site.value(person, "userAccountControl")).isEqualTo(TestSite.DISABLED);
    }
  }

  @Test
  default void anAccountThatWasDeletedIsRefused() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person", "Carl Carlsson", site.active());
      site.administrator().delete(site.dn(person));

      assertThat(apply(site, site.enable(person)))
          .isInstanceOf(Refused.class)
          .asString()
          .contains("does not exist any more");
    }
  }

  @Test
  default void aNameThatIsTakenByNowIsRefusedAndTheAccountStays() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person", "Carl Carlsson", site.source());
      site.user("other", "Carl Carlsson", site.active());
      String dn = site.dn(person);

      assertThat(apply(site, site.move(person, "Carl Carlsson")))
          .isInstanceOf(Refused.class)
          .asString()
          .contains("another object of that name");
      assertThat(site.dn(person)).isEqualTo(dn);
    }
  }

  @Test
  default void anAccountThatSomebodyElseMovedElsewhereIsLeft() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person");
      Change.MoveAccount move = site.move(person, "x");
      site.administrator().modifyDN(site.dn(person), "CN=x", true, site.staff());

      assertThat(apply(site, move))
          .isInstanceOf(Refused.class)
          .asString()
          .contains("moved elsewhere meanwhile");
      assertThat(site.dn(person)).isEqualTo("CN=x," + site.staff());
    }
  }

  @Test
  default void anAccountThatSomebodyElseMovedThereIsAlreadySo() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person");
      Change.MoveAccount move = site.move(person, "x");
      site.administrator().modifyDN(site.dn(person), "CN=x", true, site.active());

      assertThat(apply(site, move)).isInstanceOf(AlreadySo.class);
    }
  }

  @Test
  default void otherFlagsThatSomebodyElseSetAreKept() throws LDAPException {
    try (TestSite site = site()) {
      ObjectRef person = site.user("person", "Per Son", site.active());
      site.modify(person, ModificationType.REPLACE, "userAccountControl", "66050");

      Outcome outcome =
          apply(site, new Change.EnableAccount(person, TestSite.PROPOSAL, 514, 512, ""));

      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(site.value(person, "userAccountControl")).isEqualTo("66050");
    }
  }
}
