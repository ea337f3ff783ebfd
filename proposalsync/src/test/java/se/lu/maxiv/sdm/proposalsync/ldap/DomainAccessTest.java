package se.lu.maxiv.sdm.proposalsync.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.core.Outcome;
import se.lu.maxiv.sdm.proposalsync.core.Outcome.Refused;
import se.lu.maxiv.sdm.proposalsync.core.Place;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;

/** Who gets in and what he may do: the truth about TLS, binds and rights is a real domain's. */
@Tag("root")
class DomainAccessTest {
  private static final AtomicInteger SITES = new AtomicInteger();
  private static final String PASSWORD = "S0me.Passw0rd";

  /** All but full control, passed on to what is below. */
  private static final String RIGHTS = "(A;CI;RPWPCRCCDCLCLORCSDDTSW;;;%s)";

  @TempDir private Path folder;
  private final RealDomain domain = RealDomain.get();
  private TestSite site;

  @BeforeEach
  void begin() throws LDAPException {
    site = new TestSite(domain.connect(), RealDomain.BASE, "a" + SITES.incrementAndGet());
  }

  @AfterEach
  void end() {
    site.close();
  }

  private LdapConfig config(String url, Path caFile) {
    LdapConfig config = domain.config();
    return new LdapConfig(
        URI.create(url), caFile, config.baseDn(), config.bindDn(), config.passwordFile());
  }

  private SdmException refusal(LdapConfig config) {
    LdapDirectory directory = new LdapDirectory(config, site.layout());
    return catchThrowableOfType(SdmException.class, () -> directory.open().close());
  }

  private LdapDirectorySession sessionAs(String user) {
    LdapConfig config = domain.config(user + "@maxlab.example", PASSWORD);
    return new LdapDirectory(config, site.layout(Set.of("company"), Set.of())).session();
  }

  /** An account that is nobody's member and may do what everybody may. */
  private ObjectRef serviceAccount() throws LDAPException {
    ObjectRef account = site.user("svc", site.name("svc"), site.staff());
    site.modify(
        account, ModificationType.ADD, "userPrincipalName", account.name() + "@maxlab.example");
    site.modify(account, ModificationType.REPLACE, "userAccountControl", TestSite.ENABLED);
    return account;
  }

  private String sid(ObjectRef account) throws LDAPException {
    byte[] sid = site.read(account, "objectSid").getAttributeValueBytes("objectSid");
    return Sid.text(sid);
  }

  @Test
  void startTlsEncryptsBeforeAnybodyBinds() {
    LdapConfig config = config(domain.url("ldap").toString(), domain.caFile());

    try (LdapDirectorySession session = new LdapDirectory(config, site.layout()).session()) {
      assertThat(session.snapshot().groups()).isNotEmpty();
      assertThat(session.controller()).isEqualTo("dc1.maxlab.example");
    }
  }

  @Test
  void aBindInTheClearIsRefusedByTheServerToo() throws Exception {
    LdapConfig config = domain.config();
    String password = Files.readString(config.passwordFile()).strip();
    try (LDAPConnection plain = new LDAPConnection(config.host(), 389)) {
      LDAPException seen =
          catchThrowableOfType(
              LDAPException.class, () -> plain.bind(RealDomain.ADMINISTRATOR, password));

      assertThat(seen.getResultCode()).isEqualTo(ResultCode.STRONG_AUTH_REQUIRED);
    }
  }

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() {
    try (EmbeddedDirectory other = EmbeddedDirectory.empty(folder, List.of())) {
      SdmException seen = refusal(config(domain.url("ldaps").toString(), other.config().caFile()));

      assertThat(seen.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
      assertThat(seen).hasMessageContaining("nor any of its issuers");
    }
  }

  @Test
  void aHostThatTheCertificateDoesNotNameIsRefused() {
    try (FaultyProxy proxy = new FaultyProxy(domain.url("ldaps"), 636)) {
      int port = proxy.config(domain.config()).port();

      SdmException seen = refusal(config("ldaps://localhost:" + port, domain.caFile()));

      assertThat(seen.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
      assertThat(seen).hasMessageContaining("Hostname verification failed");
    }
  }

  @Test
  void aWrongPasswordNamesTheAccountAndTheFile() {
    SdmException seen = refusal(domain.config(RealDomain.ADMINISTRATOR + ".", "wrong"));

    assertThat(seen.reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
    assertThat(seen).hasMessageContaining("Administrator").hasMessageContaining("password");
  }

  @Test
  void whoHasNoRightsReadsAndIsToldWhatIsMissing() throws Exception {
    ObjectRef service = serviceAccount();
    ObjectRef person = site.user("person");
    ObjectRef group = site.group("g");
    try (LdapDirectorySession session = sessionAs(service.name())) {
      assertThat(session.snapshot().groups()).hasSize(2);
      assertThat(session.preflight())
          .anySatisfy(one -> assertThat(one).contains("objects of class group"))
          .anySatisfy(one -> assertThat(one).contains("objects of class user"))
          .anySatisfy(one -> assertThat(one).contains("description, gidNumber, info, member"))
          .anySatisfy(one -> assertThat(one).contains("cn, company, userAccountControl"));
      assertThat(session.apply(List.of(site.add(group, person), site.remove(group, person))))
          .hasSize(2)
          .allSatisfy(one -> assertThat(one).isInstanceOf(Refused.class));
      assertThat(session.apply(List.of(site.create("new", 1_800_000, ""))).get(0))
          .isInstanceOf(Refused.class)
          .asString()
          .contains("(50", "Preflight lists");
    }
  }

  @Test
  void rightsOnTheOusAreEnough() throws Exception {
    ObjectRef service = serviceAccount();
    ObjectRef person = site.user("person");
    site.user("active", "Ac Tive", site.active());
    ObjectRef group = site.group("g");
    for (String ou : List.of(site.source(), site.active(), site.groups())) {
      domain.grant(ou, RIGHTS.formatted(sid(service)));
    }
    try (LdapDirectorySession session = sessionAs(service.name())) {
      assertThat(session.preflight()).isEmpty();
      assertThat(session.apply(List.of(site.create("new", 1_800_001, ""))).get(0))
          .isInstanceOf(Outcome.Done.class);
      assertThat(session.apply(List.of(site.add(group, person)))).containsOnly(Outcome.done());
      assertThat(session.apply(List.of(site.move(person, "p")))).containsOnly(Outcome.done());
    }
  }

  @Test
  void whoLostTheRightToReadGetsNoSnapshot() throws Exception {
    ObjectRef service = serviceAccount();
    domain.grant(site.root(), "(D;CI;RPLCLORC;;;%s)".formatted(sid(service)));
    try (LdapDirectorySession session = sessionAs(service.name())) {
      SdmException seen = catchThrowableOfType(SdmException.class, session::snapshot);

      assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    }
  }

  @Test
  void accountsOfTheDomainItselfAreElsewhereThoughTheirPlaceIsASourceOu() {
    DirectoryLayout layout =
        new DirectoryLayout(
            DirectoryLayout.dn("BaseDn", RealDomain.BASE),
            DirectoryLayout.dn("ActiveOu", site.active()),
            List.of(DirectoryLayout.dn("SourceOus", "CN=Users," + RealDomain.BASE)),
            DirectoryLayout.dn("GroupsOu", site.groups()),
            Set.of(),
            Set.of());
    try (LdapDirectorySession session = new LdapDirectory(domain.config(), layout).session()) {
      assertThat(session.snapshot().accounts())
          .filteredOn(a -> Set.of("Administrator", "Guest", "krbtgt").contains(a.username()))
          .hasSize(3)
          .allMatch(a -> a.place() == Place.ELSEWHERE);
    }
  }
}
