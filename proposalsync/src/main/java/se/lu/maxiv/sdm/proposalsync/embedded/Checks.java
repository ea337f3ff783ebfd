package se.lu.maxiv.sdm.proposalsync.embedded;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What Active Directory checks of objects and values, with its result codes. */
final class Checks {
  static final String PASSWORD = "userPassword";

  private static final String NAME = "sAMAccountName";
  private static final String PRINCIPAL = "userPrincipalName";
  private static final String AD_PASSWORD = "unicodePwd";
  private static final String FORBIDDEN_IN_NAMES = "/\\[]:;|=,+*?<>\"";
  private static final int LONGEST_USERNAME = 20;
  private static final int LONGEST_COMMON_NAME = 64;
  private static final Set<String> NUMBERS =
      Set.of("uidnumber", "gidnumber", "useraccountcontrol", "grouptype");

  private Checks() {}

  /** Numbers have 32 bits; no value is empty. */
  static void value(String attribute, String value) throws LDAPException {
    boolean isNumber = NUMBERS.contains(attribute.toLowerCase(java.util.Locale.ROOT));
    if (value.isEmpty() || (isNumber && !isInt(value))) {
      throw new LDAPException(
          ResultCode.INVALID_ATTRIBUTE_SYNTAX,
          "00000057: LdapErr: comment: Error in attribute conversion operation, " + attribute);
    }
  }

  static void commonName(RDN rdn) throws LDAPException {
    for (String value : rdn.getAttributeValues()) {
      if (rdn.hasAttribute("CN") && value.codePointCount(0, value.length()) > LONGEST_COMMON_NAME) {
        throw violation("00002082: problem 1005 (CONSTRAINT_ATT_TYPE), Att 3 (cn)");
      }
    }
  }

  /** Usernames and principal names exist once in a domain, wherever the objects lie. */
  static void names(Store store, Entry entry) throws LDAPException {
    String name = entry.getAttributeValue(NAME);
    if (name != null) {
      checkName(entry, name);
      if (isTaken(store, NAME, name, entry)) {
        throw new LDAPException(
            ResultCode.ENTRY_ALREADY_EXISTS,
            "00000524: UpdErr: problem 6005 (ENTRY_EXISTS), sAMAccountName '" + name + "'");
      }
    }
    String principal = entry.getAttributeValue(PRINCIPAL);
    if (principal != null && isTaken(store, PRINCIPAL, principal, entry)) {
      throw violation("000021C8: AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE), userPrincipalName");
    }
  }

  /** An account that is enabled has a password. */
  static void password(Entry after) throws LDAPException {
    if (!Flags.of(after).mayLackPassword() && !after.hasAttribute(PASSWORD)) {
      throw unwilling("0000052D: SvcErr: problem 5003 (WILL_NOT_PERFORM)");
    }
  }

  /** Keeps what Active Directory takes as a quoted UTF-16LE text where logins look for it. */
  static void keepPassword(Entry entry) throws LDAPException {
    byte[] bytes = entry.getAttributeValueBytes(AD_PASSWORD);
    if (bytes == null) {
      return;
    }
    String text = new String(bytes, StandardCharsets.UTF_16LE);
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      throw unwilling("0000001F: SvcErr: problem 5003 (WILL_NOT_PERFORM), not quoted");
    }
    entry.removeAttribute(AD_PASSWORD);
    entry.setAttribute(PASSWORD, text.substring(1, text.length() - 1));
  }

  static boolean isPassword(String attribute) {
    return attribute.equalsIgnoreCase(AD_PASSWORD);
  }

  static LDAPException unwilling(String message) {
    return new LDAPException(ResultCode.UNWILLING_TO_PERFORM, message);
  }

  private static LDAPException violation(String message) {
    return new LDAPException(ResultCode.CONSTRAINT_VIOLATION, message);
  }

  private static void checkName(Entry entry, String name) throws LDAPException {
    boolean tooLong = entry.hasObjectClass("user") && name.length() > LONGEST_USERNAME;
    if (tooLong || name.chars().anyMatch(c -> FORBIDDEN_IN_NAMES.indexOf(c) >= 0)) {
      throw violation("00000523: AtrErr: problem 1005 (CONSTRAINT_ATT_TYPE), sAMAccountName");
    }
  }

  private static boolean isTaken(Store store, String attribute, String value, Entry by)
      throws LDAPException {
    Optional<Entry> found = store.first(Filter.createEqualityFilter(attribute, value));
    return found.isPresent() && !found.get().getParsedDN().equals(by.getParsedDN());
  }

  private static boolean isInt(String value) {
    try {
      return value.equals(String.valueOf(Integer.parseInt(value)));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
