package se.lu.maxiv.sdm.support.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.unboundid.ldap.sdk.NameResolver;
import java.net.InetAddress;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.worker.BoundedWorker;

/** Groups of a directory on loopback, which all tests of a class share and each finds empty. */
@Timeout(60)
abstract class OnTestDirectory {
  static final String NAME = "20170251-group";

  @TempDir static Path certificates;
  static TestCertificate trusted;
  static TestCertificate other;
  static TestDirectory server;

  @TempDir Path directory;
  final List<AutoCloseable> open = new ArrayList<>();
  final CountDownLatch over = new CountDownLatch(1);
  Path passwordFile;
  Duration limit = Duration.ofSeconds(10);
  Duration hostLimit = limit;

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

  void permit(String mode) throws Exception {
    Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString(mode));
  }

  static OptionalInt unknownHere(String name) {
    return OptionalInt.empty();
  }

  LdapGroups ldaps() {
    return groups(server.ldaps("localhost"), OnTestDirectory::unknownHere);
  }

  LdapGroups groups(String url, Function<String, OptionalInt> host) {
    LdapGroups groups =
        new LdapGroups(
            config(url),
            limit,
            new ToLoopback(),
            new HostCheck(host, hostLimit, new BoundedWorker("name service of this host")));
    open.add(groups);
    return groups;
  }

  LdapConfig config(String url) {
    return new LdapConfig(
        URI.create(url), trusted.pem(), TestDirectory.BASE, TestDirectory.BIND_DN, passwordFile);
  }

  static SdmException refusal(ThrowingCallable call) {
    SdmException seen = catchThrowableOfType(SdmException.class, call);
    assertThat(seen).isNotNull();
    return seen;
  }

  /** Every name is this machine. */
  static final class ToLoopback extends NameResolver {
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
