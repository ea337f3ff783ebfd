package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryAccount;
import se.lu.maxiv.sdm.proposalsync.core.DirectoryGroup;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.GroupMark;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Place;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;

/** What the adapter reads from every directory: the embedded one and a real domain controller. */
interface ReadContract {
  AtomicInteger SITES = new AtomicInteger();
  int GID = 1_700_000;

  /** The directory. */
  LdapConfig config();

  /** A connection for arranging and looking. */
  LDAPConnection administrator() throws LDAPException;

  /** A site that no other test has. */
  default TestSite site() throws LDAPException {
    return new TestSite(administrator(), config().baseDn(), "s" + SITES.incrementAndGet());
  }

  default LdapDirectorySession session(TestSite site) {
    return session(site.layout());
  }

  default LdapDirectorySession session(DirectoryLayout layout) {
    return new LdapDirectory(config(), layout).session();
  }

  default Outcome apply(TestSite site, Change change) {
    try (LdapDirectorySession session = session(site)) {
      return session.apply(List.of(change)).get(0);
    }
  }

  static DirectoryAccount account(DirectorySnapshot snapshot, ObjectRef ref) {
    return snapshot.accounts().stream()
        .filter(account -> account.id().equals(ref.existingId()))
        .findFirst()
        .orElseThrow();
  }

  static DirectoryGroup group(DirectorySnapshot snapshot, ObjectId id) {
    return snapshot.groups().stream()
        .filter(group -> group.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void accountsAreReadWithTheirPlaces() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session =
            session(site.layout(Set.of("company", "department"), Set.of()))) {
      ObjectRef waiting = site.user("waiting");
      site.modify(waiting, ModificationType.ADD, "company", "Lund");
      site.modify(waiting, ModificationType.ADD, "uidNumber", "60001");
      ObjectRef active = site.user("active", "Ac Tive", "OU=x," + makeOu(site, "OU=x"));
      ObjectRef employee = site.user("employee", "Em Ployee", site.staff());

      DirectorySnapshot snapshot = session.snapshot();

      assertThat(account(snapshot, waiting))
          .isEqualTo(
              new DirectoryAccount(
                  waiting.existingId(),
                  site.dn(waiting),
                  site.name("waiting"),
                  site.name("waiting"),
                  Place.SOURCE,
                  514,
                  60001,
                  null,
                  Map.of("company", Set.of("Lund"))));
      assertThat(account(snapshot, active).place()).isEqualTo(Place.ACTIVE);
      assertThat(account(snapshot, employee).place()).isEqualTo(Place.ELSEWHERE);
    }
  }

  private static String makeOu(TestSite site, String ou) throws LDAPException {
    site.administrator()
        .add(ou + "," + site.active(), new Attribute("objectClass", "organizationalUnit"));
    return site.active();
  }

  @Test
  default void groupsAreReadWithTheirMembers() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("person");
      ObjectRef nested = site.groupIn(site.staff(), "nested");
      String contact = "CN=contact," + site.staff();
      site.administrator().add(contact, new Attribute("objectClass", "contact"));
      ObjectRef group = site.group("g", site.dn(person), site.dn(nested), contact);
      site.modify(group, ModificationType.ADD, "info", GroupMark.of(TestSite.PROPOSAL));
      site.modify(group, ModificationType.ADD, "gidNumber", String.valueOf(GID));

      DirectorySnapshot snapshot = session.snapshot();

      assertThat(group(snapshot, group.existingId()))
          .isEqualTo(
              new DirectoryGroup(
                  group.existingId(),
                  site.dn(group),
                  site.name("g"),
                  true,
                  GID,
                  "",
                  GroupMark.of(TestSite.PROPOSAL),
                  Set.of(person.existingId(), nested.existingId()),
                  Set.of(contact)));
      assertThat(group(snapshot, nested.existingId()).inGroupsOu()).isFalse();
    }
  }

  @Test
  default void aMarkedGroupIsReadWhereverItLies() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef outside = site.groupIn(site.staff(), "outside");
      site.administrator()
          .add("OU=x," + site.groups(), new Attribute("objectClass", "organizationalUnit"));
      ObjectRef below = site.groupIn("OU=x," + site.groups(), "below");
      for (ObjectRef group : List.of(outside, below)) {
        site.modify(group, ModificationType.ADD, "info", GroupMark.of(TestSite.PROPOSAL));
      }

      DirectorySnapshot snapshot = session.snapshot();

      DirectoryGroup found = group(snapshot, outside.existingId());
      assertThat(found.mark()).isEqualTo(GroupMark.of(TestSite.PROPOSAL));
      assertThat(found.inGroupsOu()).isFalse();
      assertThat(group(snapshot, below.existingId()).inGroupsOu()).isTrue();
    }
  }

  @Test
  default void anAdministratorsAccountIsElsewhereWhateverItsOu() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef person = site.user("person");
      site.modify(person, ModificationType.REPLACE, "adminCount", "1");

      assertThat(account(session.snapshot(), person).place()).isEqualTo(Place.ELSEWHERE);
    }
  }

  @Test
  default void notesOfAnAdministratorAreNoMark() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      ObjectRef group = site.group("g");
      site.modify(group, ModificationType.ADD, "info", "ask Lars first");

      assertThat(group(session.snapshot(), group.existingId()).mark()).isEmpty();
    }
  }

  @Test
  default void takenNamesAndNumbersAreReadWhateverHasThem() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site)) {
      site.user("u", "An Account", site.active());
      site.groupIn(site.active(), "here");
      site.administrator()
          .add("CN=A Contact," + site.active(), new Attribute("objectClass", "contact"));
      site.administrator()
          .add(
              "CN=PC," + site.staff(),
              new Attribute("objectClass", "computer"),
              new Attribute("sAMAccountName", site.name("pc$")),
              new Attribute("gidNumber", String.valueOf(GID + 7)));

      DirectorySnapshot snapshot = session.snapshot();

      assertThat(snapshot.activeNames())
          .containsExactlyInAnyOrder("An Account", "A Contact", site.name("here"));
      assertThat(snapshot.gids()).containsExactly(GID + 7);
      assertThat(snapshot.accounts())
          .extracting(DirectoryAccount::username)
          .containsExactlyInAnyOrder(site.name("u"), site.name("staffer"));
    }
  }

  @Test
  default void theAdministratorLacksNoRight() throws LDAPException {
    try (TestSite site = site()) {
      site.user("person");
      site.user("active", "Ac Tive", site.active());
      ObjectRef group = site.group("g");
      DirectoryLayout layout = site.layout(Set.of("company"), Set.of(group.name()));

      try (LdapDirectorySession session = session(layout)) {
        assertThat(session.preflight()).isEmpty();
      }
    }
  }

  @Test
  default void aSharedGroupThatDoesNotExistIsMissed() throws LDAPException {
    try (TestSite site = site();
        LdapDirectorySession session = session(site.layout(Set.of(), Set.of("no)(such*")))) {
      assertThat(session.preflight())
          .contains("Group \"no)(such*\" does not exist or may not be read.");
    }
  }
}
