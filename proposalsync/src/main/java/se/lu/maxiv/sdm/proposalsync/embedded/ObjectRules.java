package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedAddRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.UUID;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;
import se.lu.maxiv.sdm.proposalsync.ldap.Guid;

/** The rules for objects that are made, moved or renamed. */
final class ObjectRules extends InMemoryOperationInterceptor {
  private final Store store;

  ObjectRules(Store store) {
    this.store = store;
  }

  @Override
  public void processAddRequest(InMemoryInterceptedAddRequest request) throws LDAPException {
    Entry entry = request.getRequest().toEntry().duplicate();
    RDN rdn = entry.getRDN();
    if (rdn != null) {
      Checks.commonName(rdn);
    }
    for (Attribute attribute : entry.getAttributes()) {
      for (String value : attribute.getValues()) {
        Checks.value(attribute.getName(), value);
      }
    }
    Checks.names(store, entry);
    Checks.keepPassword(entry);
    complete(entry);
    Checks.password(entry);
    request.setRequest(new AddRequest(entry));
  }

  @Override
  public void processModifyDNRequest(InMemoryInterceptedModifyDNRequest request)
      throws LDAPException {
    if (!request.getRequest().deleteOldRDN()) {
      throw Checks.unwilling("00000057: SvcErr: problem 5003, the old RDN must be deleted");
    }
    Checks.commonName(new RDN(request.getRequest().getNewRDN()));
  }

  private static void complete(Entry entry) {
    entry.setAttribute("objectGUID", Guid.bytes(new ObjectId(UUID.randomUUID())));
    if (entry.hasObjectClass("user") && !entry.hasAttribute(Flags.ATTRIBUTE)) {
      entry.setAttribute(Flags.ATTRIBUTE, String.valueOf(Flags.NEW.value()));
    }
  }
}
