package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules for what searches give: {@code member} in parts beside an empty one, {@code memberOf}
 * worked out, what one may write, and never a password.
 */
final class AnswerRules extends InMemoryOperationInterceptor {
  private static final String RANGE = "member;range=";
  private static final String MEMBER_OF = "memberOf";
  private static final String CHILDREN = "allowedChildClassesEffective";
  private static final String ATTRIBUTES = "allowedAttributesEffective";

  private final Store store;
  private final int mostMembers;
  private final Attribute children = new Attribute(CHILDREN, "user", "group", "contact");
  private final Attribute attributes;

  /**
   * Sets the rules.
   *
   * @param mostMembers so many are given at once; Active Directory's MaxValRange is 1,500
   * @param writable the names of all attributes
   */
  AnswerRules(Store store, int mostMembers, List<String> writable) {
    this.store = store;
    this.mostMembers = mostMembers;
    this.attributes = new Attribute(ATTRIBUTES, writable);
  }

  @Override
  public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
    SearchRequest plain = request.getRequest().duplicate();
    List<String> asked = new ArrayList<>();
    for (String attribute : plain.getAttributeList()) {
      boolean isRange = attribute.toLowerCase(Locale.ROOT).startsWith(RANGE);
      if (isRange) {
        request.setProperty(RANGE, first(attribute));
      }
      asked.add(isRange ? "member" : attribute);
      request.setProperty(attribute.toLowerCase(Locale.ROOT), true);
    }
    if (isAsked(request.getProperty(MEMBER_OF.toLowerCase(Locale.ROOT)))) {
      request.setProperty(MEMBER_OF, groupsByMember());
    }
    plain.setAttributes(asked);
    request.setRequest(plain);
  }

  @Override
  public void processSearchEntry(InMemoryInterceptedSearchEntry found) {
    Entry entry = found.getSearchEntry().duplicate();
    entry.removeAttribute(Checks.PASSWORD);
    addRights(found, entry);
    addGroups(found, entry);
    cutMembers(found, entry);
    found.setSearchEntry(entry);
  }

  private void addRights(InMemoryInterceptedSearchEntry found, Entry entry) {
    for (Attribute right : List.of(children, attributes)) {
      if (isAsked(found.getProperty(right.getName().toLowerCase(Locale.ROOT)))) {
        entry.setAttribute(right);
      }
    }
  }

  private static void addGroups(InMemoryInterceptedSearchEntry found, Entry entry) {
    if (found.getProperty(MEMBER_OF) instanceof Map<?, ?> groups
        && groups.get(dn(entry)) instanceof List<?> names) {
      names.forEach(name -> entry.addAttribute(MEMBER_OF, String.valueOf(name)));
    }
  }

  private void cutMembers(InMemoryInterceptedSearchEntry found, Entry entry) {
    String[] members = entry.getAttributeValues("member");
    Object from = found.getProperty(RANGE);
    if (members == null || (from == null && members.length <= mostMembers)) {
      return;
    }
    int first = from instanceof Integer number ? Math.min(number, members.length) : 0;
    int end = Math.min(first + mostMembers, members.length);
    entry.removeAttribute("member");
    entry.addAttribute(new Attribute("member"));
    String last = end == members.length ? "*" : String.valueOf(end - 1);
    entry.addAttribute(RANGE + first + "-" + last, Arrays.asList(members).subList(first, end));
  }

  private Map<DN, List<String>> groupsByMember() throws LDAPException {
    Map<DN, List<String>> groups = new HashMap<>();
    for (Entry group : store.all(Filter.createPresenceFilter("member"))) {
      for (String member : group.getAttributeValues("member")) {
        groups.computeIfAbsent(new DN(member), dn -> new ArrayList<>()).add(group.getDN());
      }
    }
    return groups;
  }

  private static Integer first(String range) {
    return Integer.valueOf(range.substring(RANGE.length(), range.indexOf('-')));
  }

  private static boolean isAsked(@Nullable Object property) {
    return property != null;
  }

  private static DN dn(Entry entry) {
    try {
      return entry.getParsedDN();
    } catch (LDAPException e) {
      throw new IllegalStateException("The server holds " + entry.getDN(), e);
    }
  }
}
