package se.lu.maxiv.sdm.proposalsync.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.HashMap;
import java.util.Map;

/**
 * The parents of the objects of an answer: thousands of objects lie below a few, so that each
 * parent is parsed, and made comparable, once.
 */
final class Parents {
  private static final int NOWHERE = -1;

  private final Map<String, DN> byText = new HashMap<>();

  /** The DN of an entry. */
  DN dn(SearchResultEntry entry) throws LDAPException {
    String text = entry.getDN();
    int end = endOfName(text);
    return end == NOWHERE
        ? entry.getParsedDN()
        : new DN(new RDN(text.substring(0, end)), parent(text.substring(end + 1)));
  }

  private DN parent(String text) throws LDAPException {
    DN parent = byText.get(text);
    if (parent == null) {
      parent = new DN(text);
      byText.put(text, parent);
    }
    return parent;
  }

  /** The first comma that is not escaped, RFC 4514; older forms are left to the library. */
  private static int endOfName(String dn) {
    for (int i = 0; i < dn.length(); i++) {
      switch (dn.charAt(i)) {
        case '\\' -> i++;
        case '"', ';' -> {
          return NOWHERE;
        }
        case ',' -> {
          return i;
        }
        default -> {}
      }
    }
    return NOWHERE;
  }
}
