package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.NotTried;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Unknown;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;

/** What the adapter does when the connection fails, on the embedded directory and a real one. */
interface FaultContract extends GroupWriteContract, AccountWriteContract {
  Duration SOON = Duration.ofSeconds(20);
  Duration SHORT = Duration.ofMillis(300);

  default FaultyProxy proxy() {
    return new FaultyProxy(config().url(), config().port());
  }

  default LdapDirectorySession session(TestSite site, FaultyProxy proxy, Duration limit) {
    return new LdapDirectory(proxy.config(config()), site.layout(), limit, "test").session();
  }

  private static Set<ObjectId> members(TestSite site, LdapConfig config, ObjectRef group) {
    try (LdapDirectorySession session = new LdapDirectory(config, site.layout()).session()) {
      return ReadContract.group(session.snapshot(), group.existingId()).members();
    }
  }

  @Test
  default void aWriteWhoseAnswerIsLostIsUnknownAndSeenByTheNextRun() throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SOON)) {
      ObjectRef person = site.user("person");
      ObjectRef group = site.group("g");
      proxy.cutAfterRequest(0);

      List<Outcome> outcomes = session.apply(List.of(site.add(group, person)));

      assertThat(outcomes).singleElement().isInstanceOf(Unknown.class);
      assertThat(outcomes.toString()).contains("may be done", "the next run looks again");
      assertThat(members(site, config(), group)).containsExactly(person.existingId());
    }
  }

  @Test
  default void aWriteThatNeverArrivesIsUnknownToo() throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SOON)) {
      ObjectRef person = site.user("person");
      ObjectRef group = site.group("g");
      proxy.cutBeforeRequest(0);

      List<Outcome> outcomes = session.apply(List.of(site.add(group, person)));

      assertThat(outcomes).singleElement().isInstanceOf(Unknown.class);
      assertThat(members(site, config(), group)).isEmpty();
    }
  }

  @Test
  default void aFrozenDirectoryIsLeftAfterTheLimitAndMayDoItLater() throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SHORT)) {
      ObjectRef person = site.user("person");
      ObjectRef group = site.group("g");
      proxy.freeze();

      List<Outcome> outcomes = session.apply(List.of(site.add(group, person)));
      List<Outcome> later = session.apply(List.of(site.remove(group, person)));

      assertThat(outcomes).singleElement().isInstanceOf(Unknown.class);
      assertThat(later)
          .singleElement()
          .isInstanceOf(NotTried.class)
          .asString()
          .contains("was not tried");
      Await.until("the late write", SOON, () -> !members(site, config(), group).isEmpty());
    }
  }

  @Test
  default void whatFollowsALostConnectionInTheSameBundleIsNotTried() throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SOON)) {
      ObjectRef person = site.user("person");
      List<Change> bundle = List.of(site.move(person, "moved"), site.enable(person));
      proxy.cutBeforeRequest(1);

      List<Outcome> outcomes = session.apply(bundle);

      assertThat(outcomes.get(0)).isInstanceOf(Unknown.class);
      assertThat(outcomes.get(1)).isInstanceOf(NotTried.class);
      assertThat(site.value(person, "userAccountControl")).isEqualTo(TestSite.DISABLED);
    }
  }

  @Test
  default void whatWasOnlyReadWhenTheConnectionFailsIsNotTried() throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SOON)) {
      ObjectRef person = site.user("person");
      List<Change> bundle = List.of(site.move(person, "moved"), site.enable(person));
      proxy.cutBeforeRequest(0);

      assertThat(session.apply(bundle)).hasSize(2).hasOnlyElementsOfType(NotTried.class);
    }
  }

  @Test
  default void anAccountWhosePlaceCannotBeReadIsNotTried() throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SOON)) {
      ObjectRef person = site.user("person", "Carl Carlsson", site.active());
      proxy.cutBeforeRequest(0);

      assertThat(session.apply(List.of(site.enable(person))))
          .singleElement()
          .isInstanceOf(NotTried.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  default void killedBetweenTwoWritesTheNextRunCanDoTheRest(int done) throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SOON)) {
      ObjectRef person = site.user("person");
      List<List<Change>> steps =
          Stream.of(
                  site.add(site.group("a"), person),
                  site.add(site.group("b"), person),
                  site.move(person, "moved"),
                  site.enable(person))
              .map(List::of)
              .toList();
      proxy.cutBeforeRequest(done);

      List<Outcome> first = steps.stream().map(session::apply).map(one -> one.get(0)).toList();
      proxy.heal();

      assertThat(first.stream().filter(Unknown.class::isInstance)).hasSizeLessThanOrEqualTo(1);
      try (LdapDirectorySession again = session(site, proxy, SOON)) {
        for (int i = 0; i < steps.size(); i++) {
          if (!first.get(i).equals(Outcome.done())) {
            assertThat(again.apply(steps.get(i))).containsExactly(Outcome.done());
          }
        }
      }
      assertThat(site.dn(person)).isEqualTo("CN=moved," + site.active());
      assertThat(site.value(person, "userAccountControl")).isEqualTo(TestSite.ENABLED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  default void aSnapshotIsNeverSmallerWhenTheConnectionFails(int answers) throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SOON)) {
      site.group("g");
      proxy.cutAfterRequest(answers);

      SdmException seen = catchThrowableOfType(SdmException.class, session::snapshot);

      assertThat(seen.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    }
  }

  @Test
  default void aFrozenSnapshotEndsAfterTheLimit() throws LDAPException {
    try (TestSite site = site();
        FaultyProxy proxy = proxy();
        LdapDirectorySession session = session(site, proxy, SHORT)) {
      proxy.freeze();

      SdmException seen = catchThrowableOfType(SdmException.class, session::snapshot);

      assertThat(seen.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    }
  }

  @Test
  default void aDirectoryThatIsAwayIsSaidSo() throws LDAPException {
    try (TestSite site = site()) {
      FaultyProxy proxy = proxy();
      proxy.close();
      LdapDirectory directory = new LdapDirectory(proxy.config(config()), site.layout());

      SdmException seen = catchThrowableOfType(SdmException.class, directory::open);

      assertThat(seen.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
      assertThat(seen).hasMessageContaining("cannot be reached");
    }
  }
}
