package se.lu.maxiv.sdm.support.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.NameResolver;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Group;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

@Timeout(60)
class LdapGroupsTest {
  private static final String NAME = "20170251-group";

  @TempDir private static Path certificates;
  private static TestCertificate trusted;
  private static TestCertificate other;
  private static TestDirectory server;

  @TempDir private Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private Path passwordFile;
  private Duration limit = Duration.ofSeconds(10);
  private Duration hostLimit = limit;

  @BeforeAll
  static void start() throws Exception {
    trusted = TestCertificate.make(certificates, "a", "dns:localhost,dns:dc1.maxlab.example");
    other = TestCertificate.make(certificates, "b", "dns:localhost");
    server = new TestDirectory(trusted);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void begin() throws Exception {
    server.reset();
    passwordFile = Files.writeString(directory.resolve("password"), TestDirectory.PASSWORD + "\n");
    permit("rw-------");
  }

  @AfterEach
  void end() throws Exception {
    over.countDown();
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void theNumberOfTheOneMatchIsFound() throws Exception {
    server.group(NAME, "20170251");

    Group group = groups(server.ldaps("localhost"), name -> OptionalInt.of(20170251)).find(NAME);

    assertThat(group).isEqualTo(new Group(NAME, 20170251, List.of()));
  }

  @Test
  void startTlsEncryptsTheUsualPort() throws Exception {
    server.group(NAME, "5001");

    assertThat(groups(server.ldap("localhost"), LdapGroupsTest::unknownHere).find(NAME).gid())
        .isEqualTo(5001);
  }

  @Test
  void aGroupThisHostDoesNotKnowIsAWarning() throws Exception {
    server.group(NAME, "5001");

    Group group = groups(server.ldaps("localhost"), LdapGroupsTest::unknownHere).find(NAME);

    assertThat(group.warnings()).singleElement().asString().contains("may wait for caches");
  }

  @Test
  void anotherNumberOnThisHostIsRefused() throws Exception {
    server.group(NAME, "5001");
    LdapGroups groups = groups(server.ldaps("localhost"), name -> OptionalInt.of(5002));

    SdmException seen = refusal(() -> groups.find(NAME));

    assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(seen).hasMessageContaining("5001").hasMessageContaining("5002 on this host");
  }

  @Test
  void aNameServiceThatHangsIsAWarning() throws Exception {
    server.group(NAME, "5001");
    hostLimit = Duration.ofMillis(50);
    LdapGroups groups = groups(server.ldaps("localhost"), name -> hang());

    Group group = groups.find(NAME);

    assertThat(group.warnings())
        .singleElement()
        .asString()
        .contains("taken from the directory alone")
        .contains("name service of this host has not answered");
  }

  @Test
  void aMissingGroupSaysWhatToDo() {
    SdmException seen = refusal(() -> ldaps().find(NAME));

    assertThat(seen.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(seen)
        .hasMessageContaining("\"20170251-group\" does not exist in the directory at ldaps://")
        .hasMessageContaining("`sdm sync <proposal>`");
  }

  @Test
  void aUserOfThatNameIsNoGroup() throws Exception {
    server.user(NAME);

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("does not exist");
  }

  @Test
  void twoMatchesAreRefused() throws Exception {
    server.organizationalUnit("a");
    server.group(NAME, "5001");
    server.groupAt("CN=x,OU=a," + TestDirectory.BASE, NAME, "5001");

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("more than one group");
  }

  @Test
  void moreThanTwoMatchesAreRefusedAlike() throws Exception {
    server.organizationalUnit("a");
    for (int i = 0; i < 4; i++) {
      server.groupAt("CN=x" + i + ",OU=a," + TestDirectory.BASE, NAME, "5001");
    }

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("more than one group");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4294967296", "-1", "2147483648", "20170251999", "abc", "0x10", "1e3", "+5"})
  void aNumberOutOfRangeIsRefusedBeforeItWraps(String gid) throws Exception {
    server.group(NAME, gid);

    assertThat(refusal(() -> ldaps().find(NAME)))
        .hasMessageContaining("\"" + gid + "\", which is not 1 to 2147483647");
  }

  @Test
  void rootsGroupIsRefused() throws Exception {
    server.group(NAME, "0");

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("never given to data");
  }

  @Test
  void aGroupWithoutANumberIsRefused() throws Exception {
    server.group(NAME, "");

    assertThat(refusal(() -> ldaps().find(NAME))).hasMessageContaining("has no gidNumber");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20170251", "0", ""})
  void aNameThatIsANumberIsRefused(String name) {
    assertThat(refusal(() -> ldaps().find(name))).hasMessageContaining("cannot be named");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a)(objectClass=*", "2017*", "a\\2a"})
  void aNameIsDataInTheQuestion(String name) throws Exception {
    server.group(NAME, "5001");

    assertThat(refusal(() -> ldaps().find(name))).hasMessageContaining("does not exist");
  }

  @Test
  void membersOfNestedGroupsAndLoopsAreResolved() throws Exception {
    String inner = server.group("biomax", "6001", server.user("svcbiomax"), server.user("anna"));
    String outer = server.group(NAME, "5001", server.user("carl"), inner, "CN=gone,DC=example");
    server.addMember(inner, outer);

    assertThat(ldaps().members(NAME)).containsExactlyInAnyOrder("carl", "svcbiomax", "anna");
  }

  @ParameterizedTest
  @CsvSource({"5", "6", "10", "11", "23"})
  void membersGivenInPartsAreAllRead(int count) throws Exception {
    String[] users = new String[count];
    for (int i = 0; i < count; i++) {
      users[i] = server.user("user" + i);
    }
    server.group(NAME, "5001", users);

    assertThat(ldaps().members(NAME)).hasSize(count);
  }

  @Test
  void aServerThatIsDownIsToldApartFromAMissingGroup() throws Exception {
    TestDirectory down = new TestDirectory(trusted);
    LdapGroups groups = groups(down.ldaps("localhost"), LdapGroupsTest::unknownHere);
    down.close();

    SdmException seen = refusal(() -> groups.find(NAME));

    assertThat(seen.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    assertThat(seen).hasMessageContaining("cannot be reached");
  }

  @Test
  void afterAConnectionWasLostTheNextQuestionIsAnswered() throws Exception {
    server.group(NAME, "5001");
    LdapGroups groups = ldaps();
    groups.find(NAME);

    server.hangUp();

    assertThat(groups.find(NAME).gid()).isEqualTo(5001);
  }

  @Test
  void afterARefusalTheNextQuestionIsAnswered() throws Exception {
    server.group(NAME, "5001");
    LdapGroups groups = ldaps();
    server.ranges.refusal = ResultCode.BUSY;
    assertThat(refusal(() -> groups.find(NAME)).reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);

    server.ranges.refusal = ResultCode.SUCCESS;

    assertThat(groups.find(NAME).gid()).isEqualTo(5001);
  }

  @Test
  void aSilentServerIsGivenUpAfterTheLimit() throws Exception {
    limit = Duration.ofMillis(300);
    for (String scheme : List.of("ldaps", "ldap")) {
      ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      open.add(silent);
      LdapGroups groups =
          groups(scheme + "://localhost:" + silent.getLocalPort(), LdapGroupsTest::unknownHere);

      SdmException seen = refusal(() -> groups.find(NAME));

      assertThat(seen.reason()).as(scheme).isEqualTo(Reason.COMMUNICATION_BROKEN);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefused() throws Exception {
    TestDirectory foreign = new TestDirectory(other);
    open.add(foreign);
    LdapGroups groups = groups(foreign.ldaps("localhost"), LdapGroupsTest::unknownHere);

    SdmException seen = refusal(() -> groups.find(NAME));

    assertThat(seen).hasMessageContaining("cannot be reached").hasMessageContaining("issuers");
  }

  /**
   * The library lets a loopback address pass whatever the certificate says, so the server is given
   * a name that only this client can resolve.
   */
  @ParameterizedTest
  @CsvSource({"dc1.maxlab.example,true", "dc2.maxlab.example,false"})
  void aCertificateForAnotherHostIsRefused(String host, boolean isRight) throws Exception {
    server.group(NAME, "5001");
    for (String url : List.of(server.ldaps(host), server.ldap(host))) {
      LdapGroups groups = groups(url, LdapGroupsTest::unknownHere);

      if (isRight) {
        assertThat(groups.find(NAME).gid()).isEqualTo(5001);
      } else {
        assertThat(refusal(() -> groups.find(NAME))).hasMessageContaining("cannot be reached");
      }
    }
  }

  @Test
  void aWrongPasswordIsAConfigurationError() throws Exception {
    Files.writeString(passwordFile, "wrong");

    SdmException seen = refusal(() -> ldaps().find(NAME));

    assertThat(seen.reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
    assertThat(seen).hasMessageContaining("refused the account \"CN=reader");
    assertThat(seen.sentence()).doesNotContain("wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void aPasswordFileThatOthersCanReadIsRefused(String mode) throws Exception {
    permit(mode);

    assertThat(refusal(() -> ldaps().find(NAME)))
        .hasMessageContaining("can be read by others")
        .hasMessageContaining(passwordFile.toString());
  }

  @Test
  void aReadOnlyPasswordFileWillDo() throws Exception {
    server.group(NAME, "5001");
    permit("r--------");

    assertThat(ldaps().find(NAME).gid()).isEqualTo(5001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "ldaps:///x", "localhost:636"})
  void anAddressThatIsNoDirectoryIsRefused(String url) {
    assertThatThrownBy(() -> config(url)).hasMessageContaining("is not ldaps://host");
  }

  @Test
  void theDescriptionTellsNoSecret() {
    assertThat(ldaps().description())
        .isEqualTo("directory at " + server.ldaps("localhost"))
        .doesNotContain(TestDirectory.PASSWORD);
  }

  private void permit(String mode) throws Exception {
    Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString(mode));
  }

  private static OptionalInt unknownHere(String name) {
    return OptionalInt.empty();
  }

  private OptionalInt hang() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OptionalInt.empty();
  }

  private LdapGroups ldaps() {
    return groups(server.ldaps("localhost"), LdapGroupsTest::unknownHere);
  }

  private LdapGroups groups(String url, Function<String, OptionalInt> host) {
    LdapGroups groups =
        new LdapGroups(
            config(url),
            limit,
            new ToLoopback(),
            new HostCheck(host, hostLimit, new BoundedWorker("name service of this host")));
    open.add(groups);
    return groups;
  }

  private LdapConfig config(String url) {
    return new LdapConfig(
        URI.create(url), trusted.pem(), TestDirectory.BASE, TestDirectory.BIND_DN, passwordFile);
  }

  private static SdmException refusal(ThrowingCallable call) {
    SdmException seen = catchThrowableOfType(SdmException.class, call);
    assertThat(seen).isNotNull();
    return seen;
  }

  /** Every name is this machine. */
  private static final class ToLoopback extends NameResolver {
    @Override
    public InetAddress getByName(String host) {
      return InetAddress.getLoopbackAddress();
    }

    @Override
    public InetAddress[] getAllByName(String host) {
      return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Override
    public void toString(StringBuilder buffer) {
      buffer.append("ToLoopback");
    }
  }
}
