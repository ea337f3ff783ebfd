package se.lu.maxiv.sdm.support.useroffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lu.maxiv.sdm.model.OfficeSnapshot;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.model.UserOffice;

class HttpUserOfficeTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private StandInServer server;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws IOException {
    server = new StandInServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void readsTheNeutralForm() {
    server.on("/office?beamline=biomax", StandInServer.ok(Answers.neutral()));

    OfficeSnapshot snapshot = office("/office?beamline=biomax", null).ask();

    assertThat(snapshot).isEqualTo(Answers.read(Answers.neutral()));
    assertThat(server.keys()).containsExactly("none");
  }

  @Test
  void sendsTheKeyAndShowsItNowhere() throws IOException {
    server.on("/office", StandInServer.status(403, "no"));
    Path key = key("s3cret-key\n", "rw-------");

    SdmException refusal = refusal(office("/office", key));

    assertThat(server.keys()).containsExactly("s3cret-key");
    assertThat(refusal.sentence()).contains("403", key.toString()).doesNotContain("s3cret");
    assertThat(office("/office?token=s3cret", key).description()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401|name a file with its key in UserOfficeKeyFile
          403|name a file with its key in UserOfficeKeyFile
          404|knows no such page (404): check UserOfficeUrl
          500|failed in itself (500): ask those who run it
          503|failed in itself (503): ask those who run it
          204|answered with status 204 instead of 200
          """)
  void errorIsToldWithWhatToDo(int status, String told) {
    server.on("/office", StandInServer.status(status, status == 204 ? "" : "<html>x</html>"));

    SdmException refusal = refusal(office("/office", null));

    assertThat(refusal.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(refusal.sentence()).contains(server.uri("/office").toString(), told).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html><body>Maintenance until noon</body></html>|an HTML page
          ''|nothing
          {"complete":true,"proposals":[{"id":"2017|JSON that ends in the middle
          """)
  void wrongAnswerIsToldWithWhatWasSeen(String body, String seen) {
    server.on("/office", StandInServer.ok(body));

    SdmException refusal = refusal(office("/office", null));

    assertThat(refusal.reason()).isEqualTo(Reason.DEPENDENCY_ERROR);
    assertThat(refusal.sentence()).contains(server.uri("/office").toString(), seen);
  }

  @Test
  void cutConnectionIsTold() {
    server.on("/office", StandInServer.cut("{\"proposals\":[]}"));

    SdmException refusal = refusal(office("/office", null));

    assertThat(refusal.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    assertThat(refusal.sentence()).contains("broke off its answer");
  }

  @Test
  void slowAnswerIsGivenUp() {
    server.on("/office", server.stall("{\"proposals\":["));
    var http = new OfficeHttp(null, SHORT);

    SdmException refusal =
        refusal(
            new HttpUserOffice(server.uri("/office"), http, Answers.STOCKHOLM, Clock.systemUTC()));

    assertThat(refusal.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    assertThat(refusal.sentence()).contains("whole answer within 0.3 s");
  }

  @Test
  void endlessAnswerIsGivenUp() {
    server.on("/office", StandInServer.endless());

    assertThat(refusal(office("/office", null)).sentence()).contains("longer than 64 MB");
  }

  @Test
  void closedPortIsTold() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    SdmException refusal = refusal(office(URI.create("http://127.0.0.1:" + port + "/x"), null));

    assertThat(refusal.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    assertThat(refusal.sentence()).contains("refused the connection");
  }

  @Test
  void unknownHostIsUnreachable() {
    SdmException refusal = refusal(office(URI.create("http://office.invalid/x"), null));

    assertThat(refusal.reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
    assertThat(refusal.sentence()).contains("http://office.invalid/x");
  }

  @Test
  void serverWithoutTlsIsTold() {
    URI https = URI.create(server.uri("/office").toString().replace("http:", "https:"));

    assertThat(refusal(office(https, null)).reason()).isEqualTo(Reason.COMMUNICATION_BROKEN);
  }

  @Test
  void redirectOnTheSameServerIsFollowed() {
    server.on("/old", StandInServer.redirect("/new"));
    server.on("/new", StandInServer.ok(Answers.neutral()));

    assertThat(office("/old", null).ask().proposals()).hasSize(2);
  }

  @Test
  void redirectToAnotherServerIsNotFollowed() throws IOException {
    try (var other = new StandInServer()) {
      other.on("/login", StandInServer.ok(Answers.neutral()));
      server.on("/office", StandInServer.redirect(other.uri("/login").toString()));

      SdmException refusal = refusal(office("/office", key("secret", "r--------")));

      assertThat(refusal.sentence()).contains("another server", other.uri("/login").toString());
      assertThat(other.asked()).isEmpty();
    }
  }

  @Test
  void redirectInACircleEnds() {
    server.on("/office", StandInServer.redirect("/office"));

    assertThat(refusal(office("/office", null)).sentence()).contains("from one address to the");
  }

  @ParameterizedTest
  @CsvSource({"rw-r-----", "rw-rw-rw-", "r-----r--", "rwx------"})
  void keyThatOthersCanReadIsRefused(String mode) throws IOException {
    SdmException refusal = refusal(office("/office", key("secret", mode)));

    assertThat(refusal.reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
    assertThat(refusal.sentence()).contains("0600", mode);
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"''", "'   '", "two words", "'two\nlines'", "sécret"})
  void fileWithoutAKeyIsRefusedAndNotShown(String content) throws IOException {
    SdmException refusal = refusal(office("/office", key(content, "rw-------")));

    assertThat(refusal.reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
    assertThat(refusal.sentence()).contains("holds no key").doesNotContain("two", "cret");
  }

  @Test
  void missingKeyFileIsToldAndNothingIsAsked() {
    SdmException refusal = refusal(office("/office", folder.resolve("none")));

    assertThat(refusal.reason()).isEqualTo(Reason.CONFIGURATION_ERROR);
    assertThat(refusal.sentence()).contains(folder.resolve("none").toString(), "NoSuchFile");
    assertThat(server.asked()).isEmpty();
  }

  private UserOffice office(String pathAndQuery, @Nullable Path keyFile) {
    return office(server.uri(pathAndQuery), keyFile);
  }

  private static UserOffice office(URI uri, @Nullable Path keyFile) {
    return UserOffices.open(
        uri.toString(), keyFile, "biomax", Answers.STOCKHOLM, Clock.systemUTC());
  }

  private Path key(String content, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static SdmException refusal(UserOffice office) {
    return catchThrowableOfType(SdmException.class, office::ask);
  }
}
