package se.lu.maxiv.sdm.support.groups;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives {@code member} in parts, beside an empty one, as AD does; can refuse and counts. */
final class RangedMembers extends InMemoryOperationInterceptor {
  private static final String OPTION = "member;range=";

  volatile ResultCode refusal = ResultCode.SUCCESS;

  private final int range;

  RangedMembers(int range) {
    this.range = range;
  }

  @Override
  public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
    if (!refusal.equals(ResultCode.SUCCESS)) {
      throw new LDAPException(refusal, "injected");
    }
    List<String> asked = new ArrayList<>();
    for (String attribute : request.getRequest().getAttributeList()) {
      boolean isRange = attribute.startsWith(OPTION);
      if (isRange) {
        String from = attribute.substring(OPTION.length(), attribute.indexOf('-'));
        request.setProperty("from", Integer.parseInt(from));
      }
      asked.add(isRange ? "member" : attribute);
    }
    SearchRequest plain = request.getRequest().duplicate();
    plain.setAttributes(asked);
    request.setRequest(plain);
  }

  @Override
  public void processSearchEntry(InMemoryInterceptedSearchEntry found) {
    String[] members = found.getSearchEntry().getAttributeValues("member");
    Integer from = (Integer) found.getProperty("from");
    if (members == null || (from == null && members.length <= range)) {
      return;
    }
    int first = from == null ? 0 : from;
    int end = Math.min(first + range, members.length);
    Entry entry = found.getSearchEntry().duplicate();
    entry.removeAttribute("member");
    entry.addAttribute(new Attribute("member"));
    String last = end == members.length ? "*" : String.valueOf(end - 1);
    entry.addAttribute(OPTION + first + "-" + last, Arrays.asList(members).subList(first, end));
    found.setSearchEntry(entry);
  }
}
