package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.proposalsync.core.ObjectId;
import se.lu.maxiv.sdm.proposalsync.ldap.Guid;

/** What the server holds, as its rules look at it: past the rules and past its limits. */
final class Store {
  private static final String ADDRESS = "<guid=";
  private static final int PAGE = 500;

  private final String base;
  private @Nullable InMemoryDirectoryServer server;

  Store(String base) {
    this.base = base;
  }

  /** Names the server, which cannot be made before its rules. */
  void fill(InMemoryDirectoryServer made) {
    server = made;
  }

  /** An object with all it has. */
  Optional<Entry> get(String dn) throws LDAPException {
    return Optional.ofNullable(server().getEntry(dn));
  }

  /** The object that matches, of those that are unique. */
  Optional<Entry> first(Filter filter) throws LDAPException {
    return all(filter).stream().findFirst();
  }

  /** All that match, past the limit of entries for one answer. */
  List<Entry> all(Filter filter) throws LDAPException {
    SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, "*", "+");
    List<Entry> entries = new ArrayList<>();
    ASN1OctetString cookie = null;
    do {
      request.setControls(new SimplePagedResultsControl(PAGE, cookie));
      SearchResult page = server().search(request);
      page.getSearchEntries().forEach(entry -> entries.add(entry.duplicate()));
      SimplePagedResultsControl control = SimplePagedResultsControl.get(page);
      cookie = control == null ? null : control.getCookie();
    } while (cookie != null && cookie.getValueLength() > 0);
    return entries;
  }

  /** The DN that an address {@code <GUID=…>} stands for; any other DN as it is. */
  String resolved(String dn) throws LDAPException {
    if (!dn.toLowerCase(Locale.ROOT).startsWith(ADDRESS)) {
      return dn;
    }
    ObjectId id = new ObjectId(uuid(dn.substring(ADDRESS.length(), dn.length() - 1)));
    return first(Filter.createEqualityFilter("objectGUID", Guid.bytes(id)))
        .map(Entry::getDN)
        .orElseThrow(() -> missing(dn));
  }

  /** As Active Directory says it. */
  static LDAPException missing(String dn) {
    return new LDAPException(ResultCode.NO_SUCH_OBJECT, "0000208D: NameErr: no object " + dn);
  }

  private static UUID uuid(String text) throws LDAPException {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new LDAPException(ResultCode.INVALID_DN_SYNTAX, "00000057: no GUID " + text, e);
    }
  }

  private InMemoryDirectoryServer server() {
    return Objects.requireNonNull(server, "rules are asked once the server is made");
  }
}
