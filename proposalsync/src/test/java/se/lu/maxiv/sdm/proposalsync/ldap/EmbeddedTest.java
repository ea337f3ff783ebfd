package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import se.lu.maxiv.sdm.proposalsync.embedded.EmbeddedDirectory;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;
import se.lu.maxiv.sdm.support.ldap.LdapConnector;

class EmbeddedTest implements FaultContract, ValuesContract {
  @TempDir private static Path folder;
  private static EmbeddedDirectory directory;

  @BeforeAll
  static void start() {
    directory = EmbeddedDirectory.empty(folder, List.of());
  }

  @AfterAll
  static void stop() {
    directory.close();
  }

  @Override
  public LdapConfig config() {
    return directory.config();
  }

  @Override
  public LDAPConnection administrator() throws LDAPException {
    return new LdapConnector(config(), LdapDirectory.LIMIT).connect();
  }
}
