package se.lu.maxiv.sdm.support.groups;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A directory in memory with TLS on loopback, and the behaviour of AD that matters here. */
final class TestDirectory implements AutoCloseable {
  static final String BASE = "DC=maxlab,DC=example";
  static final String BIND_DN = "CN=reader," + BASE;
  static final String PASSWORD = "Passw0rd";

  /** So many values of member are given at once; AD's is 1500. */
  static final int RANGE = 5;

  final RangedMembers ranges = new RangedMembers(RANGE);
  private final InMemoryDirectoryServer server;

  TestDirectory(TestCertificate certificate) throws Exception {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.setSchema(null); // takes any value, as AD does not: for gidNumbers that cannot be
    config.addAdditionalBindCredentials(BIND_DN, PASSWORD);
    config.addInMemoryOperationInterceptor(ranges);
    SSLUtil tls =
        new SSLUtil(
            new KeyStoreKeyManager(
                certificate.keyStore().toFile(),
                TestCertificate.PASSWORD.toCharArray(),
                "PKCS12",
                "it"),
            new TrustAllTrustManager());
    InetAddress loopback = InetAddress.getLoopbackAddress();
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps", loopback, 0, tls.createSSLServerSocketFactory(), null),
        InMemoryListenerConfig.createLDAPConfig("ldap", loopback, 0, tls.createSSLSocketFactory()));
    server = new InMemoryDirectoryServer(config);
    reset();
    server.startListening();
  }

  /** Forgets everything but the base. */
  void reset() throws LDAPException {
    ranges.refusal = ResultCode.SUCCESS;
    server.clear();
    server.add(BASE, new Attribute("objectClass", "domain"), new Attribute("dc", "maxlab"));
  }

  String ldaps(String host) {
    return "ldaps://" + host + ":" + server.getListenPort("ldaps");
  }

  String ldap(String host) {
    return "ldap://" + host + ":" + server.getListenPort("ldap");
  }

  /** Adds a group; returns its DN. */
  String group(String name, String gid, String... members) throws LDAPException {
    return groupAt("CN=" + name + "," + BASE, name, gid, members);
  }

  String groupAt(String dn, String name, String gid, String... members) throws LDAPException {
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(new Attribute("objectClass", "top", "group"));
    attributes.add(new Attribute("sAMAccountName", name));
    if (!gid.isEmpty()) {
      attributes.add(new Attribute("gidNumber", gid));
    }
    if (members.length > 0) {
      attributes.add(new Attribute("member", members));
    }
    server.add(dn, attributes.toArray(Attribute[]::new));
    return dn;
  }

  /** Adds a user; returns his DN. */
  String user(String name) throws LDAPException {
    String dn = "CN=" + name + "," + BASE;
    server.add(dn, new Attribute("objectClass", "user"), new Attribute("sAMAccountName", name));
    return dn;
  }

  void organizationalUnit(String name) throws LDAPException {
    server.add("OU=" + name + "," + BASE, new Attribute("objectClass", "organizationalUnit"));
  }

  void addMember(String group, String member) throws LDAPException {
    server.modify(
        new ModifyRequest(group, new Modification(ModificationType.ADD, "member", member)));
  }

  /** Ends all connections, as a restart of the server does. */
  void hangUp() {
    server.closeAllConnections(false);
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
