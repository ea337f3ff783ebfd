package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.util.Optional;

/**
 * Lets accounts log in by name too, {@code user@domain} or {@code DOMAIN\\user}, unless disabled.
 */
final class Logins extends InMemoryOperationInterceptor {
  private final Store store;

  Logins(Store store) {
    this.store = store;
  }

  @Override
  public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request)
      throws LDAPException {
    String name = request.getRequest().getBindDN();
    Optional<Entry> account = find(name);
    if (account.isPresent() && Flags.of(account.get()).isDisabled()) {
      throw refused("533");
    }
    if (account.isPresent()) {
      String password = request.getRequest().getPassword().stringValue();
      request.setRequest(new SimpleBindRequest(account.get().getDN(), password));
    }
  }

  private Optional<Entry> find(String name) throws LDAPException {
    boolean isPrincipal = name.contains("@") && !name.contains("=");
    if (!isPrincipal && !name.contains("\\")) {
      return store.get(name);
    }
    Filter filter =
        isPrincipal
            ? Filter.createEqualityFilter("userPrincipalName", name)
            : Filter.createEqualityFilter("sAMAccountName", name.substring(name.indexOf('\\') + 1));
    Optional<Entry> found = store.first(filter);
    if (found.isEmpty()) {
      throw refused("525");
    }
    return found;
  }

  private static LDAPException refused(String data) {
    return new LDAPException(
        ResultCode.INVALID_CREDENTIALS,
        "80090308: LdapErr: DSID-0C09044E, comment: AcceptSecurityContext error, data " + data);
  }
}
