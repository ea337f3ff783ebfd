package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryAccount;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.AlreadySo;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Place;

/** What the adapter writes to the accounts of every directory: the embedded one and a real one. */
interface AccountWriteContract extends ReadContract {
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
          session.apply(List.of(site.fill(person, "noSuchThing", "x"), site.enable(person)));

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
                  site.fill(person, "company", "Lund"),
                  site.enable(person)));

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

      Outcome outcome = apply(site, site.enable(person));

      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(site.value(person, "userAccountControl")).isEqualTo("66050");
    }
  }
}
