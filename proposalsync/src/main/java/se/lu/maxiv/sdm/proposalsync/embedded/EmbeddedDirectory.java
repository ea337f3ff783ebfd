package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.schema.Schema;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import se.lu.maxiv.sdm.model.Reason;
import se.lu.maxiv.sdm.model.SdmException;
import se.lu.maxiv.sdm.proposalsync.core.Directory;
import se.lu.maxiv.sdm.proposalsync.ldap.DirectoryLayout;
import se.lu.maxiv.sdm.proposalsync.ldap.LdapDirectory;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;

/**
 * A directory in this process's memory that answers like Active Directory, by LDAPS on loopback
 * only. It forgets everything when it is closed.
 *
 * <p>It has the codes, limits and checks of a Windows domain controller that ProposalSync meets,
 * those too that Samba lacks: 1,000 entries an answer, 1,500 members at once, numbers of 32 bits,
 * no enabling without a password. It has neither nested look-ups (1941) nor access control: every
 * account that can log in may do everything.
 */
public final class EmbeddedDirectory implements AutoCloseable {
  /** What all its objects are below. */
  public static final String BASE = "DC=maxlab,DC=example";

  /** The account that ProposalSync uses. */
  public static final String BIND_DN = "CN=svc-sdm,CN=Users," + BASE;

  private static final String DEMO = "/se/lu/maxiv/sdm/demo/directory.ldif";
  private static final String LISTENER = "ldaps";
  private static final int MOST_ENTRIES = 1000;
  private static final int MOST_MEMBERS = 1500;

  private final InMemoryDirectoryServer server;
  private final Store store;
  private final AccessFiles files;

  private EmbeddedDirectory(InMemoryDirectoryServer server, Store store, AccessFiles files) {
    this.server = server;
    this.store = store;
    this.files = files;
  }

  /**
   * Starts one with the people, groups and resources of the embedded user office.
   *
   * @param folder exists; gets the files that a client needs: the certificate and the password
   */
  public static EmbeddedDirectory withDemoPeople(Path folder) {
    EmbeddedDirectory directory = empty(folder, List.of());
    try (InputStream text = EmbeddedDirectory.class.getResourceAsStream(DEMO)) {
      directory.load(Objects.requireNonNull(text, DEMO));
      return directory;
    } catch (IOException e) {
      directory.close();
      throw failed(e);
    }
  }

  /**
   * Starts one with nothing but its base.
   *
   * @param folder exists; gets the certificate and the password
   * @param more asked before its own rules, for instance to make requests fail
   */
  public static EmbeddedDirectory empty(Path folder, List<InMemoryOperationInterceptor> more) {
    try {
      AccessFiles files = AccessFiles.in(folder);
      ServerCertificate certificate = ServerCertificate.make();
      files.write(certificate.pem());
      Store store = new Store(BASE);
      InMemoryDirectoryServerConfig config = config(files.password(), certificate);
      more.forEach(config::addInMemoryOperationInterceptor);
      rules(store, config.getSchema()).forEach(config::addInMemoryOperationInterceptor);
      InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
      store.fill(server);
      server.add(BASE, new Attribute("objectClass", "domainDNS"), new Attribute("dc", "maxlab"));
      server.startListening();
      return new EmbeddedDirectory(server, store, files);
    } catch (LDAPException | IOException | GeneralSecurityException e) {
      throw failed(e);
    }
  }

  /** How to reach it. */
  public LdapConfig config() {
    return new LdapConfig(
        URI.create("ldaps://localhost:" + server.getListenPort(LISTENER)),
        files.caFile(),
        BASE,
        BIND_DN,
        files.passwordFile());
  }

  /** The adapter to it, which says that it is embedded and how many accounts it began with. */
  public Directory directory(DirectoryLayout layout) {
    String description = "embedded directory, %d accounts".formatted(accounts());
    return new LdapDirectory(config(), layout, LdapDirectory.LIMIT, description);
  }

  /** Adds entries, by the same rules as a client's. */
  public void load(InputStream ldif) {
    try (LDAPConnection connection = server.getConnection(LISTENER);
        LDIFReader reader = new LDIFReader(ldif)) {
      connection.bind(BIND_DN, files.password());
      for (var entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
        connection.add(entry);
      }
    } catch (LDAPException | LDIFException | IOException e) {
      throw failed(e);
    }
  }

  /** Ends all connections, as a restart of the server does. */
  public void hangUp() {
    server.closeAllConnections(false);
  }

  @Override
  public void close() {
    server.shutDown(true);
  }

  private int accounts() {
    try {
      return store.all(Filter.createEqualityFilter("objectClass", "user")).size();
    } catch (LDAPException e) {
      throw failed(e);
    }
  }

  private static InMemoryDirectoryServerConfig config(
      String password, ServerCertificate certificate)
      throws LDAPException, IOException, GeneralSecurityException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(AdSchema.read());
    config.addAdditionalBindCredentials(BIND_DN, password);
    config.setAuthenticationRequiredOperationTypes(
        EnumSet.complementOf(EnumSet.of(OperationType.BIND, OperationType.UNBIND)));
    config.setMaxSizeLimit(MOST_ENTRIES);
    config.setEqualityIndexAttributes("objectGUID", "sAMAccountName", "userPrincipalName");
    config.setReferentialIntegrityAttributes(Set.of("member"));
    config.setCustomRootDSEAttributes(
        List.of(
            new Attribute("dnsHostName", "embedded directory"),
            new Attribute("defaultNamingContext", BASE)));
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            LISTENER,
            InetAddress.getLoopbackAddress(),
            0,
            certificate.tls().createSSLServerSocketFactory(),
            certificate.tls().createSSLSocketFactory()));
    return config;
  }

  private static List<InMemoryOperationInterceptor> rules(Store store, Schema schema) {
    return List.of(
        new Logins(store),
        new Addresses(store),
        new ObjectRules(store),
        new ValueRules(store, schema),
        new AnswerRules(store, MOST_MEMBERS, AdSchema.attributes(schema)));
  }

  private static SdmException failed(Exception e) {
    return new SdmException(
        Reason.SOFTWARE_FAILURE,
        "The embedded directory could not be started: " + e.getMessage() + ".",
        e);
  }
}
