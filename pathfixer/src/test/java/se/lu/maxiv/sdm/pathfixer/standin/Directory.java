package se.lu.maxiv.sdm.pathfixer.standin;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A directory with TLS on loopback, in which groups have numbers, and which can be frozen. */
public final class Directory implements AutoCloseable {
  private static final String BASE = "DC=maxlab,DC=example";
  private static final String BIND_DN = "CN=reader," + BASE;
  private static final String PASSWORD = "Passw0rd";

  private final InMemoryDirectoryServer server;
  private final Gate gate = new Gate();
  private final Path folder;

  /** Holds up every search while it is closed. */
  private static final class Gate extends InMemoryOperationInterceptor {
    private volatile CountDownLatch open = new CountDownLatch(0);

    @Override
    public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Directory(Path folder) throws Exception {
    this.folder = folder;
    makeCertificate();
    var config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null); // takes any value, as AD does not: for numbers that cannot be
    config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
    config.addInMemoryOperationInterceptor(gate);
    var keys = new KeyStoreKeyManager(keyStore(), PASSWORD.toCharArray(), "PKCS12", "it");
    var tls = new SSLUtil(keys, new TrustAllTrustManager());
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps",
            InetAddress.getLoopbackAddress(),
            0,
            tls.createSSLServerSocketFactory(),
            null));
    server = new InMemoryDirectoryServer(config);
    reset();
    server.startListening();
  }

  /** Starts one that keeps its certificate and the password in a folder. */
  public static Directory start(Path folder) throws Exception {
    return new Directory(folder);
  }

  /** Forgets everything but its base. */
  public void reset() throws LDAPException {
    server.clear();
    server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "maxlab"));
  }

  /** The properties of a device that takes its groups from here. */
  public Map<String, String> properties() throws IOException {
    Path password = Files.writeString(folder.resolve("ldap-password"), PASSWORD + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    return Map.of(
        "GroupSource",
        "ldap",
        "LdapUrl",
        "ldaps://localhost:" + server.getListenPort("ldaps"),
        "LdapBindDn",
        BIND_DN,
        "LdapPasswordFile",
        password.toString(),
        "LdapCaFile",
        pem(),
        "BaseDn",
        BASE);
  }

  /** Adds a group in an OU of that name. */
  public void group(String unit, String name, String gid, String... members) throws LDAPException {
    String parent = "OU=" + unit + "," + BASE;
    if (server.getEntry(parent) == null) {
      server.add(parent, new Attribute("objectClass", "organizationalUnit"));
    }
    List<Attribute> attributes =
        new ArrayList<>(
            List.of(
                new Attribute("objectClass", "top", "group"),
                new Attribute("sAMAccountName", name),
                new Attribute("gidNumber", gid)));
    if (members.length > 0) {
      attributes.add(new Attribute("member", members));
    }
    server.add("CN=" + name + "," + parent, attributes.toArray(Attribute[]::new));
  }

  /** Removes a group again. */
  public void remove(String unit, String name) throws LDAPException {
    server.delete("CN=" + name + ",OU=" + unit + "," + BASE);
  }

  /** Adds a user; returns what groups list him as. */
  public String user(String name) throws LDAPException {
    String dn = "CN=" + name + "," + BASE;
    server.add(dn, new Attribute("objectClass", "user"), new Attribute("sAMAccountName", name));
    return dn;
  }

  /** From now on it takes questions and answers none. */
  public void freeze() {
    gate.open = new CountDownLatch(1);
  }

  /** Lets it answer again. */
  public void thaw() {
    gate.open.countDown();
  }

  @Override
  public void close() {
    thaw();
    server.shutDown(true);
  }

  private String keyStore() {
    return folder.resolve("directory.p12").toString();
  }

  private String pem() {
    return folder.resolve("directory.pem").toString();
  }

  private void makeCertificate() throws IOException, InterruptedException {
    keytool(
        "-genkeypair -keyalg EC -dname CN=directory -ext san=dns:localhost -alias it -keystore",
        keyStore());
    keytool("-exportcert -rfc -alias it -file " + pem() + " -keystore", keyStore());
  }

  private static void keytool(String words, String store) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words.split(" ")));
    command.addAll(List.of(store, "-storepass", PASSWORD, "-storetype", "PKCS12"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool did not succeed: " + command);
    }
  }
}
