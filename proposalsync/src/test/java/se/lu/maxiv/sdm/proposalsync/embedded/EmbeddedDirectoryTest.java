package se.lu.maxiv.sdm.proposalsync.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;
import se.lu.maxiv.sdm.support.useroffice.EmbeddedUserOffice;

/** What Windows does and Samba does not, and what the demo stands on. */
class EmbeddedDirectoryTest {
  private static final String ROOT = "OU=MAXIV," + EmbeddedDirectory.BASE;
  private static final String CARL = "CN=Carl Carlsson,OU=DUOINACTIVE," + ROOT;
  private static final String ACTIVE_CARL = "CN=Carl Carlsson,OU=DUOACTIVE," + ROOT;
  private static final String VISITORS = "CN=Visitors,OU=Groups," + ROOT;

  @TempDir private Path folder;
  private EmbeddedDirectory directory;
  private LDAPConnection connection;

  @BeforeEach
  void start() throws LDAPException {
    directory = EmbeddedDirectory.withDemoPeople(folder);
    connection = new LdapConnector(directory.config(), Duration.ofSeconds(10)).connect();
  }

  @AfterEach
  void stop() {
    connection.close();
    directory.close();
  }

  private interface Request {
    void send() throws LDAPException;
  }

  private static ResultCode code(Request request) {
    return catchThrowableOfType(LDAPException.class, request::send).getResultCode();
  }

  private void modify(String dn, ModificationType type, String attribute, String... values)
      throws LDAPException {
    connection.modify(dn, new Modification(type, attribute, values));
  }

  @Test
  void everyParticipantOfTheEmbeddedOfficeWithAUsernameHasAnAccount() throws LDAPException {
    Set<String> wanted =
        new EmbeddedUserOffice(ZoneId.of("Europe/Stockholm"), Clock.systemUTC())
            .ask().proposals().stream()
                .flatMap(proposal -> proposal.accounts().stream())
                .collect(Collectors.toSet());

    Set<String> there =
        connection
            .search(ROOT, SearchScope.SUB, "(objectClass=user)", "sAMAccountName")
            .getSearchEntries()
            .stream()
            .map(entry -> entry.getAttributeValue("sAMAccountName"))
            .collect(Collectors.toSet());

    assertThat(there).containsAll(wanted);
  }

  @Test
  void itsPasswordIsReadableByItsOwnerOnly() throws Exception {
    assertThat(Files.getPosixFilePermissions(directory.config().passwordFile()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void nothingIsToldToWhoHasNotLoggedIn() throws Exception {
    try (LDAPConnection stranger =
        new LdapConnector(directory.config(), Duration.ofSeconds(10)).connect()) {
      stranger.bind("", "");

      assertThat(code(() -> stranger.search(ROOT, SearchScope.SUB, "(objectClass=user)")))
          .isNotEqualTo(ResultCode.SUCCESS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "sorenlok@maxlab.example, Demo.Passw0rd, 0",
    "MAXLAB\\sorenlok, Demo.Passw0rd, 0",
    "sorenlok@maxlab.example, wrong, 49",
    "nobody@maxlab.example, Demo.Passw0rd, 49",
    "anagon@maxlab.example, Demo.Passw0rd, 49"
  })
  void enabledAccountsLogInByName(String name, String password, int wanted) throws Exception {
    try (LDAPConnection other =
        new LdapConnector(directory.config(), Duration.ofSeconds(10)).connect()) {
      int code =
          wanted == 0
              ? other.bind(name, password).getResultCode().intValue()
              : code(() -> other.bind(name, password)).intValue();

      assertThat(code).isEqualTo(wanted);
    }
  }

  @Test
  void passwordsAreNeverGiven() throws LDAPException {
    SearchResultEntry carl = connection.getEntry(CARL, "*", "userPassword", "unicodePwd");

    assertThat(carl.hasAttribute("userPassword")).isFalse();
    assertThat(carl.hasAttribute("unicodePwd")).isFalse();
  }

  @Test
  void memberOfIsWorkedOutAndFollowsAMove() throws LDAPException {
    modify(VISITORS, ModificationType.ADD, "member", CARL);
    connection.modifyDN(CARL, "CN=Carl Carlsson (carlcarl)", true, "OU=DUOACTIVE," + ROOT);

    assertThat(
            connection
                .getEntry("CN=Carl Carlsson (carlcarl),OU=DUOACTIVE," + ROOT, "memberOf")
                .getAttributeValues("memberOf"))
        .containsExactly(VISITORS);
  }

  @ParameterizedTest
  @CsvSource({
    "gidNumber, 4294967296, 21",
    "gidNumber, 2147483648, 21",
    "gidNumber, abc, 21",
    "description, '', 21",
    "noSuchThing, x, 16",
    "memberOf, CN=x, 53",
    "sAMAccountName, anagon, 68",
    "sAMAccountName, a+b, 19"
  })
  void aGroupsValuesAreRefusedAsWindowsRefusesThem(String attribute, String value, int wanted) {
    assertThat(code(() -> modify(VISITORS, ModificationType.REPLACE, attribute, value)).intValue())
        .isEqualTo(wanted);
  }

  @Test
  void membersAreRefusedAsWindowsRefusesThem() {
    assertThat(code(() -> modify(VISITORS, ModificationType.ADD, "member", ACTIVE_CARL)))
        .isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
    assertThat(
            code(
                () ->
                    modify(
                        VISITORS,
                        ModificationType.ADD,
                        "member",
                        "cn=carl carlsson, ou=DUOACTIVE, " + ROOT)))
        .isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
    assertThat(code(() -> modify(VISITORS, ModificationType.DELETE, "member", CARL)))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
    assertThat(code(() -> modify(VISITORS, ModificationType.ADD, "member", "CN=no," + ROOT)))
        .isEqualTo(ResultCode.NO_SUCH_OBJECT);
  }

  @Test
  void anAccountIsNotEnabledWithoutAPassword() throws LDAPException {
    connection.add(
        "CN=new,OU=Staff," + ROOT,
        new Attribute("objectClass", "user"),
        new Attribute("sAMAccountName", "new"),
        new Attribute("userAccountControl", "514"));

    assertThat(
            code(
                () ->
                    modify(
                        "CN=new,OU=Staff," + ROOT,
                        ModificationType.REPLACE,
                        "userAccountControl",
                        "512")))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
  }

  @Test
  void aNameThatIsTakenOrTooLongIsRefused() {
    assertThat(
            code(() -> connection.modifyDN(CARL, "CN=Carl Carlsson", true, "OU=DUOACTIVE," + ROOT)))
        .isEqualTo(ResultCode.ENTRY_ALREADY_EXISTS);
    assertThat(code(() -> connection.modifyDN(CARL, "CN=" + "x".repeat(65), true, null)))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION);
    assertThat(code(() -> connection.modifyDN(CARL, "CN=x", false, null)))
        .isEqualTo(ResultCode.UNWILLING_TO_PERFORM);
    assertThat(
            code(
                () ->
                    connection.add(
                        "CN=x,OU=Staff," + ROOT,
                        new Attribute("objectClass", "user"),
                        new Attribute("sAMAccountName", "x".repeat(21)))))
        .isEqualTo(ResultCode.CONSTRAINT_VIOLATION);
  }

  @Test
  void ofManyMembersFifteenHundredAreGivenAtOnce() throws LDAPException {
    String[] members = new String[1600];
    for (int i = 0; i < members.length; i++) {
      members[i] = "CN=m" + i + ",OU=Staff," + ROOT;
      connection.add(members[i], new Attribute("objectClass", "contact"));
    }
    modify(VISITORS, ModificationType.REPLACE, "member", members);

    SearchResultEntry first = connection.getEntry(VISITORS, "member");
    SearchResultEntry rest = connection.getEntry(VISITORS, "member;range=1500-*");

    assertThat(first.getAttributeValues("member")).isEmpty();
    assertThat(first.getAttributeValues("member;range=0-1499")).hasSize(1500);
    assertThat(rest.getAttributeValues("member;range=1500-*")).hasSize(100);
  }
}
