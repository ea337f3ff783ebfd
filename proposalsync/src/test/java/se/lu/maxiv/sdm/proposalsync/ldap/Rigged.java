package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyDNRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedModifyRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes an embedded directory answer otherwise than it does by itself. */
final class Rigged extends InMemoryOperationInterceptor {
  final AtomicInteger searches = new AtomicInteger();
  final AtomicInteger writes = new AtomicInteger();
  volatile int failingSearch = -1;
  volatile ResultCode code = ResultCode.BUSY;
  volatile String words = "rigged";
  volatile @Nullable Attribute rootDse;
  volatile ResultCode refusal = ResultCode.SUCCESS;
  volatile ResultCode moveRefusal = ResultCode.SUCCESS;
  volatile Predicate<String> hidden = dn -> false;

  @Override
  public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
    if (searches.getAndIncrement() == failingSearch) {
      throw new LDAPException(code, words);
    }
  }

  @Override
  public void processModifyRequest(InMemoryInterceptedModifyRequest request) throws LDAPException {
    writes.incrementAndGet();
    if (!refusal.equals(ResultCode.SUCCESS)) {
      throw new LDAPException(refusal, words);
    }
  }

  @Override
  public void processModifyDNRequest(InMemoryInterceptedModifyDNRequest request)
      throws LDAPException {
    if (!moveRefusal.equals(ResultCode.SUCCESS)) {
      throw new LDAPException(moveRefusal, words);
    }
  }

  @Override
  public void processSearchEntry(InMemoryInterceptedSearchEntry entry) {
    if (hidden.test(entry.getSearchEntry().getDN())) {
      entry.setSearchEntry(null);
    } else if (rootDse != null && entry.getSearchEntry().getDN().isEmpty()) {
      entry.setSearchEntry(new Entry("", rootDse));
    }
  }
}
