package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Participant;
import se.lu.maxiv.sdm.model.Proposal;
import se.lu.maxiv.sdm.model.ProposalStatus;
import se.lu.maxiv.sdm.model.UserTypes;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.GidRange;
import se.lu.maxiv.sdm.proposalsync.core.GroupTemplate;
import se.lu.maxiv.sdm.proposalsync.core.JournalKnowledge;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.PersonField;
import se.lu.maxiv.sdm.proposalsync.core.Policy;
import se.lu.maxiv.sdm.proposalsync.core.RemovalLimits;
import se.lu.maxiv.sdm.proposalsync.core.Situation;
import se.lu.maxiv.sdm.proposalsync.core.SyncPlanner;

/** What becomes of an extra attribute that may have several values. */
interface ValuesContract extends ReadContract {
  String ATTRIBUTE = "otherMailbox";
  Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "'', c@x.org",
    "a@x.org, c@x.org",
    "C@X.org, c@x.org",
    "c@x.org b@x.org a@x.org, c@x.org b@x.org a@x.org",
    "a@x.org b@x.org, a@x.org b@x.org c@x.org",
    "a@x.org C@X.org, a@x.org c@x.org"
  })
  default void thePlanIsEmptyAfterItWasApplied(String present, String then) throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site.layout(Set.of(ATTRIBUTE), Set.of()))) {
      ObjectRef person = site.user("person", "Per Son", site.active());
      if (!present.isEmpty()) {
        site.modify(person, ModificationType.ADD, ATTRIBUTE, present.split(" "));
      }

      for (Change change : changes(person, session.snapshot())) {
        assertThat(session.apply(List.of(change))).containsExactly(Outcome.done());
      }

      assertThat(site.read(person, ATTRIBUTE).getAttributeValues(ATTRIBUTE))
          .containsExactlyInAnyOrder(then.split(" "));
      assertThat(changes(person, session.snapshot())).isEmpty();
    }
  }

  private static List<Change> changes(ObjectRef person, DirectorySnapshot directory) {
    var participant = new Participant(person.name(), "Per", "Son", "c@x.org", "", true, Set.of());
    var office = new OfficeSnapshot(NOON, true, List.of(proposal(participant)), List.of());
    var situation =
        new Situation(
            office, directory, JournalKnowledge.of(List.of()), gid -> false, Set.of(), NOON, null);
    return SyncPlanner.plan(situation, policy()).changes().stream()
        .filter(Change.SetAttributes.class::isInstance)
        .toList();
  }

  private static Policy policy() {
    return new Policy(
        new GroupTemplate("{proposal}-group"),
        new GidRange(50_000, 50_999),
        "",
        Map.of(),
        List.of(),
        UserTypes.parse(UserTypes.DEFAULT),
        new TreeMap<>(Map.of(ATTRIBUTE, PersonField.EMAIL)),
        false,
        false,
        new RemovalLimits(1000, 100, 0));
  }

  private static Proposal proposal(Participant participant) {
    return new Proposal(
        TestSite.PROPOSAL,
        "",
        "N",
        null,
        ProposalStatus.ACCEPTED,
        "",
        Set.of(),
        null,
        null,
        null,
        null,
        null,
        List.of(participant),
        List.of(),
        false);
  }
}
