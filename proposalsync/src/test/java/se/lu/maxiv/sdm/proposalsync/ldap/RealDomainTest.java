package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import org.junit.jupiter.api.Tag;
import se.lu.maxiv.sdm.support.ldap.LdapConfig;

@Tag("root")
class RealDomainTest implements FaultContract, ValuesContract {
  @Override
  public LdapConfig config() {
    return RealDomain.get().config();
  }

  @Override
  public LDAPConnection administrator() {
    return RealDomain.get().connect();
  }
}
