package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.harness.Await;
import se.lu.maxiv.sdm.harness.ChildProcess;
import se.lu.maxiv.sdm.harness.KeptTree;
import se.lu.maxiv.sdm.harness.Programs;
import se.lu.maxiv.sdm.harness.Workspace;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;

/**
 * A real Active Directory domain controller, Debian's Samba, of this JVM's own: LDAP alone, on a
 * loopback address of its own, in memory, gone with the JVM. Needs root; no system service is used.
 */
public final class RealDomain implements AutoCloseable {
  /** What all its objects are below. */
  public static final String BASE = "DC=maxlab,DC=example";

  /** The account that may do everything. */
  public static final String ADMINISTRATOR = "Administrator@maxlab.example";

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  private static @Nullable RealDomain shared;

  private final Workspace workspace;
  private final OwnAddress address;
  private final Path folder;
  private final ChildProcess samba;

  private RealDomain() {
    workspace = Workspace.make();
    address = OwnAddress.take(Objects.requireNonNull(workspace.folder().getParent()));
    folder = workspace.folder().resolve("domain");
    new KeptTree(DomainTemplate.name(), DomainTemplate::build).copyTo(folder, workspace.folder());
    DomainTemplate.configure(folder, address.address());
    samba = start(folder);
    Await.value("the domain controller", LIMIT, this::tryToConnect).close();
  }

  /** The one of this JVM, which is started by the first who asks. */
  public static synchronized RealDomain get() {
    RealDomain domain = shared;
    if (domain == null) {
      domain = new RealDomain();
      Runtime.getRuntime().addShutdownHook(new Thread(domain::close));
      shared = domain;
    }
    return domain;
  }

  /** How to reach it as its administrator, by LDAPS. */
  public LdapConfig config() {
    return config(ADMINISTRATOR, DomainTemplate.PASSWORD);
  }

  /** How to reach it as somebody else. */
  public LdapConfig config(String bindDn, String password) {
    return new LdapConfig(url("ldaps"), caFile(), BASE, bindDn, passwordFile(bindDn, password));
  }

  /** Its address with a scheme, {@code ldaps} or {@code ldap}. */
  public URI url(String scheme) {
    return URI.create(scheme + "://" + address.address());
  }

  /** The certificate that its own leads to. */
  public Path caFile() {
    return folder.resolve("tls/ca.pem");
  }

  /** A connection of its administrator, for arranging and looking; closed by the caller. */
  public LDAPConnection connect() {
    try {
      return new LdapConnector(config(), ANSWER_LIMIT).connect();
    } catch (LDAPException e) {
      throw new IllegalStateException("The administrator could not bind.", e);
    }
  }

  /** Gives an account rights, in SDDL, on an object. */
  public void grant(String dn, String sddl) {
    DomainTemplate.run(
        "samba-tool",
        "dsacl",
        "set",
        "-H",
        folder.resolve("private/sam.ldb").toString(),
        "-s",
        folder.resolve("etc/smb.conf").toString(),
        "--objectdn=" + dn,
        "--sddl=" + sddl);
  }

  @Override
  public void close() {
    samba.kill();
    address.close();
    workspace.close();
  }

  private static ChildProcess start(Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Programs.find("samba", DomainTemplate.DEBIAN_PACKAGES).toString(),
            "--foreground",
            "--no-process-group",
            "--model=single",
            "--configfile=" + folder.resolve("etc/smb.conf"));
    builder.redirectInput(Path.of("/dev/null").toFile());
    return ChildProcess.start("samba", builder);
  }

  private Optional<LDAPConnection> tryToConnect() {
    if (!samba.isAlive()) {
      throw new IllegalStateException("samba ended: " + samba.output() + samba.errors());
    }
    try {
      return Optional.of(new LdapConnector(config(), ANSWER_LIMIT).connect());
    } catch (LDAPException | SdmException e) {
      return Optional.empty();
    }
  }

  private Path passwordFile(String bindDn, String password) {
    try {
      Path file = workspace.folder().resolve("password-" + Integer.toHexString(bindDn.hashCode()));
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, password + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
