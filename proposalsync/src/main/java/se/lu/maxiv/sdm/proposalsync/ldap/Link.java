package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import se.lu.maxiv.sdm.model.SdmException;

/**
 * The one connection of a run. It is never made anew: what was asked before on one controller must
 * not be completed on another. Once an answer stayed away it is lost for good. Not thread-safe.
 */
final class Link implements AutoCloseable {
  /** Active Directory's MaxPageSize: it gives no more at once. */
  static final int PAGE = 1000;

  /** Keeps references to other naming contexts out of the answer, [MS-ADTS] 3.1.1.3.4.1.4. */
  private static final Control DOMAIN_SCOPE = new Control("1.2.840.113556.1.4.1339");

  private static final int FIRST_CLIENT_CODE = 81;

  private final LDAPConnection connection;
  private final AtomicBoolean limited;
  private int searches;
  private boolean lost;

  /**
   * Takes the connection.
   *
   * @param limited whether it is known that the directory limits the entries of an answer; becomes
   *     so when it does
   */
  Link(LDAPConnection connection, AtomicBoolean limited) {
    this.connection = connection;
    this.limited = limited;
  }

  /** Something that is written. */
  interface Write {
    void on(LDAPConnection connection) throws LDAPException;
  }

  /**
   * All entries; anything less than all is an error. They are asked for at once, and page by page
   * when the directory says that it limits its answers: Samba does not, and takes four times as
   * long for pages.
   */
  List<SearchResultEntry> all(String base, SearchScope scope, Filter filter, String... attributes)
      throws LDAPException {
    SearchRequest request = new SearchRequest(base, scope, filter, attributes);
    if (limited.get()) {
      return pages(request);
    }
    try {
      request.setControls(DOMAIN_SCOPE);
      return search(request).getSearchEntries();
    } catch (LDAPException e) {
      if (!e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
        throw e;
      }
      limited.set(true);
      return pages(request);
    }
  }

  /** One of them, if there is any. */
  Optional<SearchResultEntry> any(String base, Filter filter, String... attributes)
      throws LDAPException {
    SearchRequest request = new SearchRequest(base, SearchScope.SUB, filter, attributes);
    return page(request, 1, null).getSearchEntries().stream().findFirst();
  }

  /** One object by its DN or address, empty when it does not exist or may not be seen. */
  Optional<SearchResultEntry> one(String dn, String... attributes) throws LDAPException {
    return one(dn, Filter.createPresenceFilter("objectClass"), attributes);
  }

  /** As {@link #one(String, String...)}, empty too when the filter does not match it. */
  Optional<SearchResultEntry> one(String dn, Filter filter, String... attributes)
      throws LDAPException {
    try {
      SearchRequest request = new SearchRequest(dn, SearchScope.BASE, filter, attributes);
      return search(request).getSearchEntries().stream().findFirst();
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Writes; see {@link #isUnknown} for what a failure says. */
  void write(Write write) throws LDAPException {
    try {
      write.on(connection);
    } catch (LDAPException e) {
      throw noted(e);
    }
  }

  /** Whether it may have been done all the same, now or later: no answer of the server came. */
  boolean isUnknown(LDAPException e) {
    return isWithoutAnswer(e) || !connection.isConnected();
  }

  /** Whether an answer stayed away: nothing must be asked or written any more. */
  boolean isLost() {
    return lost;
  }

  /** How many searches were sent, one for each page. */
  int searches() {
    return searches;
  }

  @Override
  public void close() {
    connection.close();
  }

  private List<SearchResultEntry> pages(SearchRequest request) throws LDAPException {
    List<SearchResultEntry> entries = new ArrayList<>();
    ASN1OctetString cookie = null;
    do {
      SearchResult page = page(request, PAGE, cookie);
      entries.addAll(page.getSearchEntries());
      cookie = next(page);
    } while (cookie != null);
    return entries;
  }

  private SearchResult page(SearchRequest request, int size, @Nullable ASN1OctetString cookie)
      throws LDAPException {
    request.setControls(new SimplePagedResultsControl(size, cookie, true), DOMAIN_SCOPE);
    return search(request);
  }

  private SearchResult search(SearchRequest request) throws LDAPException {
    searches++;
    SearchResult result;
    try {
      result = connection.search(request);
    } catch (LDAPException e) {
      throw noted(e);
    }
    if (result.getReferenceCount() > 0) {
      throw SdmException.dependency(
          "The directory refers to another server for a part of "
              + request.getBaseDN()
              + "; set BaseDn to a part that this one holds alone.");
    }
    return result;
  }

  private static @Nullable ASN1OctetString next(SearchResult page) throws LDAPException {
    SimplePagedResultsControl control = SimplePagedResultsControl.get(page);
    if (control == null) {
      throw SdmException.dependency(
          "The directory did not say whether its answer goes on; it must support paged results.");
    }
    return control.moreResultsToReturn() ? control.getCookie() : null;
  }

  private LDAPException noted(LDAPException e) {
    if (isUnknown(e)) {
      lost = true;
      connection.close();
    }
    return e;
  }

  /** Codes from 81 on are the library's own; a server does not send them. */
  private static boolean isWithoutAnswer(LDAPException e) {
    int code = e.getResultCode().intValue();
    return code >= FIRST_CLIENT_CODE && code <= ResultCode.REFERRAL_LIMIT_EXCEEDED_INT_VALUE;
  }
}
