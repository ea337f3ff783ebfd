package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Place;

/** Sizes, and answers of a server that a real one of ours never gives when wanted. */
class EmbeddedLimitsTest extends OnRiggedDirectory {
  private static final int MANY = 3000;

  @Test
  void threeThousandMembersAreAddedReadAndTakenOut() throws Exception {
    List<ObjectRef> users = users(MANY);
    ObjectRef group = site.group("g");
    try (LdapDirectorySession session = session()) {
      rigged.writes.set(0);

      List<Outcome> added = session.apply(users.stream().map(u -> site.add(group, u)).toList());

      assertThat(rigged.writes).hasValue(3);
      assertThat(added).hasSize(MANY).containsOnly(Outcome.done());
      int before = session.searches();
      DirectorySnapshot snapshot = session.snapshot();
      assertThat(ReadContract.group(snapshot, group.existingId()).members()).hasSize(MANY);
      assertThat(session.searches() - before).isLessThanOrEqualTo(10);
      assertThat(session.apply(users.stream().map(u -> site.remove(group, u)).toList()))
          .hasSize(MANY)
          .containsOnly(Outcome.done());
      assertThat(ReadContract.group(session.snapshot(), group.existingId()).members()).isEmpty();
    }
  }

  @Test
  void oneOfAThousandThatIsRefusedCostsFewRequests() throws Exception {
    List<ObjectRef> users = users(1000);
    ObjectRef group = site.group("g", site.dn(users.get(777)));
    try (LdapDirectorySession session = session()) {
      rigged.writes.set(0);

      List<Outcome> added = session.apply(users.stream().map(u -> site.add(group, u)).toList());

      assertThat(added.get(777)).isInstanceOf(Outcome.AlreadySo.class);
      assertThat(added.stream().filter(Outcome.done()::equals)).hasSize(999);
      assertThat(rigged.writes).hasValueLessThan(25);
    }
  }

  @Test
  void theServerGivesAThousandEntriesAtMostUnlessAskedPageByPage() throws Exception {
    users(1100);

    LDAPSearchException seen =
        catchThrowableOfType(
            LDAPSearchException.class,
            () ->
                site.administrator()
                    .search(site.root(), SearchScope.SUB, "(objectClass=user)", "1.1"));

    assertThat(seen.getResultCode()).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED);
    try (LdapDirectorySession session = session()) {
      assertThat(session.snapshot().accounts()).hasSize(1101);
    }
  }

  @Test
  void aSnapshotIsNeverSmallerWhicheverSearchFails() throws Exception {
    List<ObjectRef> users = users(1600);
    ObjectRef group = site.group("g");
    try (LdapDirectorySession session = session()) {
      session.apply(users.stream().map(u -> site.add(group, u)).toList());
      session.snapshot(); // finds out that there is a limit
      rigged.searches.set(0);
      session.snapshot();
      int searches = rigged.searches.get();

      for (int failing = 0; failing < searches; failing++) {
        rigged.searches.set(0);
        rigged.failingSearch = failing;
        assertThatThrownBy(session::snapshot).as("search " + failing).isNotNull();
      }

      assertThat(searches).isBetween(7, 10); // 4 OUs, 2 pages, 1 range
    }
  }

  @Test
  void aLimitWithinThePagesIsNoSnapshot() throws Exception {
    try (LdapDirectorySession session =
        new LdapDirectory(directory.config(), site.layout()).inPages().session()) {
      rigged.searches.set(0);
      rigged.code = ResultCode.SIZE_LIMIT_EXCEEDED;
      rigged.failingSearch = 4;

      SdmException seen = catchThrowableOfType(SdmException.class, session::snapshot);

      assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, COMMUNICATION_BROKEN",
    "11, DEPENDENCY_ERROR",
    "10, DEPENDENCY_ERROR",
    "51, COMMUNICATION_BROKEN"
  })
  void aPartialAnswerOrAReferralIsNoSnapshot(int code, Reason reason) throws Exception {
    try (LdapDirectorySession session = session()) {
      rigged.searches.set(0);
      rigged.code = ResultCode.valueOf(code);
      rigged.failingSearch = 4;

      SdmException seen = catchThrowableOfType(SdmException.class, session::snapshot);

      assertThat(seen.reason()).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CN=, without a single account",
    "CN=s-staff, without a single",
    "OU=DUOINACTIVE, may not be read"
  })
  void anAnswerThatIsEmptySinceRightsWereTakenAwayIsNoSnapshot(String hidden, String why)
      throws Exception {
    try (LdapDirectorySession session = session()) {
      rigged.hidden = dn -> dn.startsWith(hidden);

      SdmException seen = catchThrowableOfType(SdmException.class, session::snapshot);

      assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
      assertThat(seen).hasMessageContaining(why);
    }
  }

  @Test
  void whatTheServerSaysToAQuestionIsNotShownEither() throws Exception {
    try (LdapDirectorySession session = session()) {
      rigged.searches.set(0);
      rigged.code = ResultCode.OTHER;
      rigged.failingSearch = 4;
      rigged.words = "0000208D: NameErr: DSID-0310028B, best match of: 'CN=Carl Carlsson,DC=y'";

      SdmException seen = catchThrowableOfType(SdmException.class, session::snapshot);

      assertThat(seen)
          .hasMessageContaining("0000208D, DSID-0310028B")
          .hasMessageNotContaining("Carl");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "dnsHostName, dc2.maxlab.example, dc2.maxlab.example",
    "dsServiceName, 'CN=NTDS Settings,CN=DC2,CN=Servers', 'CN=NTDS Settings,CN=DC2,CN=Servers'"
  })
  void theControllerIsWhatTheServerSaysItIs(String attribute, String value, String name) {
    rigged.rootDse = new Attribute(attribute, value);
    try (LdapDirectorySession session = session()) {
      assertThat(session.controller()).isEqualTo(name);
    }
  }

  @Test
  void aServerThatDoesNotSayWhichItIsIsRefused() {
    rigged.rootDse = new Attribute("vendorName", "nobody");

    SdmException seen = catchThrowableOfType(SdmException.class, () -> session().close());

    assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(seen).hasMessageContaining("does not say which domain controller it is");
  }

  @Test
  void anOuThatIsEmptyCannotBeCheckedAndThatIsSaid() {
    try (LdapDirectorySession session = session()) {
      assertThat(session.preflight())
          .hasSize(3)
          .allMatch(one -> one.contains("could not be checked, since there is none"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "adminCount, 1, ELSEWHERE",
    "adminCount, 0, SOURCE",
    "isCriticalSystemObject, TRUE, ELSEWHERE",
    "isCriticalSystemObject, FALSE, SOURCE"
  })
  void accountsOfTheSystemAreElsewhereWhateverTheirOu(String attribute, String value, Place place)
      throws Exception {
    ObjectRef person = site.user("person");
    site.modify(person, ModificationType.ADD, attribute, value);
    try (LdapDirectorySession session = session()) {
      assertThat(ReadContract.account(session.snapshot(), person).place()).isEqualTo(place);
    }
  }

  @ParameterizedTest
  @CsvSource({"500, ELSEWHERE", "999, ELSEWHERE", "1000, SOURCE", "70000, SOURCE"})
  void accountsOfTheFirstThousandNumbersAreElsewhere(int number, Place place) throws Exception {
    ObjectRef person = site.user("person");
    ByteBuffer sid = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
    sid.put(new byte[] {1, 5, 0, 0, 0, 0, 0, 5}).putInt(21).putInt(1).putInt(2).putInt(3);
    site.administrator()
        .modify(
            site.dn(person),
            new Modification(ModificationType.ADD, "objectSid", sid.putInt(number).array()));
    try (LdapDirectorySession session = session()) {
      assertThat(ReadContract.account(session.snapshot(), person).place()).isEqualTo(place);
    }
  }
}
