package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModifyDNRequest;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.SearchRequest;
import java.util.ArrayList;
import java.util.List;

/** Lets {@code <GUID=…>} stand for a DN, also as a value of {@code member}. */
final class Addresses extends InMemoryOperationInterceptor {
  private final Store store;

  Addresses(Store store) {
    this.store = store;
  }

  @Override
  public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
    SearchRequest resolved = request.getRequest().duplicate();
    resolved.setBaseDN(store.resolved(resolved.getBaseDN()));
    request.setRequest(resolved);
  }

  @Override
  public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
    ModifyRequest resolved = request.getRequest().duplicate();
    resolved.setDN(store.resolved(resolved.getDN()));
    List<Modification> modifications = new ArrayList<>();
    for (Modification modification : resolved.getModifications()) {
      boolean isMember = modification.getAttributeName().equalsIgnoreCase("member");
      modifications.add(isMember ? resolved(modification) : modification);
    }
    resolved.setModifications(modifications);
    request.setRequest(resolved);
  }

  @Override
  public void processModifyDNRequest(InMemoryInterceptedModifyDNRequest request)
      throws LDAPException {
    ModifyDNRequest resolved = request.getRequest().duplicate();
    resolved.setDN(store.resolved(resolved.getDN()));
    if (resolved.getNewSuperiorDN() != null) {
      resolved.setNewSuperiorDN(store.resolved(resolved.getNewSuperiorDN()));
    }
    request.setRequest(resolved);
  }

  private Modification resolved(Modification members) throws LDAPException {
    List<String> values = new ArrayList<>();
    for (String value : members.getValues()) {
      values.add(store.resolved(value));
    }
    return new Modification(
        members.getModificationType(), members.getAttributeName(), values.toArray(String[]::new));
  }
}
