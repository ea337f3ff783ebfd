package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.proposalsync.core.ObjectRef;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;

/** A small facility in an embedded directory that answers as a test wants; both end with it. */
abstract class OnRiggedDirectory {
  @TempDir Path folder;
  final Rigged rigged = new Rigged();
  EmbeddedDirectory directory;
  TestSite site;

  @BeforeEach
  void start() throws Exception {
    directory = EmbeddedDirectory.empty(folder, List.of(rigged));
    site = new TestSite(administrator(), EmbeddedDirectory.BASE, "s");
  }

  @AfterEach
  void stop() {
    site.close();
    directory.close();
  }

  LDAPConnection administrator() throws LDAPException {
    return new LdapConnector(directory.config(), LdapDirectory.LIMIT).connect();
  }

  LdapDirectorySession session() {
    return new LdapDirectory(directory.config(), site.layout()).session();
  }

  List<ObjectRef> users(int count) throws LDAPException {
    List<ObjectRef> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      users.add(site.bareUser("u" + i));
    }
    return users;
  }
}
