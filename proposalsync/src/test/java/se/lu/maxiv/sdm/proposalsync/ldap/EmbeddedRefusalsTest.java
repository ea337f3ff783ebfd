package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.NotTried;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Unknown;

/** What becomes of changes that a server refuses as a real one of ours never does when wanted. */
class EmbeddedRefusalsTest extends OnRiggedDirectory {
  @Test
  void aReadOnlyDirectoryRefusesEachChangeWithAReason() throws Exception {
    ObjectRef person = site.user("person");
    ObjectRef group = site.group("g");
    rigged.refusal = ResultCode.REFERRAL;
    try (LdapDirectorySession session = session()) {
      List<Outcome> outcomes =
          session.apply(
              List.of(
                  site.add(group, person),
                  new Change.SetDescription(group, TestSite.PROPOSAL, "", "x", "")));

      assertThat(outcomes)
          .hasSize(2)
          .allSatisfy(
              one ->
                  assertThat(one)
                      .isInstanceOf(Refused.class)
                      .asString()
                      .contains("cannot be written to"));
      assertThat(session.snapshot().accounts()).hasSize(2);
    }
  }

  @Test
  void aGroupWhoseMarkIsRefusedIsLeftAsItIs() throws Exception {
    ObjectRef group = site.group("g");
    site.modify(group, ModificationType.ADD, "info", "somebody else's");
    try (LdapDirectorySession session = session()) {
      List<Outcome> outcomes =
          session.apply(
              List.of(
                  new Change.AdoptGroup(group, TestSite.PROPOSAL, "", "sdm:proposal=1", ""),
                  new Change.SetGid(group, TestSite.PROPOSAL, 50_000, ""),
                  new Change.SetDescription(group, TestSite.PROPOSAL, "", "x", "")));

      assertThat(outcomes).hasSize(3).hasOnlyElementsOfType(Refused.class);
      assertThat(site.read(group, "gidNumber").hasAttribute("gidNumber")).isFalse();
      assertThat(site.read(group, "description").hasAttribute("description")).isFalse();
    }
  }

  /** Adds eight members while the server refuses with a code, which takes a single request. */
  private List<Outcome> outcomesOfOneRequest(int code) throws LDAPException {
    List<ObjectRef> users = users(8);
    ObjectRef group = site.group("g");
    rigged.refusal = ResultCode.valueOf(code);
    try (LdapDirectorySession session = session()) {
      rigged.writes.set(0);

      List<Outcome> outcomes = session.apply(users.stream().map(u -> site.add(group, u)).toList());

      assertThat(rigged.writes).hasValue(1);
      return outcomes;
    }
  }

  @ParameterizedTest
  @CsvSource({"50, Preflight lists", "10, cannot be written to"})
  void aRefusalThatMeetsEveryChangeIsNotLookedInto(int code, String advice) throws Exception {
    List<Outcome> outcomes = outcomesOfOneRequest(code);

    assertThat(outcomes)
        .hasSize(8)
        .allSatisfy(one -> assertThat(one).isInstanceOf(Refused.class).asString().contains(advice));
  }

  @ParameterizedTest
  @CsvSource({"51", "52"})
  void aBusyDirectoryIsAskedOnceAndTheRestIsForTheNextLook(int code) throws Exception {
    List<Outcome> outcomes = outcomesOfOneRequest(code);

    assertThat(outcomes)
        .hasSize(8)
        .allSatisfy(
            one -> assertThat(one).isInstanceOf(Unknown.class).asString().contains("too busy"));
  }

  @Test
  void anAccountIsNotEnabledWhenTheDirectoryIsTooBusyToMoveIt() throws Exception {
    ObjectRef person = site.user("person");
    rigged.moveRefusal = ResultCode.BUSY;
    try (LdapDirectorySession session = session()) {
      List<Outcome> outcomes = session.apply(List.of(site.move(person, "x"), site.enable(person)));

      assertThat(outcomes.get(0)).isInstanceOf(Unknown.class);
      assertThat(outcomes.get(1)).isInstanceOf(NotTried.class);
      assertThat(site.value(person, "userAccountControl")).isEqualTo(TestSite.DISABLED);
    }
  }

  @Test
  void anAccountWithoutAPasswordIsNotEnabledAndTheSentenceSaysWhatToDo() throws Exception {
    ObjectRef person = site.user("person", "Per Son", site.active());
    site.modify(person, ModificationType.REPLACE, "userPassword");
    try (LdapDirectorySession session = session()) {
      Outcome outcome = session.apply(List.of(site.enable(person))).get(0);

      assertThat(outcome).isInstanceOf(Refused.class).asString().contains("have one set");
      assertThat(site.value(person, "userAccountControl")).isEqualTo(TestSite.DISABLED);
    }
  }

  @Test
  void whatTheServerSaysIsNotShownSinceItNamesPeople() throws Exception {
    ObjectRef person = site.user("person");
    ObjectRef group = site.group("g");
    rigged.refusal = ResultCode.CONSTRAINT_VIOLATION;
    rigged.words =
        "000020B5: AtrErr: DSID-03152D2C, #1: 0: 000020B5, Att 1f 'CN=Carl Carlsson,OU=x,DC=y'";
    try (LdapDirectorySession session = session()) {
      String sentence = session.apply(List.of(site.add(group, person))).get(0).toString();

      assertThat(sentence)
          .contains("(19 constraint violation, 000020B5, DSID-03152D2C)")
          .doesNotContain("Carl", "OU=x");
    }
  }
}
