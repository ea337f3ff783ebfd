package se.lu.maxiv.sdm.support.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.ResultCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;

/** The way to the directory: certificates, accounts, and a server that is down or silent. */
class LdapLinkTest extends OnTestDirectory {
  @Test
  void startTlsEncryptsTheUsualPort() throws Exception {
    server.group(NAME, "5001");

    assertThat(groups(server.ldap("localhost"), OnTestDirectory::unknownHere).find(NAME).gid())
        .isEqualTo(5001);
  }

  @Test
  void aServerThatIsDownIsToldApartFromAMissingGroup() throws Exception {
    TestDirectory down = new TestDirectory(trusted);
    LdapGroups groups = groups(down.ldaps("localhost"), OnTestDirectory::unknownHere);
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
          groups(scheme + "://localhost:" + silent.getLocalPort(), OnTestDirectory::unknownHere);

      SdmException seen = refusal(() -> groups.find(NAME));

      assertThat(seen.reason()).as(scheme).isEqualTo(Reason.COMMUNICATION_BROKEN);
    }
  }

  @Test
  void aCertificateThatIsNotTrustedIsRefused() throws Exception {
    TestDirectory foreign = new TestDirectory(other);
    open.add(foreign);
    LdapGroups groups = groups(foreign.ldaps("localhost"), OnTestDirectory::unknownHere);

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
      LdapGroups groups = groups(url, OnTestDirectory::unknownHere);

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
}
