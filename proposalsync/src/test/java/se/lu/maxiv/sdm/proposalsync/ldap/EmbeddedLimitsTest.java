package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Change;
import se.lu.maxiv.sdm.proposalsync.core.DirectorySnapshot;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.NotTried;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Unknown;
import se.lu.maxiv.sdm.proposalsync.core.Place;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;

/** Sizes, and answers of a server that a real one of ours never gives when wanted. */
class EmbeddedLimitsTest {
  private static final int MANY = 3000;

  @TempDir private Path folder;
  private final Rigged rigged = new Rigged();
  private EmbeddedDirectory directory;
  private TestSite site;

  /** Makes the server answer otherwise. */
  private static final class Rigged extends InMemoryOperationInterceptor {
    final AtomicInteger searches = new AtomicInteger();
    final AtomicInteger writes = new AtomicInteger();
    volatile int failingSearch = -1;
    volatile ResultCode code = ResultCode.BUSY;
    volatile String words = "rigged";
    volatile @Nullable Attribute rootDse;
    volatile ResultCode refusal = ResultCode.SUCCESS;
    volatile ResultCode moveRefusal = ResultCode.SUCCESS;
    volatile Predicate<String> hidden = dn -> false;

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request)
        throws LDAPException {
      if (searches.getAndIncrement() == failingSearch) {
        throw new LDAPException(code, words);
      }
    }

    @Override
    public void processModifyRequest(InMemoryInterceptedModifyRequest request)
        throws LDAPException {
      writes.incrementAndGet();
      if (!refusal.equals(ResultCode.SUCCESS)) {
        throw new LDAPException(refusal, words);
      }
    }

    @Override
    public void processModifyDNRequest(InMemoryInterceptedModifyDNRequest request)
        throws LDAPException {
      if (!moveRefusal.equals(ResultCode.SUCCESS)) {
        throw new LDAPException(moveRefusal, words);
      }
    }

    @Override
    public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
      if (hidden.test(entry.getSearchEntry().getDN())) {
        entry.setSearchEntry(null);
      } else if (rootDse != null && entry.getSearchEntry().getDN().isEmpty()) {
        entry.setSearchEntry(new Entry("", rootDse));
      }
    }
  }

  @BeforeEach
  void start() throws Exception {
    directory = EmbeddedDirectory.empty(folder, List.of(rigged));
    site = new TestSite(administrator(), EmbeddedDirectory.BASE, "s");
  }

  @AfterEach
  void stop() {
    site.close();
    directory.close();
  }

  private LDAPConnection administrator() throws LDAPException {
    return new LdapConnector(directory.config(), LdapDirectory.LIMIT).connect();
  }

  private LdapDirectorySession session() {
    return new LdapDirectory(directory.config(), site.layout()).session();
  }

  private List<ObjectRef> users(int count) throws LDAPException {
    List<ObjectRef> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      users.add(site.bareUser("u" + i));
    }
    return users;
  }

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

  @ParameterizedTest
  @CsvSource({"50, Preflight lists", "10, cannot be written to"})
  void aRefusalThatMeetsEveryChangeIsNotLookedInto(int code, String advice) throws Exception {
    List<ObjectRef> users = users(8);
    ObjectRef group = site.group("g");
    rigged.refusal = ResultCode.valueOf(code);
    try (LdapDirectorySession session = session()) {
      rigged.writes.set(0);

      List<Outcome> outcomes = session.apply(users.stream().map(u -> site.add(group, u)).toList());

      assertThat(rigged.writes).hasValue(1);
      assertThat(outcomes)
          .hasSize(8)
          .allSatisfy(
              one -> assertThat(one).isInstanceOf(Refused.class).asString().contains(advice));
    }
  }

  @ParameterizedTest
  @CsvSource({"51", "52"})
  void aBusyDirectoryIsAskedOnceAndTheRestIsForTheNextLook(int code) throws Exception {
    List<ObjectRef> users = users(8);
    ObjectRef group = site.group("g");
    rigged.refusal = ResultCode.valueOf(code);
    try (LdapDirectorySession session = session()) {
      rigged.writes.set(0);

      List<Outcome> outcomes = session.apply(users.stream().map(u -> site.add(group, u)).toList());

      assertThat(rigged.writes).hasValue(1);
      assertThat(outcomes)
          .hasSize(8)
          .allSatisfy(
              one -> assertThat(one).isInstanceOf(Unknown.class).asString().contains("too busy"));
    }
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
      Outcome outcome =
          session
              .apply(List.of(new Change.EnableAccount(person, TestSite.PROPOSAL, 514, 512, "")))
              .get(0);

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
